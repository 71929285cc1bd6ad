/** Terminate and hang up, besides what is recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  bob,
  callApplication,
  callbackUri,
  callOfThree,
  codeOf,
  makeRig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const agent = "4:+14255550144"

describe("terminate", () => {
  it.effect("a call that still rings ends without CreateCallFailed, and stops ringing", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const id = textAt(body, "callConnectionId")
      assert.strictEqual((yield* rig.send(operations.terminateCall, { id })).status, 204)
      yield* rig.advance(200_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(id)[0]), "200/7000")
      const late = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      assert.strictEqual(late.status, 404)
    })
  )

  it.effect("a leg that has answered and is not connected yet gets AnswerFailed when the caller ends the call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const answered = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      yield* rig.send(operations.terminateCall, { id: textAt(body, "callConnectionId") })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, textAt(answered.body, "callConnectionId")), [
        "CallDisconnected",
        "AnswerFailed"
      ])
    })
  )

  it.effect("an application that answers and hangs up before it is connected fails the call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const answered = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      yield* rig.send(operations.hangupCall, { id: textAt(answered.body, "callConnectionId") })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, textAt(answered.body, "callConnectionId")), ["CallDisconnected"])
      assert.deepStrictEqual(typesOf(rig, textAt(body, "callConnectionId")), ["CallDisconnected", "CreateCallFailed"])
    })
  )
})

describe("hang up", () => {
  it.effect("in a call of two ends it for the other as well", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      rig.forget()
      assert.strictEqual((yield* rig.send(operations.hangupCall, { id: creator })).status, 204)
      yield* rig.advance(1000)
      assert.deepStrictEqual(rig.eventsOf(creator).map(codeOf), ["200/7000"])
      assert.deepStrictEqual(rig.eventsOf(answerer).map(codeOf), ["200/5001"])
      assert.strictEqual((yield* rig.send(operations.getCall, { id: answerer })).status, 404)
    })
  )

  it.effect("in a larger call takes the own leg out alone", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callOfThree(rig)
      yield* rig.send(operations.hangupCall, { id: creator })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, creator), ["CallDisconnected"])
      assert.deepStrictEqual(typesOf(rig, answerer), ["ParticipantsUpdated"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(answerer)[0]), [bob, agent])
      assert.strictEqual((yield* rig.send(operations.getCall, { id: creator })).status, 404)
      assert.strictEqual((yield* rig.send(operations.getCall, { id: answerer })).status, 200)
    })
  )
})
