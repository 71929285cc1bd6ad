/** Recorded facts A6: recording. Media streaming has tests of its own. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callApplication, codeOf, makeRig, objectAt, rosterOf, textAt, typesOf } from "../support/Rig.ts"

const recordingStateCallbackUri = "https://app.contoso.com/recordings"

/** A call of two of which a recording is started by its server call id, as recorded. */
const started = Effect.fnUntraced(function* () {
  const rig = yield* makeRig({ subscribed: true })
  const legs = yield* callApplication(rig)
  rig.forget()
  const serverCallId = textAt(legs.answered, "serverCallId")
  const answer = yield* rig.send(operations.startRecording, {
    headers: {
      "repeatability-request-id": crypto.randomUUID(),
      "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
    },
    body: { callLocator: { kind: "serverCallLocator", serverCallId }, recordingStateCallbackUri }
  })
  const emitted = () => rig.posts.filter(({ url }) => url === recordingStateCallbackUri)
  return { rig, answer, recordingId: textAt(answer.body, "recordingId"), serverCallId, emitted, ...legs }
})

describe("A6 recording", () => {
  it.effect(
    "A6: start by server call id is 200 and inactive, repeatability accepted, with a chain id that is not the call's correlationId",
    () =>
      Effect.gen(function* () {
        const { answer, created } = yield* started()
        const { body, header, status } = answer
        assert.strictEqual(status, 200)
        assert.hasAllKeys(body, ["recordingId", "recordingState", "recordingKind"])
        assert.include(body, { recordingState: "inactive", recordingKind: "azureCommunicationServices" })
        assert.strictEqual(header("repeatability-result"), "accepted")
        assert.isString(header("x-microsoft-skype-chain-id"))
        assert.notStrictEqual(header("x-microsoft-skype-chain-id"), textAt(created, "correlationId"))
      })
  )

  it.effect(
    "A6: then RecordingStateChanged comes twice: inactive in the year 1, and 0.1 s later active with the time",
    () =>
      Effect.gen(function* () {
        const { rig, emitted } = yield* started()
        yield* rig.advance(5000)
        assert.deepStrictEqual(
          emitted().map(({ data, type }) => [type, data["state"]]),
          [
            ["RecordingStateChanged", "inactive"],
            ["RecordingStateChanged", "active"]
          ]
        )
        const [inactive, active] = emitted()
        assert.strictEqual((active?.at ?? 0) - (inactive?.at ?? 0), 100)
        assert.strictEqual(textAt(inactive, "data", "startDateTime"), "0001-01-01T00:00:00+00:00")
        assert.match(textAt(active, "data", "startDateTime"), /^2025-09-01T10:00:00\.\d{1,7}\+00:00$/)
        for (const event of emitted()) assert.strictEqual(codeOf(event), "200/0")
      })
  )

  it.effect(
    "A6: source, subject and eventSource name the call's serverCallId and the recording; callConnectionId is the recorder's own, correlationId the call's",
    () =>
      Effect.gen(function* () {
        const { answerer, created, creator, recordingId, rig, serverCallId, emitted } = yield* started()
        yield* rig.advance(5000)
        const subject = `calling/recordings/${serverCallId}/${recordingId}/RecordingStateChanged`
        assert.lengthOf(emitted(), 2)
        for (const { data, event } of emitted()) {
          assert.include(event, { source: subject, subject })
          assert.include(data, { eventSource: subject, correlationId: created["correlationId"] })
          assert.notInclude([creator, answerer], textAt(data, "callConnectionId"))
        }
      })
  )

  it.effect("A6: recordingId is base64url without padding of the recorder's callConnectionId and another GUID", () =>
    Effect.gen(function* () {
      const { recordingId, rig, emitted } = yield* started()
      yield* rig.advance(5000)
      assert.match(recordingId, /^[\w-]+$/)
      const names: unknown = JSON.parse(Buffer.from(recordingId, "base64url").toString())
      assert.deepStrictEqual(Object.keys(objectAt(names)), ["PlatformEndpointId", "ResourceSpecificId"])
      assert.match(textAt(names, "ResourceSpecificId"), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      assert.lengthOf(emitted(), 2)
      for (const { data } of emitted())
        assert.strictEqual(data["callConnectionId"], textAt(names, "PlatformEndpointId"))
    })
  )

  it.effect("A6: GET is 200 with id, state and kind, DELETE 204 without Repeatability-Result", () =>
    Effect.gen(function* () {
      const { recordingId, rig } = yield* started()
      yield* rig.advance(5000)
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
    })
  )

  it.effect(
    "A6: when the recorder joins, both legs get five rosters within 1.6 s, 0.36 s apart, of unchanged participants",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* started()
        yield* rig.advance(1600)
        for (const id of [creator, answerer]) {
          assert.deepStrictEqual(
            typesOf(rig, id),
            Array.from({ length: 5 }, () => "ParticipantsUpdated")
          )
          const times = rig.eventsOf(id).map(({ at }) => at)
          for (const [index, at] of times.slice(1).entries()) assert.strictEqual(at - (times[index] ?? 0), 360)
          for (const roster of rig.eventsOf(id)) assert.hasAllKeys(rosterOf(roster), [alice, bob])
        }
        yield* rig.advance(5000)
        assert.lengthOf(rig.eventsOf(creator), 5)
      })
  )
})
