/** Recordings of calls: pause, resume and stop, their events, and what is refused. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob, callPhone, makeRig, textAt, typesOf, user } from "./support/Rig.ts"
import {
  codeOfAnswer,
  eventsOf,
  recorded,
  recordingUri,
  serverCallIdOf,
  start,
  stateNow,
  statesOf
} from "./support/recording.ts"

const year1 = "0001-01-01T00:00:00+00:00"

describe("pause, resume and stop", () => {
  it.effect("each answers, changes the state at once, and is reported with the time of the start", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { id, recordingId } = yield* recorded(rig)
      const paused = yield* rig.send(operations.pauseRecording, { id: recordingId })
      assert.deepStrictEqual([paused.status, paused.body], [202, {}])
      assert.strictEqual(yield* stateNow(rig, recordingId), "inactive")
      yield* rig.advance(1000)
      const resumed = yield* rig.send(operations.resumeRecording, { id: recordingId })
      assert.deepStrictEqual([resumed.status, resumed.body], [202, {}])
      assert.strictEqual(yield* stateNow(rig, recordingId), "active")
      yield* rig.advance(1000)
      yield* rig.send(operations.stopRecording, { id: recordingId })
      const gone = yield* rig.send(operations.getRecordingProperties, { id: recordingId })
      assert.strictEqual(codeOfAnswer(gone), "404 8522")
      yield* rig.advance(1000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active", "inactive"])
      const times = new Set(eventsOf(rig).map(({ data }) => data["startDateTime"]))
      assert.strictEqual(times.size, 1)
      assert.notInclude([...times], year1)
      assert.deepStrictEqual(typesOf(rig, id), [])
    })
  )

  it.effect("all at once are reported in their order", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { recordingId } = yield* recorded(rig)
      for (const operation of [operations.pauseRecording, operations.resumeRecording, operations.stopRecording])
        yield* rig.send(operation, { id: recordingId })
      yield* rig.advance(1000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active", "inactive"])
    })
  )

  it.effect("what does not fit the state is 400 8573 and emits nothing", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { recordingId } = yield* recorded(rig)
      const ask = (operation: typeof operations.pauseRecording | typeof operations.resumeRecording) =>
        rig.send(operation, { id: recordingId })
      assert.strictEqual(codeOfAnswer(yield* ask(operations.resumeRecording)), "400 8573")
      yield* ask(operations.pauseRecording)
      assert.strictEqual(codeOfAnswer(yield* ask(operations.pauseRecording)), "400 8573")
      yield* rig.advance(1000)
      assert.deepStrictEqual(statesOf(rig), ["inactive"])
    })
  )

  it.effect("pauseOnStart records from the first resume on", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const recordingId = textAt((yield* start(rig, id, { pauseOnStart: true })).body, "recordingId")
      yield* rig.advance(3000)
      assert.deepStrictEqual(statesOf(rig), ["inactive"])
      assert.strictEqual((yield* rig.send(operations.resumeRecording, { id: recordingId })).status, 202)
      yield* rig.advance(1000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active"])
      assert.notStrictEqual(eventsOf(rig)[1]?.data["startDateTime"], year1)
    })
  )

  it.effect("one that is stopped before it begins never is active", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const recordingId = textAt((yield* start(rig, id)).body, "recordingId")
      yield* rig.send(operations.stopRecording, { id: recordingId })
      yield* rig.advance(3000)
      assert.deepStrictEqual(statesOf(rig), ["inactive"])
      assert.strictEqual(eventsOf(rig)[0]?.data["startDateTime"], year1)
    })
  )

  it.effect("the end of the call stops it", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { id, recordingId } = yield* recorded(rig)
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(1000)
      assert.deepStrictEqual(statesOf(rig), ["inactive"])
      const gone = yield* rig.send(operations.getRecordingProperties, { id: recordingId })
      assert.strictEqual(codeOfAnswer(gone), "404 8522")
    })
  )

  it.effect("a call can be recorded again after a stop", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { id, recordingId } = yield* recorded(rig)
      const again = { body: { callConnectionId: id, recordingStateCallbackUri: recordingUri } }
      assert.strictEqual(codeOfAnswer(yield* rig.send(operations.startRecording, again)), "409 8553")
      yield* rig.send(operations.stopRecording, { id: recordingId })
      const next = yield* rig.send(operations.startRecording, again)
      assert.strictEqual(next.status, 202)
      assert.notStrictEqual(next.body["recordingId"], recordingId)
    })
  )

  it.effect("without recordingStateCallbackUri nobody is notified", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      yield* rig.send(operations.startRecording, { body: { callConnectionId: id } })
      yield* rig.advance(3000)
      assert.isTrue(rig.posts.every(({ type }) => type === "ParticipantsUpdated"))
    })
  )
})

describe("what cannot be recorded", () => {
  const refusals: ReadonlyArray<readonly [name: string, body: (serverCallId: string, id: string) => object, string]> = [
    ["no call", () => ({}), "400 8523"],
    ["a call named twice", (serverCallId, id) => ({ callLocator: { serverCallId }, callConnectionId: id }), "400 8523"],
    ["a locator without an id", () => ({ callLocator: { kind: "serverCallLocator" } }), "400 8523"],
    ["a room", () => ({ callLocator: { kind: "roomCallLocator", roomId: "99510276389301250" } }), "400 8523"],
    ["an unknown call", () => ({ callLocator: { kind: "serverCallLocator", serverCallId: "aHR0cHM6" } }), "404 8522"],
    ["an unknown group", () => ({ callLocator: { kind: "groupCallLocator", groupCallId: "g" } }), "404 8522"],
    ["an unknown leg", () => ({ callConnectionId: "18dea47f-b081-4107-9a5c-4300819d2c6c" }), "404 8522"],
    [
      "a callback that is not https URL",
      (serverCallId) => ({ callLocator: { serverCallId }, recordingStateCallbackUri: "http://app.contoso.com" }),
      "400 8523"
    ],
    [
      "audio as mp4",
      (serverCallId) => ({
        callLocator: { serverCallId },
        recordingContentType: "audio",
        recordingFormatType: "mp4"
      }),
      "400 8557"
    ],
    [
      "video as wav",
      (serverCallId) => ({
        callLocator: { serverCallId },
        recordingContentType: "audioVideo",
        recordingFormatType: "wav"
      }),
      "400 8557"
    ],
    [
      "unmixed channels as mp3",
      (serverCallId) => ({
        callLocator: { serverCallId },
        recordingChannelType: "unmixed",
        recordingFormatType: "mp3"
      }),
      "400 8557"
    ],
    [
      "to a blob storage without a container",
      (serverCallId) => ({
        callLocator: { serverCallId },
        externalStorage: { recordingStorageKind: "azureBlobStorage" }
      }),
      "400 8523"
    ],
    [
      "to a channel that there is not",
      (serverCallId) => ({
        callLocator: { serverCallId },
        channelAffinity: [{ channel: 5, participant: user(bob) }]
      }),
      "400 8523"
    ]
  ]
  for (const [name, body, expected] of refusals)
    it.effect(`${name}: ${expected}`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig)
        const serverCallId = yield* serverCallIdOf(rig, id)
        rig.forget()
        const answer = yield* rig.send(operations.startRecording, { body: body(serverCallId, id) })
        assert.strictEqual(codeOfAnswer(answer), expected)
        yield* rig.advance(3000)
        assert.deepStrictEqual(rig.posts, [])
      })
    )

  for (const operation of [
    operations.getRecordingProperties,
    operations.pauseRecording,
    operations.resumeRecording,
    operations.stopRecording
  ])
    it.effect(`${operation.id} of an unknown recording: 404 8522`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        assert.strictEqual(codeOfAnswer(yield* rig.send(operation, { id: "eyJhIjoxfQ" })), "404 8522")
      })
    )
})
