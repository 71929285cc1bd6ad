/** Recorded facts A1: the envelope of an event, and its data. Those of media streaming have a test of their own. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callPhone,
  makeRig,
  objectAt,
  phone,
  type Received,
  type Rig,
  resourceId,
  textAt,
  typesOf,
  user
} from "../support/Rig.ts"

const two = Effect.fnUntraced(function* (version = "2024-09-15") {
  const rig = yield* makeRig({ subscribed: true })
  return { rig, version, ...(yield* callApplication(rig, { version })) }
})

const eventOf = (rig: Rig, type: string): Received =>
  rig.posts.find((post) => post.type === type) ?? assert.fail(`no ${type}`)
const keysOf = (rig: Rig, type: string): ReadonlyArray<string> => Object.keys(eventOf(rig, type).data)

const ids = ["callConnectionId", "serverCallId", "correlationId", "publicEventType"]
const common = ["version", "operationContext", "resultInformation", ...ids]
const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })

/** A call in which prompts are played and fail, and somebody is invited, taken back and removed. */
const eventful = Effect.fnUntraced(function* (version?: string) {
  const given = yield* two(version)
  const { creator: id, rig } = given
  const ask = (operation: Parameters<Rig["send"]>[0], body: object) =>
    rig.send(operation, { id, version: given.version, body: { operationContext: "mine", ...body } })
  yield* ask(operations.play, { playSources: [file("a.wav")] })
  yield* rig.advance(10_000)
  yield* ask(operations.play, { playSources: [file("invalid-format.mp3")] })
  yield* rig.advance(10_000)
  const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`
  const { body } = yield* ask(operations.addParticipant, { participantToAdd: user(silent) })
  yield* ask(operations.cancelAddParticipant, { invitationId: body["invitationId"] })
  yield* rig.advance(1000)
  if (given.version > "2024-06-15")
    yield* ask(operations.hold, { targetParticipant: user(bob), playSourceInfo: file("invalid-format.mp3") })
  yield* rig.advance(10_000)
  yield* ask(operations.removeParticipant, { participantToRemove: user(bob) })
  yield* rig.advance(1000)
  return given
})

describe("A1 envelope and data", () => {
  // That a delivery is an array of exactly one is held by the rig, which takes nothing else.
  it.effect(
    "A1: a delivery is one CloudEvent of these keys; source and subject name the leg, without a slash first",
    () =>
      Effect.gen(function* () {
        const { rig } = yield* eventful()
        assert.isAbove(rig.posts.length, 10)
        for (const { event, key } of rig.posts) {
          assert.deepStrictEqual(Object.keys(event), [
            "id",
            "source",
            "type",
            "data",
            "time",
            "specversion",
            "datacontenttype",
            "subject"
          ])
          assert.strictEqual(event["source"], `calling/callConnections/${key}`)
          assert.strictEqual(event["subject"], event["source"])
          assert.strictEqual(event["specversion"], "1.0")
          assert.strictEqual(event["datacontenttype"], "application/json")
        }
        const eventIds = rig.posts.map(({ event }) => textAt(event, "id"))
        assert.strictEqual(new Set(eventIds).size, eventIds.length)
      })
  )

  it.effect("A1: time has up to seven fraction digits, no zero at the end, and +00:00", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      for (let call = 0; call < 40; call++) yield* callPhone(rig)
      for (const { event } of rig.posts)
        assert.match(textAt(event, "time"), /^2025-09-01T10:00:\d\d(\.\d{0,6}[1-9])?\+00:00$/)
    })
  )

  it.effect("A1: version is that of the request that made the leg, publicEventType repeats the type", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const created = yield* rig.send(operations.createCall, {
        version: "2024-09-15",
        body: { targets: [user(bob)], source: { id: alice }, callbackUri }
      })
      const answered = yield* rig.send(operations.answerCall, {
        version: "2026-03-12",
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      yield* rig.advance(1000)
      for (const [{ body }, version] of [
        [created, "2024-09-15"],
        [answered, "2026-03-12"]
      ] as const) {
        const events = rig.eventsOf(textAt(body, "callConnectionId"))
        assert.lengthOf(events, 2)
        for (const { data, event } of events) {
          assert.strictEqual(data["version"], version)
          assert.strictEqual(data["publicEventType"], event["type"])
          assert.match(textAt(event, "type"), /^Microsoft\.Communication\.[A-Z]\w+$/)
        }
      }
    })
  )

  it.effect(
    "A1: CallConnected, CallDisconnected, PlayStarted, PlayCompleted and HoldFailed have these keys in this order",
    () =>
      Effect.gen(function* () {
        const { rig } = yield* eventful()
        for (const type of ["CallConnected", "CallDisconnected", "PlayStarted", "PlayCompleted", "HoldFailed"])
          assert.deepStrictEqual(keysOf(rig, type), common, type)
      })
  )

  it.effect("A1: ParticipantsUpdated has its participants first and never an operationContext", () =>
    Effect.gen(function* () {
      const { rig } = yield* eventful()
      for (const { data, type } of rig.posts)
        if (type === "ParticipantsUpdated")
          assert.deepStrictEqual(Object.keys(data), [
            "participants",
            "sequenceNumber",
            "resultInformation",
            "version",
            ...ids
          ])
    })
  )

  it.effect(
    "A1: RemoveParticipantSucceeded has its participant first, CancelAddParticipantSucceeded its invitationId and no participant",
    () =>
      Effect.gen(function* () {
        const { rig } = yield* eventful()
        assert.deepStrictEqual(keysOf(rig, "RemoveParticipantSucceeded"), ["participant", ...common])
        assert.deepStrictEqual(keysOf(rig, "CancelAddParticipantSucceeded"), ["invitationId", ...common])
      })
  )

  it.effect("A1: PlayFailed has failedPlaySourceIndex first", () =>
    Effect.gen(function* () {
      const { rig } = yield* eventful()
      assert.deepStrictEqual(keysOf(rig, "PlayFailed"), ["failedPlaySourceIndex", ...common])
      assert.strictEqual(eventOf(rig, "PlayFailed").data["failedPlaySourceIndex"], 0)
    })
  )

  it.effect("A1: RecordingStateChanged has these keys in this order", () =>
    Effect.gen(function* () {
      const { creator: callConnectionId, rig } = yield* two()
      yield* rig.send(operations.startRecording, {
        version: "2026-03-12",
        body: { callConnectionId, recordingStateCallbackUri: callbackUri }
      })
      yield* rig.advance(1000)
      assert.deepStrictEqual(keysOf(rig, "RecordingStateChanged"), [
        "eventSource",
        "recordingId",
        "state",
        "startDateTime",
        "recordingKind",
        "resultInformation",
        "version",
        ...ids
      ])
    })
  )

  it.effect("A1: operationContext is absent, not null or empty, when none was sent", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* rig.send(operations.removeParticipant, {
        id,
        body: { participantToRemove: phone("+14255550123") }
      })
      yield* rig.advance(1000)
      assert.includeMembers([...typesOf(rig, id)], ["CallConnected", "RemoveParticipantSucceeded", "CallDisconnected"])
      for (const { data } of rig.eventsOf(id)) assert.notProperty(data, "operationContext")
    })
  )

  it.effect("A1: the context of create and answer comes back on CallConnected and CallDisconnected of that leg", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(100)
      for (const [id, context] of [
        [creator, "creating"],
        [answerer, "answering"]
      ] as const) {
        const emitted = rig.eventsOf(id).filter(({ type }) => type !== "ParticipantsUpdated")
        assert.deepStrictEqual(
          emitted.map(({ data, type }) => [type, data["operationContext"]]),
          [
            ["CallConnected", context],
            ["CallDisconnected", context]
          ]
        )
      }
    })
  )

  it.effect("A1: success is 200, 0 without a text for calls and participants, with one for prompts", () =>
    Effect.gen(function* () {
      const { rig } = yield* eventful()
      const silently = { code: 200, subCode: 0, message: "" }
      const aloud = { ...silently, message: "Action completed successfully." }
      for (const [type, result] of [
        ["CallConnected", silently],
        ["ParticipantsUpdated", silently],
        ["RemoveParticipantSucceeded", silently],
        ["PlayStarted", aloud],
        ["PlayCompleted", aloud]
      ] as const)
        assert.deepStrictEqual(eventOf(rig, type).data["resultInformation"], result, type)
    })
  )

  it.effect(
    "A1: 2024-06-15-preview has no resultInformation in CallConnected, ParticipantsUpdated and CallDisconnected",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two("2024-06-15-preview")
        yield* rig.send(operations.terminateCall, { id: creator })
        yield* rig.advance(100)
        assert.deepStrictEqual(typesOf(rig, creator), ["CallConnected", "ParticipantsUpdated", "CallDisconnected"])
        for (const { data } of rig.posts) assert.notProperty(data, "resultInformation")
      })
  )

  it.effect("A1: around 2023-10 every event has eventSource first, and a removal no resultInformation either", () =>
    Effect.gen(function* () {
      const { rig } = yield* eventful("2023-10-15")
      for (const { data, event } of rig.posts)
        assert.deepStrictEqual(Object.entries(data)[0], ["eventSource", event["source"]])
      for (const type of ["CallConnected", "ParticipantsUpdated", "RemoveParticipantSucceeded", "CallDisconnected"])
        assert.notInclude(keysOf(rig, type), "resultInformation", type)
    })
  )

  it.effect("A1: a participant is its identifier with raw id, kind and model, isMuted and isOnHold", () =>
    Effect.gen(function* () {
      const { rig } = yield* two()
      assert.deepStrictEqual(objectAt(eventOf(rig, "ParticipantsUpdated"), "data", "participants", 0), {
        identifier: { rawId: alice, kind: "communicationUser", communicationUser: { id: alice } },
        isMuted: false,
        isOnHold: false
      })
    })
  )
})
