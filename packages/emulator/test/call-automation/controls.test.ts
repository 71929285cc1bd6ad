/** The controls of calls: somebody calls, presses keys, speaks, leaves; the state; reset. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const customer = "+14255550123"
const office = "+14255550100"

const callIn = (rig: Rig, body: object = {}) => rig.control("/incoming-calls", { from: customer, to: office, ...body })

const answer = (rig: Rig, incoming: unknown, more: object = {}) =>
  rig.send(operations.answerCall, {
    body: { incomingCallContext: textAt(incoming, "incomingCallContext"), callbackUri, ...more }
  })

describe("incoming-calls", () => {
  it.effect("returns callId and incomingCallContext, and notifies the subscription", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const incoming = yield* callIn(rig, { callerDisplayName: "A customer" })
      assert.sameMembers(Object.keys(objectAt(incoming)), ["callId", "incomingCallContext", "heardBy"])
      const [{ data } = assert.fail("no event")] = rig.published
      assert.strictEqual(data["incomingCallContext"], textAt(incoming, "incomingCallContext"))
      assert.strictEqual(data["serverCallId"], textAt(incoming, "callId"))
      assert.strictEqual(data["callerDisplayName"], "A customer")
      assert.deepStrictEqual(data["from"], phone(customer))
      assert.deepStrictEqual(data["to"], phone(office))
    })
  )

  it.effect("sends IncomingCall in the Event Grid schema to callbackUri as well", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      yield* callIn(rig, { callbackUri: "http://127.0.0.1:9999/grid" })
      const [{ event, type, url } = assert.fail("no post")] = rig.grid
      assert.strictEqual(type, "IncomingCall")
      assert.strictEqual(url, "http://127.0.0.1:9999/grid")
      assert.sameMembers(Object.keys(event), [
        "id",
        "topic",
        "subject",
        "data",
        "eventType",
        "dataVersion",
        "metadataVersion",
        "eventTime"
      ])
      assert.strictEqual(event["eventType"], "Microsoft.Communication.IncomingCall")
    })
  )

  it.effect.each(["ftp://127.0.0.1/grid", "/grid", "javascript:0"])(
    "refuses a callbackUri that is none: %s",
    (callbackUri) =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const graph = yield* Effect.flip(rig.control("/graph/incoming-calls", { from: customer, callbackUri }))
        const calls = yield* Effect.flip(callIn(rig, { callbackUri }))
        for (const { message, status } of [calls, graph]) {
          assert.strictEqual(status, 400)
          assert.match(message, /^callbackUri: expected an http or https URL/)
        }
      })
  )

  it.effect("the answered call has the caller and a user of the resource, and shows the number that was called", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body, status } = yield* answer(rig, yield* callIn(rig))
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(body["source"], phone(customer))
      assert.deepStrictEqual(body["targets"], [phone(office)])
      assert.deepStrictEqual(body["answeredFor"], { value: office })
      yield* rig.advance(1000)
      const id = textAt(body, "callConnectionId")
      assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(id)[0]), [`4:${customer}`, textAt(body, "answeredBy", "id")])
    })
  )

  it.effect("answeredBy decides as whom; an ACS user who is called answers as itself", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      assert.strictEqual(
        textAt((yield* answer(rig, yield* callIn(rig), { answeredBy: { id: alice } })).body, "answeredBy", "id"),
        alice
      )
      const direct = yield* answer(rig, yield* callIn(rig, { from: user(alice), to: bob }))
      assert.strictEqual(textAt(direct.body, "answeredBy", "id"), bob)
      assert.notProperty(direct.body, "answeredFor")
    })
  )

  it.effect("nobody calls himself, and nobody answers as the caller", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      assert.match((yield* Effect.flip(callIn(rig, { to: customer }))).message, /^to:/)
      const { body, status } = yield* answer(rig, yield* callIn(rig, { from: alice }), { answeredBy: { id: alice } })
      assert.strictEqual(status, 400)
      assert.match(textAt(body, "error", "message"), /^answeredBy:/)
    })
  )

  it.effect("rings 115 s from telephones, and then cannot be answered", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const [first, second] = [yield* callIn(rig), yield* callIn(rig)]
      yield* rig.advance(114_999)
      assert.strictEqual((yield* answer(rig, first)).status, 200)
      yield* rig.advance(1)
      assert.strictEqual((yield* answer(rig, second)).status, 404)
    })
  )

  it.effect("a caller who gives up cannot be answered any more", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const incoming = yield* callIn(rig)
      yield* rig.control(`/calls/${textAt(incoming, "callId")}/leave`, { participant: customer })
      assert.strictEqual((yield* answer(rig, incoming)).status, 404)
    })
  )

  it.effect("refuses what is not an identifier, and numbers that the resource does not own", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ options: { phoneNumbers: [office] } })
      for (const body of [
        { from: "Alice" },
        { from: 7 },
        { to: "+14255550101" },
        { to: "8:orgid:0f50d091" },
        { callerDisplayName: 7 }
      ]) {
        const refusal = yield* Effect.flip(callIn(rig, body))
        assert.strictEqual(refusal.status, 400)
        assert.match(refusal.message, new RegExp(`^${Object.keys(body)[0] ?? ""}:`))
      }
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )
})

describe("leave", () => {
  const leave = (rig: Rig, id: string, participant: unknown) => rig.control(`/calls/${id}/leave`, { participant })

  it.effect("ends a call of two; a telephone that was called says so, one that called, and a user", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const called = yield* callPhone(rig)
      const answered = Effect.fnUntraced(function* (from: string) {
        const { incomingCallContext } = objectAt(
          yield* rig.cloud.control("POST", "/incoming-calls", { from, to: alice })
        )
        const { body } = yield* rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } })
        yield* rig.advance(1000)
        return textAt(body, "callConnectionId")
      })
      const inbound = yield* answered("+14255550111")
      const ofUser = yield* answered(bob)
      rig.forget()
      for (const [id, who, code] of [
        [called, customer, "200/560000"],
        [inbound, "+14255550111", "200/540000"],
        [ofUser, bob, "200/5001"]
      ] as const) {
        yield* leave(rig, id, who)
        yield* rig.advance(1000)
        assert.deepStrictEqual(typesOf(rig, id), ["CallDisconnected"])
        assert.strictEqual(codeOf(rig.eventsOf(id)[0]), code)
        assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 404)
      }
      assert.strictEqual(
        textAt(rig.eventsOf(called)[0], "data", "resultInformation", "message"),
        "The conversation has ended. DiagCode: 0#560000.@"
      )
    })
  )

  it.effect("of an application's user is its hanging up", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      rig.forget()
      yield* leave(rig, creator, bob)
      yield* rig.advance(1000)
      assert.deepStrictEqual(rig.eventsOf(answerer).map(codeOf), ["200/7000"])
      assert.deepStrictEqual(rig.eventsOf(creator).map(codeOf), ["200/5001"])
    })
  )

  it.effect("refuses participants who are not in the call, and unknown calls", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      assert.strictEqual((yield* Effect.flip(leave(rig, id, "+14255550177"))).status, 404)
      assert.strictEqual((yield* Effect.flip(leave(rig, "nothing", customer))).status, 404)
    })
  )
})

describe("tones and speech", () => {
  it.effect("are written to the journal", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* rig.control(`/calls/${id}/tones`, { participant: customer, tones: "12#" })
      yield* rig.control(`/calls/${id}/speech`, { participant: customer, text: "yes" })
      const [tones, speech] = (yield* rig.cloud.journal()).filter(({ kind }) => kind === "state").slice(-2)
      assert.strictEqual(tones?.name, "tones pressed")
      assert.deepStrictEqual(tones?.data["tones"], ["one", "two", "pound"])
      assert.strictEqual(speech?.name, "speech heard")
      assert.deepStrictEqual([speech?.data["text"], speech?.data["confidence"]], ["yes", 1])
    })
  )

  it.effect("keys may be given by Microsoft's names", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const tones = ["asterisk", "d", "zero"]
      yield* rig.control(`/calls/${id}/tones`, { participant: customer, tones })
      const pressed = (yield* rig.cloud.journal()).findLast(({ name }) => name === "tones pressed")
      assert.deepStrictEqual(pressed?.data["tones"], tones)
    })
  )

  it.effect("refuse what cannot be pressed or said", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const refused = (verb: string, body: object) =>
        Effect.map(
          Effect.flip(rig.control(`/calls/${id}/${verb}`, { participant: customer, ...body })),
          ({ message }) => message
        )
      assert.match(yield* refused("tones", { tones: "x" }), /^tones:/)
      assert.match(yield* refused("tones", { tones: ["hash"] }), /^tones:/)
      assert.match(yield* refused("tones", {}), /^tones:/)
      assert.match(yield* refused("speech", {}), /^text:/)
      assert.match(yield* refused("speech", { text: "a", confidence: 2 }), /^confidence:/)
    })
  )
})

describe("state and reset", () => {
  it.effect("shows calls with participants, legs and invitations", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      yield* rig.send(operations.addParticipant, { id: creator, body: { participantToAdd: user(`${alice}408`) } })
      const call = objectAt(yield* rig.calls, 0)
      assert.strictEqual(textAt(call, "legs", 0, "callConnectionId"), creator)
      assert.strictEqual(textAt(call, "legs", 0, "state"), "connected")
      assert.strictEqual(textAt(call, "participants", 1, "identifier", "rawId"), bob)
      assert.strictEqual(textAt(call, "invitations", 0, "participant"), `${alice}408`)
    })
  )

  it.effect("forgets ended calls", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* rig.send(operations.terminateCall, { id })
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )

  it.effect("reset empties the world, and what was under way never happens", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      yield* rig.send(operations.removeParticipant, { id: creator, body: { participantToRemove: user(bob) } })
      yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      yield* rig.cloud.reset
      rig.forget()
      yield* rig.advance(200_000)
      assert.deepStrictEqual(rig.posts, [])
      assert.deepStrictEqual(yield* rig.calls, [])
      assert.strictEqual((yield* rig.send(operations.getCall, { id: creator })).status, 404)
    })
  )
})
