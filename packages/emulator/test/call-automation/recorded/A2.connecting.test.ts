/** Recorded facts A2: create, answer and connect. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  makeRig,
  objectAt,
  rosterOf,
  textAt,
  typesOf,
  user
} from "../support/Rig.ts"

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const two = Effect.fnUntraced(function* (version?: string) {
  const rig = yield* makeRig({ subscribed: true })
  return { rig, ...(yield* callApplication(rig, version === undefined ? {} : { version })) }
})

describe("A2 create, answer, connect", () => {
  it.effect(
    "A2: after IncomingCall each leg gets one roster of both users and one CallConnected, the roster first; the answering leg is connected first",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* two()
        assert.lengthOf(rig.published, 1)
        for (const id of [creator, answerer]) {
          assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
          assert.deepStrictEqual(rosterOf(rig.eventsOf(id)[0]), { [alice]: false, [bob]: false })
        }
        const connected = rig.posts.filter(({ type }) => type === "CallConnected")
        assert.deepStrictEqual(
          connected.map(({ key }) => key),
          [answerer, creator]
        )
      })
  )

  it.effect("A2: in 2024-06-15-preview and before the roster follows CallConnected on both legs", () =>
    Effect.gen(function* () {
      for (const version of ["2023-03-06", "2023-10-15", "2024-04-15", "2024-06-15-preview"]) {
        const { answerer, creator, rig } = yield* two(version)
        for (const id of [creator, answerer])
          assert.deepStrictEqual(typesOf(rig, id), ["CallConnected", "ParticipantsUpdated"])
      }
    })
  )

  it.effect(
    "A2: both legs share correlationId and serverCallId, and have different callConnectionIds, which are GUIDs",
    () =>
      Effect.gen(function* () {
        const { answered, answerer, created, creator, rig } = yield* two()
        assert.notStrictEqual(creator, answerer)
        for (const id of [creator, answerer]) assert.match(id, guid)
        assert.strictEqual(created["correlationId"], answered["correlationId"])
        const shown = (yield* rig.send(operations.getCall, { id: creator })).body
        assert.strictEqual(shown["serverCallId"], answered["serverCallId"])
        for (const { data } of rig.posts)
          assert.include(data, { correlationId: created["correlationId"], serverCallId: answered["serverCallId"] })
      })
  )

  it.effect("A2: CallConnected of both legs comes 0.2 to 1.4 s after the answer", () =>
    Effect.gen(function* () {
      const { rig } = yield* two()
      const connected = rig.posts.filter(({ type }) => type === "CallConnected")
      assert.lengthOf(connected, 2)
      for (const { at } of connected) assert.isTrue(at >= 200 && at <= 1400)
    })
  )

  it.effect(
    "A2: create is 201 with these fields and no others: no serverCallId, no answeredBy, no operationContext",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { body, status } = yield* rig.send(operations.createCall, {
          body: {
            targets: [{ communicationUser: { id: bob } }],
            source: { id: alice },
            callbackUri,
            operationContext: "x"
          }
        })
        assert.strictEqual(status, 201)
        assert.hasAllKeys(body, [
          "callConnectionId",
          "targets",
          "callConnectionState",
          "callbackUri",
          "sourceDisplayName",
          "source",
          "correlationId",
          "mediaStreamingSubscription"
        ])
        assert.deepInclude(body, {
          targets: [user(bob)],
          callConnectionState: "connecting",
          callbackUri,
          sourceDisplayName: "",
          source: user(alice)
        })
        const { id, ...subscription } = objectAt(body, "mediaStreamingSubscription")
        assert.match(String(id), guid)
        assert.deepStrictEqual(subscription, { state: "disabled", subscribedContentTypes: ["audio"] })
      })
  )

  it.effect("A2: with media streaming that is not to start at once the subscription is inactive", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body } = yield* rig.send(operations.createCall, {
        body: {
          targets: [user(bob)],
          callbackUri,
          mediaStreamingOptions: {
            transportType: "websocket",
            audioChannelType: "mixed",
            transportUrl: "wss://127.0.0.1/media",
            contentType: "audio",
            startMediaStreaming: false
          }
        }
      })
      assert.strictEqual(textAt(body, "mediaStreamingSubscription", "state"), "inactive")
    })
  )

  it.effect("A2: 2024-06-15-preview and 2026-03-12 have no mediaSubscriptionId and no dataSubscriptionId", () =>
    Effect.gen(function* () {
      for (const version of ["2024-06-15-preview", "2026-03-12"]) {
        const { answered, created, creator, rig } = yield* two(version)
        const shown = (yield* rig.send(operations.getCall, { id: creator, version })).body
        for (const body of [created, answered, shown]) {
          assert.property(body, "mediaStreamingSubscription")
          assert.doesNotHaveAnyKeys(body, ["mediaSubscriptionId", "dataSubscriptionId"])
        }
      }
    })
  )

  it.effect(
    "A2: answer is as create with serverCallId and answeredBy {id}, without sourceDisplayName, still connecting",
    () =>
      Effect.gen(function* () {
        const { answered } = yield* two()
        assert.hasAllKeys(answered, [
          "callConnectionId",
          "serverCallId",
          "targets",
          "callConnectionState",
          "callbackUri",
          "source",
          "correlationId",
          "answeredBy",
          "mediaStreamingSubscription"
        ])
        assert.deepInclude(answered, {
          callConnectionState: "connecting",
          answeredBy: { id: bob },
          source: user(alice),
          targets: [user(bob)]
        })
      })
  )

  it.effect(
    "A2: GET of a connected call has serverCallId and of its subscriptions hardly more than that they are disabled",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        const { body, status } = yield* rig.send(operations.getCall, { id: creator, version: "2026-03-12" })
        assert.strictEqual(status, 200)
        assert.property(body, "serverCallId")
        assert.deepInclude(body, {
          callConnectionState: "connected",
          mediaStreamingSubscription: { state: "disabled" },
          transcriptionSubscription: { state: "disabled", subscribedResultTypes: [] }
        })
      })
  )

  it.effect(
    "A2: connect is 200 with a new leg and a correlationId of its own, without source, display name and serverCallId",
    () =>
      Effect.gen(function* () {
        const { answered, answerer, creator, rig } = yield* two("2026-03-12")
        const { body, status } = yield* rig.send(operations.connect, {
          version: "2026-03-12",
          body: {
            callLocator: { kind: "serverCallLocator", serverCallId: textAt(answered, "serverCallId") },
            callbackUri
          }
        })
        assert.strictEqual(status, 200)
        assert.hasAllKeys(body, [
          "callConnectionId",
          "targets",
          "callConnectionState",
          "callbackUri",
          "correlationId",
          "mediaStreamingSubscription"
        ])
        assert.notInclude([creator, answerer], textAt(body, "callConnectionId"))
        assert.deepInclude(body, { targets: [], callConnectionState: "connecting", callbackUri })
        assert.match(textAt(body, "correlationId"), guid)
        assert.notStrictEqual(body["correlationId"], answered["correlationId"])
      })
  )

  it.effect(
    "A2: IncomingCall has these data, the call's correlationId, identifiers with kind, and no customContext",
    () =>
      Effect.gen(function* () {
        const { answered, created, rig } = yield* two()
        const [{ data, type } = assert.fail("no event")] = rig.published
        assert.strictEqual(type, "Microsoft.Communication.IncomingCall")
        assert.deepStrictEqual(Object.keys(data), [
          "to",
          "from",
          "serverCallId",
          "callerDisplayName",
          "incomingCallContext",
          "correlationId"
        ])
        assert.deepInclude(data, {
          to: user(bob),
          from: user(alice),
          callerDisplayName: "",
          correlationId: created["correlationId"],
          serverCallId: answered["serverCallId"]
        })
      })
  )

  it.effect("A2: create and answer take a customCallingContext of empty maps, and IncomingCall has nothing of it", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const customCallingContext = { voipHeaders: {}, sipHeaders: {} }
      const created = yield* rig.send(operations.createCall, {
        body: { targets: [user(bob)], source: { id: alice }, callbackUri, customCallingContext }
      })
      const incomingCallContext = textAt(rig.published[0], "data", "incomingCallContext")
      const answered = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext, callbackUri, customCallingContext }
      })
      assert.deepStrictEqual([created.status, answered.status], [201, 200])
      assert.doesNotHaveAnyKeys(rig.published[0]?.data, ["customContext", "customCallingContext"])
    })
  )
})
