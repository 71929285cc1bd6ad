/** Create, answer and get: recorded facts A2. */
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
} from "./support/Rig.ts"

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe("A2 create, answer", () => {
  it.effect("create answers 201 with the recorded fields and no others", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body, header, status } = yield* rig.send(operations.createCall, {
        body: {
          targets: [{ communicationUser: { id: bob } }],
          source: { id: alice },
          callbackUri,
          operationContext: "x"
        }
      })
      assert.strictEqual(status, 201)
      assert.sameMembers(Object.keys(body), [
        "callConnectionId",
        "targets",
        "callConnectionState",
        "callbackUri",
        "sourceDisplayName",
        "source",
        "correlationId",
        "mediaStreamingSubscription"
      ])
      assert.match(textAt(body, "callConnectionId"), guid)
      assert.deepStrictEqual(body["targets"], [user(bob)])
      assert.deepStrictEqual(body["source"], user(alice))
      assert.strictEqual(body["callConnectionState"], "connecting")
      assert.strictEqual(body["callbackUri"], callbackUri)
      assert.strictEqual(body["sourceDisplayName"], "")
      const { id, ...subscription } = objectAt(body, "mediaStreamingSubscription")
      assert.match(String(id), guid)
      assert.deepStrictEqual(subscription, { state: "disabled", subscribedContentTypes: ["audio"] })
      assert.strictEqual(header("x-microsoft-skype-chain-id"), body["correlationId"])
      assert.strictEqual(header("x-microsoft-skype-client"), "rig/1")
    })
  )

  it.effect("versions without media streaming answer without a subscription", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { created } = yield* callApplication(rig, { version: "2024-09-15" })
      assert.notProperty(created, "mediaStreamingSubscription")
    })
  )

  it.effect("IncomingCall has the recorded data, the call's ids, and no customContext", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answered, created } = yield* callApplication(rig)
      assert.strictEqual(rig.published.length, 1)
      const [{ data, subject, type } = assert.fail("no event")] = rig.published
      assert.strictEqual(type, "Microsoft.Communication.IncomingCall")
      assert.strictEqual(subject, `/caller/${alice}/recipient/${bob}`)
      assert.deepStrictEqual(Object.keys(data), [
        "to",
        "from",
        "serverCallId",
        "callerDisplayName",
        "incomingCallContext",
        "correlationId"
      ])
      assert.deepStrictEqual(data["to"], user(bob))
      assert.deepStrictEqual(data["from"], user(alice))
      assert.strictEqual(data["callerDisplayName"], "")
      assert.strictEqual(data["correlationId"], created["correlationId"])
      assert.strictEqual(data["serverCallId"], answered["serverCallId"])
    })
  )

  it.effect("incomingCallContext looks like an unsigned JWT of some 8 KB and differs per call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig)
      yield* callApplication(rig)
      const [first, second] = rig.published.map(({ data }) => textAt(data, "incomingCallContext"))
      assert.match(first ?? "", /^eyJ[\w-]+\.eyJ[\w-]+\.$/)
      assert.isTrue((first ?? "").length > 7000 && (first ?? "").length < 9000)
      assert.notStrictEqual(first, second)
    })
  )

  it.effect("answer answers 200 as create does, with serverCallId and answeredBy {id}, without sourceDisplayName", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answered } = yield* callApplication(rig)
      assert.sameMembers(Object.keys(answered), [
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
      assert.strictEqual(answered["callConnectionState"], "connecting")
      assert.deepStrictEqual(answered["answeredBy"], { id: bob })
      assert.deepStrictEqual(answered["source"], user(alice))
      assert.deepStrictEqual(answered["targets"], [user(bob)])
    })
  )

  it.effect("both legs share correlationId and serverCallId and have different callConnectionIds", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answered, answerer, created, creator } = yield* callApplication(rig)
      assert.notStrictEqual(creator, answerer)
      assert.strictEqual(created["correlationId"], answered["correlationId"])
      const shown = (yield* rig.send(operations.getCall, { id: creator })).body
      assert.strictEqual(shown["serverCallId"], answered["serverCallId"])
      for (const { data } of rig.posts) {
        assert.strictEqual(data["correlationId"], created["correlationId"])
        assert.strictEqual(data["serverCallId"], answered["serverCallId"])
      }
    })
  )

  it.effect(
    "each leg gets one roster of both users and one CallConnected, the roster first, the answering leg first",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { answerer, creator } = yield* callApplication(rig)
        for (const id of [creator, answerer])
          assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
        const connected = rig.posts.filter(({ type }) => type === "CallConnected")
        assert.deepStrictEqual(
          connected.map(({ key }) => key),
          [answerer, creator]
        )
        for (const id of [creator, answerer])
          assert.deepStrictEqual(rosterOf(rig.eventsOf(id)[0]), { [alice]: false, [bob]: false })
      })
  )

  it.effect("in 2024-06-15-preview and before, the roster follows CallConnected on both legs", () =>
    Effect.gen(function* () {
      for (const version of ["2023-03-06", "2023-10-15", "2024-04-15", "2024-06-15-preview"]) {
        const rig = yield* makeRig({ subscribed: true })
        const { answerer, creator } = yield* callApplication(rig, { version })
        for (const id of [creator, answerer])
          assert.deepStrictEqual(typesOf(rig, id), ["CallConnected", "ParticipantsUpdated"])
      }
    })
  )

  it.effect("CallConnected of both legs comes 0.2 to 1.4 s after the answer", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig)
      for (const { at } of rig.posts) assert.isTrue(at >= 200 && at <= 1400)
    })
  )

  it.effect("get shows a connected call with serverCallId and the states of its subscriptions", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      const { body, status } = yield* rig.send(operations.getCall, { id: creator, version: "2026-03-12" })
      assert.strictEqual(status, 200)
      assert.strictEqual(body["callConnectionState"], "connected")
      assert.property(body, "serverCallId")
      assert.deepStrictEqual(body["mediaStreamingSubscription"], { state: "disabled" })
      assert.deepStrictEqual(body["transcriptionSubscription"], { state: "disabled", subscribedResultTypes: [] })
    })
  )

  it.effect("a created call shows no serverCallId while it rings", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const shown = (yield* rig.send(operations.getCall, { id: textAt(body, "callConnectionId") })).body
      assert.strictEqual(shown["callConnectionState"], "connecting")
      assert.notProperty(shown, "serverCallId")
    })
  )

  it.effect("a context answers once", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig)
      const again = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      assert.strictEqual(again.status, 404)
      assert.strictEqual(textAt(again.body, "error", "code"), "8522")
    })
  )
})
