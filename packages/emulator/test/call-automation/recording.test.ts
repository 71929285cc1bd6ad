/** Recordings of calls: how they start, by either name of the call, and versions. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt
} from "./support/Rig.ts"
import { codeOfAnswer, eventsOf, recorded, recordingUri, start, stateNow, statesOf } from "./support/recording.ts"

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

  it.effect("one that is stopped while it waits is reported once, as inactive", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const recordingId = yield* declined(rig, "2026-03-12")
      assert.strictEqual((yield* rig.send(operations.stopRecording, { id: recordingId })).status, 204)
      yield* rig.advance(5000)
      assert.deepStrictEqual(statesOf(rig), ["inactive"])
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
