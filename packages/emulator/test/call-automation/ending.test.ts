/** Terminate and hang up: recorded facts A3, and what a gone call answers. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  bob,
  callApplication,
  callbackUri,
  callOfThree,
  callPhone,
  codeOf,
  makeRig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const agent = "4:+14255550144"
const message = (received: unknown) => textAt(received, "data", "resultInformation", "message")

describe("A3 terminate", () => {
  it.effect("answers 204 and gives each leg its own CallDisconnected within a second, 7000 to the one that asked", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      rig.forget()
      const asked = yield* rig.now
      const { body, header, status } = yield* rig.send(operations.terminateCall, { id: answerer })
      assert.strictEqual(status, 204)
      assert.deepStrictEqual(body, {})
      assert.isString(header("x-microsoft-skype-chain-id"))
      yield* rig.advance(5000)
      assert.sameMembers(
        rig.posts.map(({ key }) => key),
        [creator, answerer]
      )
      for (const { event, type } of rig.posts) {
        assert.strictEqual(type, "CallDisconnected")
        assert.isBelow(Date.parse(textAt(event, "time")) - asked, 1000)
      }
      const own = rig.eventsOf(answerer)[0]
      assert.strictEqual(codeOf(own), "200/7000")
      assert.strictEqual(
        message(own),
        "Call was ended by Azure Communication Service Call Automation API or a server bot. DiagCode: 0#7000.@"
      )
    })
  )

  it.effect("the other leg gets 5001 by default, and 5002 or 7000 when the setting says so", () =>
    Effect.gen(function* () {
      for (const [endOfOthers, text] of [
        [undefined, "This conversation has ended.. DiagCode: 0#5001.@"],
        [5002, "The conversation has ended. DiagCode: 0#5002.@"],
        [7000, "Call was ended by Azure Communication Service Call Automation API or a server bot. DiagCode: 0#7000.@"]
      ] as const) {
        const rig = yield* makeRig({ subscribed: true, options: endOfOthers === undefined ? {} : { endOfOthers } })
        const { answerer, creator } = yield* callApplication(rig)
        yield* rig.send(operations.terminateCall, { id: creator })
        yield* rig.advance(1000)
        const last = rig.eventsOf(answerer).at(-1)
        assert.strictEqual(codeOf(last), `200/${endOfOthers ?? 5001}`)
        assert.strictEqual(message(last), text)
      }
    })
  )

  it.effect("no roster is told when the call ends", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callOfThree(rig)
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(5000)
      assert.deepStrictEqual(
        rig.posts.map(({ type }) => type),
        ["CallDisconnected", "CallDisconnected"]
      )
    })
  )

  it.effect(
    "a gone call is 404 8522 at once, with target from 2024-09-15 and without before, and without Chain-ID",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig)
        yield* rig.send(operations.terminateCall, { id })
        const target = `/calling/callConnections/${id}:terminate`
        for (const [version, error] of [
          ["2024-06-15-preview", { code: "8522", message: "Call not found." }],
          ["2024-09-15", { code: "8522", message: "Call not found.", target }],
          ["2026-03-12", { code: "8522", message: "Call not found.", target }]
        ] as const) {
          const { body, header, status } = yield* rig.send(operations.terminateCall, { id, version })
          assert.strictEqual(status, 404)
          assert.deepStrictEqual(body, { error })
          assert.isUndefined(header("x-microsoft-skype-chain-id"))
          assert.isUndefined(header("repeatability-result"))
        }
      })
  )

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

  it.effect("a leg that has answered and is not connected yet is told AnswerFailed when the caller ends the call", () =>
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
