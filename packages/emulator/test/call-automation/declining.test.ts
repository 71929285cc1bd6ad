/** Rejecting and redirecting a call that rings: which events the caller gets, and who is called instead. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  type Json,
  makeRig,
  objectAt,
  phone,
  resourceId,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const carol = `8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`
const unknown = { incomingCallContext: "eyJhbGciOiJub25lIn0.e30." }

/** The context of the newest incoming call. */
const contextOf = (rig: Rig): string => textAt(rig.published.at(-1), "data", "incomingCallContext")

/** Alice's application calls Bob, whose application has not done anything yet. */
const calling = Effect.fnUntraced(function* (more: object = {}) {
  const rig = yield* makeRig({ subscribed: true })
  const created = yield* rig.send(operations.createCall, {
    body: { targets: [user(bob)], source: { id: alice }, callbackUri, operationContext: "calling", ...more }
  })
  return { rig, id: textAt(created.body, "callConnectionId"), incomingCallContext: contextOf(rig) }
})

const refusal = (body: Json) => textAt(body, "error", "code")

describe("reject", () => {
  it.effect("behavior 1e: it is 204 without Repeatability-Result, although the pair was sent", () =>
    Effect.gen(function* () {
      const { incomingCallContext, rig } = yield* calling()
      const answer = yield* rig.send(operations.rejectCall, {
        body: { incomingCallContext },
        headers: {
          "repeatability-request-id": "0c8e2b4e-7a5d-4a7e-9d53-5d4c1f3b2a61",
          "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
        }
      })
      assert.strictEqual(answer.status, 204)
      assert.isUndefined(answer.header("repeatability-result"))
      assert.strictEqual(answer.header("x-microsoft-skype-chain-id"), textAt(rig.published[0], "data", "correlationId"))
    })
  )

  const reasons = [
    [undefined, "603/0"],
    ["none", "603/0"],
    ["busy", "486/0"],
    ["forbidden", "403/0"]
  ] as const
  for (const [callRejectReason, code] of reasons)
    it.effect(`the caller of a call rejected with ${callRejectReason ?? "no reason"} gets ${code}`, () =>
      Effect.gen(function* () {
        const { id, incomingCallContext, rig } = yield* calling()
        yield* rig.send(operations.rejectCall, {
          body: { incomingCallContext, ...(callRejectReason === undefined ? {} : { callRejectReason }) }
        })
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(100)
        assert.deepStrictEqual(typesOf(rig, id), ["CallDisconnected", "CreateCallFailed"])
        for (const event of rig.posts) {
          assert.strictEqual(event.key, id)
          assert.strictEqual(codeOf(event), code)
          assert.strictEqual(event.data["operationContext"], "calling")
        }
        assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 404)
        yield* rig.advance(200_000)
        assert.strictEqual(rig.posts.length, 2)
      })
    )

  it.effect("a rejected call cannot be answered, rejected or redirected", () =>
    Effect.gen(function* () {
      const { incomingCallContext, rig } = yield* calling()
      yield* rig.send(operations.rejectCall, { body: { incomingCallContext } })
      for (const [operation, more] of [
        [operations.answerCall, { callbackUri }],
        [operations.rejectCall, {}],
        [operations.redirectCall, { target: user(carol) }]
      ] as const) {
        const again = yield* rig.send(operation, { body: { incomingCallContext, ...more } })
        assert.strictEqual(again.status, 404)
        assert.strictEqual(refusal(again.body), "8522")
      }
    })
  )

  it.effect("a group call goes on ringing at the others", () =>
    Effect.gen(function* () {
      const { id, incomingCallContext, rig } = yield* calling({ targets: [user(carol), user(bob)] })
      yield* rig.send(operations.rejectCall, { body: { incomingCallContext } })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(rig.posts, [])
      yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      yield* rig.advance(1_000)
      assert.include(typesOf(rig, id), "CallConnected")
    })
  )

  it.effect("the inviting leg gets AddParticipantFailed and keeps its call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: user(bob), operationContext: "add" } })
      rig.forget()
      yield* rig.send(operations.rejectCall, {
        body: { incomingCallContext: contextOf(rig), callRejectReason: "busy" }
      })
      yield* rig.advance(10_000)
      assert.deepStrictEqual(typesOf(rig, id), ["AddParticipantFailed"])
      assert.strictEqual(codeOf(rig.posts[0]), "486/0")
      assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 200)
    })
  )

  it.effect("an invitation that was rejected and is withdrawn before the caller is notified ends once", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      const added = yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: user(bob) } })
      rig.forget()
      yield* rig.send(operations.rejectCall, { body: { incomingCallContext: contextOf(rig) } })
      const invitationId = textAt(added.body, "invitationId")
      yield* rig.send(operations.cancelAddParticipant, { id, body: { invitationId } })
      yield* rig.advance(10_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CancelAddParticipantSucceeded"])
    })
  )

  it.effect("a call that somebody made through the controls is over", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* rig.control("/incoming-calls", { from: "+14255550123", to: bob })
      yield* rig.send(operations.rejectCall, { body: { incomingCallContext: contextOf(rig) } })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(yield* rig.calls, [])
      assert.deepStrictEqual(rig.posts, [])
    })
  )

  it.effect("an unknown context is 404 8522, an unknown reason 400 8523", () =>
    Effect.gen(function* () {
      const { id, incomingCallContext, rig } = yield* calling()
      const absentee = yield* rig.send(operations.rejectCall, { body: unknown })
      assert.deepStrictEqual([absentee.status, refusal(absentee.body)], [404, "8522"])
      const odd = yield* rig.send(operations.rejectCall, { body: { incomingCallContext, callRejectReason: "tired" } })
      assert.deepStrictEqual([odd.status, refusal(odd.body)], [400, "8523"])
      assert.include(textAt(odd.body, "error", "message"), "callRejectReason")
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), [])
    })
  )
})

describe("redirect", () => {
  it.effect("to a telephone: it answers, and the caller is connected with it", () =>
    Effect.gen(function* () {
      const { id, incomingCallContext, rig } = yield* calling()
      const answer = yield* rig.send(operations.redirectCall, {
        body: { incomingCallContext, target: phone("+14255550123") }
      })
      assert.strictEqual(answer.status, 204)
      assert.isUndefined(answer.header("repeatability-result"))
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
      assert.hasAllKeys(rosterOf(rig.posts[0]), [alice, "4:+14255550123"])
      assert.strictEqual(rig.published.length, 1)
    })
  )

  it.effect("to another application: it gets an IncomingCall of the same call and answers it", () =>
    Effect.gen(function* () {
      const { id, incomingCallContext, rig } = yield* calling()
      yield* rig.send(operations.redirectCall, { body: { incomingCallContext, target: user(carol) } })
      const [first, second] = rig.published.map(({ data }) => data)
      assert.strictEqual(rig.published.length, 2)
      for (const same of ["serverCallId", "correlationId"]) assert.strictEqual(first?.[same], second?.[same])
      assert.strictEqual(textAt(second, "from", "rawId"), alice)
      assert.strictEqual(textAt(second, "to", "rawId"), carol)
      assert.notStrictEqual(second?.["incomingCallContext"], incomingCallContext)

      const answered = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: contextOf(rig), callbackUri }
      })
      assert.deepStrictEqual(objectAt(answered.body, "answeredBy"), { id: carol })
      yield* rig.advance(1_000)
      const answerer = textAt(answered.body, "callConnectionId")
      for (const leg of [id, answerer]) {
        assert.deepStrictEqual(typesOf(rig, leg), ["ParticipantsUpdated", "CallConnected"])
        assert.hasAllKeys(rosterOf(rig.eventsOf(leg)[0]), [alice, carol])
      }
    })
  )

  it.effect("the status of the target is the caller's", () =>
    Effect.gen(function* () {
      const { id, incomingCallContext, rig } = yield* calling()
      yield* rig.send(operations.redirectCall, { body: { incomingCallContext, target: phone("+14255550486") } })
      yield* rig.advance(10_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallDisconnected", "CreateCallFailed"])
      assert.strictEqual(codeOf(rig.posts[0]), "486/560486")
    })
  )

  it.effect("the target rings as long as it would if it were called", () =>
    Effect.gen(function* () {
      const { id, incomingCallContext, rig } = yield* calling()
      yield* rig.advance(80_000)
      yield* rig.send(operations.redirectCall, { body: { incomingCallContext, target: phone("+14255550408") } })
      yield* rig.advance(114_999)
      assert.deepStrictEqual(rig.posts, [])
      yield* rig.advance(1)
      assert.deepStrictEqual(rig.eventsOf(id).map(codeOf), ["408/560408", "408/560408"])
    })
  )

  it.effect("the timeout of an invitation goes on; the event names who was invited, the roster who came", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      const add = (participant: string) =>
        rig.send(operations.addParticipant, {
          id,
          body: { participantToAdd: user(participant), invitationTimeoutInSeconds: 30 }
        })
      yield* add(bob)
      rig.forget()
      yield* rig.send(operations.redirectCall, {
        body: { incomingCallContext: contextOf(rig), target: phone("+14255550144") }
      })
      yield* rig.advance(1_000)
      const [added, roster] = rig.eventsOf(id).filter(({ type }) => type !== "CallConnected")
      assert.strictEqual(added?.type, "AddParticipantSucceeded")
      assert.strictEqual(textAt(added, "data", "participant", "rawId"), bob)
      assert.hasAnyKeys(rosterOf(roster), ["4:+14255550144"])

      yield* add(carol)
      yield* rig.advance(20_000)
      rig.forget()
      yield* rig.send(operations.redirectCall, {
        body: { incomingCallContext: contextOf(rig), target: phone("+14255550408") }
      })
      yield* rig.advance(9_999)
      assert.deepStrictEqual(rig.posts, [])
      yield* rig.advance(1)
      assert.deepStrictEqual(typesOf(rig, id), ["AddParticipantFailed"])
      assert.strictEqual(codeOf(rig.posts[0]).slice(0, 3), "408")
    })
  )

  it.effect("for the application it is over: a second answer, reject or redirect is 404", () =>
    Effect.gen(function* () {
      const { incomingCallContext, rig } = yield* calling()
      yield* rig.send(operations.redirectCall, { body: { incomingCallContext, target: user(carol) } })
      for (const [operation, more] of [
        [operations.answerCall, { callbackUri }],
        [operations.rejectCall, {}],
        [operations.redirectCall, { target: phone("+14255550123") }]
      ] as const)
        assert.strictEqual((yield* rig.send(operation, { body: { incomingCallContext, ...more } })).status, 404)
      assert.strictEqual(
        (yield* rig.send(operations.rejectCall, { body: { incomingCallContext: contextOf(rig) } })).status,
        204
      )
    })
  )

  it.effect("two telephones go on talking, until one leaves", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* rig.control("/incoming-calls", { from: "+14255550123", to: bob })
      const { serverCallId } = objectAt(rig.published[0], "data")
      yield* rig.send(operations.redirectCall, {
        body: { incomingCallContext: contextOf(rig), target: phone("+14255550144") }
      })
      yield* rig.advance(1_000)
      const [call] = [yield* rig.calls].flat()
      assert.deepInclude(call, { serverCallId, legs: [], invitations: [] })
      assert.deepStrictEqual(
        [0, 1].map((index) => textAt(call, "participants", index, "identifier", "rawId")),
        ["4:+14255550123", "4:+14255550144"]
      )
      yield* rig.control(`/calls/${String(serverCallId)}/leave`, { participant: "+14255550144" })
      assert.deepStrictEqual(yield* rig.calls, [])
      assert.deepStrictEqual(rig.posts, [])
    })
  )

  const unrelated = [
    ["the caller", user(alice), "8523"],
    ["who rings", user(bob), "8559"]
  ] as const
  for (const [who, target, code] of unrelated)
    it.effect(`to ${who} is 400 ${code}, and it goes on ringing`, () =>
      Effect.gen(function* () {
        const { incomingCallContext, rig } = yield* calling()
        const answer = yield* rig.send(operations.redirectCall, { body: { incomingCallContext, target } })
        assert.deepStrictEqual([answer.status, refusal(answer.body)], [400, code])
        assert.include(textAt(answer.body, "error", "message"), "target")
        const answered = yield* rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } })
        assert.strictEqual(answered.status, 200)
      })
    )

  it.effect("to somebody in the call is 400 8559", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig, { number: "+14255550123" })
      yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: user(bob), ...callerId } })
      const answer = yield* rig.send(operations.redirectCall, {
        body: { incomingCallContext: contextOf(rig), target: phone("+14255550123") }
      })
      assert.deepStrictEqual([answer.status, refusal(answer.body)], [400, "8559"])
    })
  )

  it.effect("an unknown context is 404 8522", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const answer = yield* rig.send(operations.redirectCall, { body: { ...unknown, target: user(bob) } })
      assert.deepStrictEqual([answer.status, refusal(answer.body)], [404, "8522"])
    })
  )
})
