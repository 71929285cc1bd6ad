/** Recordings of calls: start, state, pause, resume and stop, and what is told of them. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  type Answer,
  alice,
  bob,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Received,
  type Rig,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const recordingUri = "https://app.contoso.com/recordings"
const year1 = "0001-01-01T00:00:00+00:00"

const serverCallIdOf = (rig: Rig, id: string) =>
  Effect.map(rig.send(operations.getCall, { id }), ({ body }) => textAt(body, "serverCallId"))

/** Starts a recording by the server call id of a leg's call. */
const start = Effect.fnUntraced(function* (rig: Rig, id: string, more: object = {}, version = "2025-05-15") {
  const serverCallId = yield* serverCallIdOf(rig, id)
  return yield* rig.send(operations.startRecording, {
    version,
    headers: {
      "repeatability-request-id": "5d9d5d5f-3a44-4b7b-8a0a-64b1d2a9d5f1",
      "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
    },
    body: {
      callLocator: { kind: "serverCallLocator", serverCallId },
      recordingStateCallbackUri: recordingUri,
      ...more
    }
  })
})

/** A phone call that is recorded; the events of the start are forgotten. */
const recorded = Effect.fnUntraced(function* (rig: Rig) {
  const id = yield* callPhone(rig)
  const recordingId = textAt((yield* start(rig, id)).body, "recordingId")
  yield* rig.advance(3000)
  rig.forget()
  return { id, recordingId }
})

const eventsOf = (rig: Rig): ReadonlyArray<Received> => rig.posts.filter(({ url }) => url === recordingUri)
const statesOf = (rig: Rig): ReadonlyArray<unknown> => eventsOf(rig).map(({ data }) => data["state"])
const codeOfAnswer = ({ body, status }: Answer): string => `${status} ${textAt(body, "error", "code")}`
const stateNow = (rig: Rig, id: string) =>
  Effect.map(rig.send(operations.getRecordingProperties, { id }), ({ body }) => body["recordingState"])

describe("a recording by server call id", () => {
  it.effect("GET 200, DELETE 204 without Repeatability-Result, both with the call's chain id", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { id, recordingId } = yield* recorded(rig)
      const { body: call } = yield* rig.send(operations.getCall, { id })
      const got = yield* rig.send(operations.getRecordingProperties, { id: recordingId })
      assert.strictEqual(got.status, 200)
      assert.deepStrictEqual(got.body, {
        recordingId,
        recordingState: "active",
        recordingKind: "azureCommunicationServices"
      })
      const stopped = yield* rig.send(operations.stopRecording, { id: recordingId })
      assert.strictEqual(stopped.status, 204)
      assert.isUndefined(stopped.header("repeatability-result"))
      for (const { header } of [got, stopped])
        assert.strictEqual(header("x-microsoft-skype-chain-id"), textAt(call, "correlationId"))
    })
  )

  it.effect("a repeat with the same pair gives the same recording", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const first = yield* start(rig, id)
      const second = yield* start(rig, id)
      assert.strictEqual(second.status, 200)
      assert.deepStrictEqual(second.body, first.body)
      yield* rig.advance(3000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active"])
    })
  )
})

describe("a recording by callConnectionId", () => {
  it.effect("answers 202 and begins as any other", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const started = yield* rig.send(operations.startRecording, {
        version: "2026-03-12",
        body: { callConnectionId: id, recordingStateCallbackUri: recordingUri }
      })
      assert.strictEqual(started.status, 202)
      assert.strictEqual(started.body["recordingState"], "inactive")
      yield* rig.advance(3000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active"])
      assert.strictEqual(eventsOf(rig)[0]?.data["version"], "2026-03-12")
    })
  )

  it.effect("waits until the leg is connected", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const created = yield* rig.send(operations.createCall, {
        body: { targets: [phone("+14255550123")], source: { id: alice }, callbackUri, ...callerId }
      })
      const started = yield* rig.send(operations.startRecording, {
        body: {
          callConnectionId: textAt(created.body, "callConnectionId"),
          recordingStateCallbackUri: recordingUri
        }
      })
      const recordingId = textAt(started.body, "recordingId")
      assert.strictEqual(yield* stateNow(rig, recordingId), "inactive")
      yield* rig.advance(90)
      assert.deepStrictEqual(rig.posts, [])
      yield* rig.advance(3000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active"])
      assert.strictEqual(yield* stateNow(rig, recordingId), "active")
    })
  )

  const declined = Effect.fnUntraced(function* (rig: Rig, version: string) {
    const created = yield* rig.send(operations.createCall, {
      version,
      body: { targets: [phone("+14255550603")], source: { id: alice }, callbackUri, ...callerId }
    })
    const started = yield* rig.send(operations.startRecording, {
      version,
      body: { callConnectionId: textAt(created.body, "callConnectionId"), recordingStateCallbackUri: recordingUri }
    })
    return textAt(started.body, "recordingId")
  })

  it.effect("ends as StartRecordingFailed when the leg is never connected", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const recordingId = yield* declined(rig, "2026-03-12")
      yield* rig.advance(5000)
      assert.deepStrictEqual(
        rig.posts.map(({ type }) => type),
        ["StartRecordingFailed", "CallDisconnected", "CreateCallFailed"]
      )
      const [failed] = eventsOf(rig)
      assert.strictEqual(codeOf(failed), "400/8528")
      assert.strictEqual(failed?.data["recordingId"], recordingId)
      const gone = yield* rig.send(operations.getRecordingProperties, { id: recordingId })
      assert.strictEqual(codeOfAnswer(gone), "404 8522")
    })
  )

  it.effect("StartRecordingFailed has neither resultInformation nor serverCallId on 2025-05-15", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      yield* declined(rig, "2025-05-15")
      yield* rig.advance(5000)
      assert.strictEqual(eventsOf(rig)[0]?.type, "StartRecordingFailed")
      assert.doesNotHaveAnyKeys(objectAt(eventsOf(rig)[0]?.data), ["resultInformation", "serverCallId"])
    })
  )

  it.effect("one that is stopped while it waits is told once, as inactive", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const recordingId = yield* declined(rig, "2026-03-12")
      assert.strictEqual((yield* rig.send(operations.stopRecording, { id: recordingId })).status, 204)
      yield* rig.advance(5000)
      assert.deepStrictEqual(statesOf(rig), ["inactive"])
    })
  )
})

describe("pause, resume and stop", () => {
  it.effect("each answers, changes the state at once, and is told with the time of the start", () =>
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

  it.effect("all at once are told in their order", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { recordingId } = yield* recorded(rig)
      for (const operation of [operations.pauseRecording, operations.resumeRecording, operations.stopRecording])
        yield* rig.send(operation, { id: recordingId })
      yield* rig.advance(1000)
      assert.deepStrictEqual(statesOf(rig), ["inactive", "active", "inactive"])
    })
  )

  it.effect("what does not fit the state is 400 8573 and tells nothing", () =>
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

  it.effect("without recordingStateCallbackUri nobody is told", () =>
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

describe("versions", () => {
  it.effect("2023-03-06 has no kind in answer and event, and no resultInformation", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const { body } = yield* start(rig, id, {}, "2023-03-06")
      assert.hasAllKeys(body, ["recordingId", "recordingState"])
      yield* rig.advance(3000)
      const [inactive] = eventsOf(rig)
      assert.strictEqual(inactive?.data["version"], "2023-03-06")
      assert.notProperty(inactive?.data, "recordingKind")
      assert.notProperty(inactive?.data, "resultInformation")
    })
  )

  it.effect("callConnectionId is refused before 2025-05-15, pauseOnStart before 2024-04-15", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const old = yield* rig.send(operations.startRecording, { version: "2024-09-15", body: { callConnectionId: id } })
      assert.strictEqual(codeOfAnswer(old), "400 8523")
      assert.include(textAt(old.body, "error", "message"), "callConnectionId")
      const older = yield* start(rig, id, { pauseOnStart: true }, "2023-10-15")
      assert.strictEqual(codeOfAnswer(older), "400 8523")
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
      "a callback that is no https URL",
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
