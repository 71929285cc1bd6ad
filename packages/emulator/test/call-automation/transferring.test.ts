/** Transferring a participant: who leaves, who gets which events, and what a failed transfer leaves as it was. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callerId,
  callOfThree,
  callPhone,
  codeOf,
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
const customer = phone("+14255550123")
const agent = phone("+14255550199")
const operationContext = "transferring"

const transfer = (rig: Rig, id: string, body: object, version?: string) =>
  rig.send(operations.transferToParticipant, {
    id,
    body: { operationContext, ...body },
    ...(version === undefined ? {} : { version })
  })

const stateOf = (rig: Rig, id: string) =>
  Effect.map(rig.send(operations.getCall, { id }), ({ body }) => body["callConnectionState"])

const ringing = (rig: Rig) => textAt(rig.published.at(-1), "data", "incomingCallContext")

describe("a transfer in a call of two", () => {
  it.effect("is accepted, succeeds when the target answers, and ends the application's leg", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      const answer = yield* transfer(rig, id, { targetParticipant: agent })
      assert.strictEqual(answer.status, 202)
      assert.deepStrictEqual(answer.body, { operationContext })
      assert.strictEqual(yield* stateOf(rig, id), "transferring")
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallTransferAccepted", "CallDisconnected"])
      const [accepted, disconnected] = rig.posts
      assert.deepStrictEqual(Object.keys(accepted?.data ?? {}), [
        "transferTarget",
        "transferee",
        "version",
        "operationContext",
        "resultInformation",
        "callConnectionId",
        "serverCallId",
        "correlationId",
        "publicEventType"
      ])
      assert.deepStrictEqual(objectAt(accepted, "data", "resultInformation"), { code: 200, subCode: 0, message: "" })
      assert.strictEqual(textAt(accepted, "data", "transferTarget", "rawId"), "4:+14255550199")
      assert.strictEqual(textAt(accepted, "data", "transferee", "rawId"), "4:+14255550123")
      assert.strictEqual(codeOf(disconnected), "200/7000")
      assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 404)
    })
  )

  it.effect("of another application's user ends both legs, each with its code", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      rig.forget()
      yield* transfer(rig, answerer, { targetParticipant: agent, transferee: user(alice) })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, answerer), ["CallTransferAccepted", "CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(answerer)[1]), "200/7000")
      assert.deepStrictEqual(typesOf(rig, creator), ["CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[0]), "200/5001")
      const [call] = [yield* rig.calls].flat()
      assert.deepInclude(call, { legs: [] })
      assert.deepStrictEqual(
        [0, 1].map((index) => textAt(call, "participants", index, "identifier", "rawId")),
        [alice, "4:+14255550199"]
      )
    })
  )

  it.effect("to another application: it is called by the transferee, in a call of new ids", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      const [first] = rig.posts
      rig.forget()
      yield* transfer(rig, id, { targetParticipant: user(carol) })
      const incoming = objectAt(rig.published.at(-1), "data")
      assert.strictEqual(textAt(incoming, "from", "rawId"), "4:+14255550123")
      assert.strictEqual(textAt(incoming, "to", "rawId"), carol)
      for (const own of ["serverCallId", "correlationId"]) assert.notStrictEqual(incoming[own], first?.data[own])

      const answered = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: ringing(rig), callbackUri }
      })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallTransferAccepted", "CallDisconnected"])
      const leg = textAt(answered.body, "callConnectionId")
      assert.deepStrictEqual(typesOf(rig, leg), ["ParticipantsUpdated", "CallConnected"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(leg)[0]), ["4:+14255550123", carol])
      yield* rig.send(operations.hangupCall, { id: leg })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )

  it.effect("the event goes where the operation wants it, and has the fields of the leg's version", () =>
    Effect.gen(function* () {
      const operationCallbackUri = "http://127.0.0.1:9999/transfers"
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      yield* transfer(rig, id, { targetParticipant: agent, operationCallbackUri })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(
        rig.posts.map(({ url }) => url),
        [operationCallbackUri, callbackUri]
      )

      const old = yield* makeRig()
      const leg = yield* callPhone(old, { version: "2023-03-06" })
      old.forget()
      yield* transfer(old, leg, { targetParticipant: agent }, "2023-03-06")
      yield* old.advance(1_000)
      assert.strictEqual(old.posts[0]?.type, "CallTransferAccepted")
      assert.doesNotHaveAnyKeys(old.posts[0]?.data, ["transferTarget", "transferee"])
      assert.strictEqual(codeOf(old.posts[0]), "200/0")
    })
  )
})

describe("a transfer that fails", () => {
  const statuses = [
    ["603", "603/560603"],
    ["486", "486/560486"],
    ["480", "480/560480"],
    ["404", "404/560404"],
    ["500", "500/560500"]
  ] as const
  for (const [ending, code] of statuses)
    it.effect(
      `because the target's number ends with ${ending} is CallTransferFailed ${code}, and the call goes on`,
      () =>
        Effect.gen(function* () {
          const rig = yield* makeRig()
          const id = yield* callPhone(rig)
          rig.forget()
          yield* transfer(rig, id, { targetParticipant: phone(`+14255550${ending}`) })
          yield* rig.advance(10_000)
          assert.deepStrictEqual(typesOf(rig, id), ["CallTransferFailed"])
          assert.strictEqual(codeOf(rig.posts[0]), code)
          assert.strictEqual(rig.posts[0]?.data["operationContext"], operationContext)
          assert.strictEqual(yield* stateOf(rig, id), "connected")
          assert.lengthOf([yield* rig.calls].flat(), 1)
        })
    )

  it.effect("because the target does not answer within 60 s is 408", () =>
    Effect.gen(function* () {
      for (const target of [phone("+14255550408"), user(carol)]) {
        const rig = yield* makeRig({ subscribed: true })
        const id = yield* callPhone(rig)
        rig.forget()
        yield* transfer(rig, id, { targetParticipant: target })
        yield* rig.advance(59_999)
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(1)
        assert.deepStrictEqual(typesOf(rig, id), ["CallTransferFailed"])
        assert.strictEqual(codeOf(rig.posts[0]), target.kind === "phoneNumber" ? "408/560408" : "408/10057")
      }
    })
  )

  it.effect("because an application rejects it has the reason, and may be tried again", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      rig.forget()
      yield* transfer(rig, id, { targetParticipant: user(carol) })
      yield* rig.send(operations.rejectCall, { body: { incomingCallContext: ringing(rig), callRejectReason: "busy" } })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(rig.posts.map(codeOf), ["486/0"])
      assert.strictEqual((yield* transfer(rig, id, { targetParticipant: agent })).status, 202)
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallTransferFailed", "CallTransferAccepted", "CallDisconnected"])
    })
  )

  it.effect("because the leg ends first is 400 8528 before its CallDisconnected, and the target rings no more", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      rig.forget()
      yield* transfer(rig, id, { targetParticipant: user(carol) })
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallTransferFailed", "CallDisconnected"])
      assert.strictEqual(codeOf(rig.posts[0]), "400/8528")
      const late = yield* rig.send(operations.answerCall, { body: { incomingCallContext: ringing(rig), callbackUri } })
      assert.strictEqual(late.status, 404)
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )

  // Terminating used to leave the transfer without any end; hanging up did not.
  for (const away of [operations.terminateCall, operations.hangupCall])
    it.effect(`because the target's application answered and left before it was in, by ${away.id}, is 480`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const id = yield* callPhone(rig)
        yield* transfer(rig, id, { targetParticipant: user(bob) })
        const body = { incomingCallContext: ringing(rig), callbackUri }
        const leg = textAt((yield* rig.send(operations.answerCall, { body })).body, "callConnectionId")
        rig.forget()
        assert.strictEqual((yield* rig.send(away, { id: leg })).status, 204)
        yield* rig.advance(120_000)
        assert.deepStrictEqual(typesOf(rig, id), ["CallTransferFailed"])
        assert.strictEqual(codeOf(rig.eventsOf(id)[0]), "480/10037")
        assert.strictEqual(typesOf(rig, leg)[0], "CallDisconnected")
        assert.strictEqual(yield* stateOf(rig, id), "connected")
        assert.strictEqual((yield* transfer(rig, id, { targetParticipant: user(bob) })).status, 202)
      })
    )

  it.effect("because the leg ended while the target's application connected: that leg fails, too", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      rig.forget()
      yield* transfer(rig, id, { targetParticipant: user(carol) })
      const answered = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: ringing(rig), callbackUri }
      })
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["CallTransferFailed", "CallDisconnected"])
      const leg = textAt(answered.body, "callConnectionId")
      assert.deepStrictEqual(typesOf(rig, leg), ["CallDisconnected", "AnswerFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(leg)[0]), "487/0")
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )
})

describe("a transfer in a larger call", () => {
  it.effect("takes the transferee out; the application stays with the others", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callOfThree(rig)
      yield* transfer(rig, creator, { targetParticipant: agent, transferee: phone("+14255550144") })
      assert.strictEqual(yield* stateOf(rig, creator), "connected")
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["CallTransferAccepted", "ParticipantsUpdated"])
      assert.deepStrictEqual(typesOf(rig, answerer), ["ParticipantsUpdated"])
      for (const leg of [creator, answerer]) assert.hasAllKeys(rosterOf(rig.eventsOf(leg).at(-1)), [alice, bob])
    })
  )

  it.effect("fails with 400 8558 when the transferee has left before the target answers", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callOfThree(rig)
      yield* transfer(rig, creator, { targetParticipant: agent, transferee: phone("+14255550144") })
      yield* rig.control(`/calls/${creator}/leave`, { participant: "+14255550144" })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated", "CallTransferFailed"])
      assert.strictEqual(codeOf(rig.posts.at(-1)), "400/8558")
      assert.lengthOf([yield* rig.calls].flat(), 1)
    })
  )
})

describe("a transfer that is refused", () => {
  const refused = [
    ["of nobody in a call of more than two", { targetParticipant: agent }, 400, "8523", "transferee"],
    ["of the application's own user", { targetParticipant: agent, transferee: user(alice) }, 400, "8523", "transferee"],
    [
      "of somebody who is not in the call",
      { targetParticipant: agent, transferee: user(carol) },
      404,
      "8522",
      "Participant"
    ],
    [
      "to somebody in the call",
      { targetParticipant: user(bob), transferee: phone("+14255550144") },
      400,
      "8559",
      "target"
    ],
    ["with a bad callback", { targetParticipant: agent, operationCallbackUri: "nowhere" }, 400, "8523", "Callback"]
  ] as const
  for (const [what, body, status, code, named] of refused)
    it.effect(`${what} is ${status} ${code} and changes nothing`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { creator } = yield* callOfThree(rig)
        const before = yield* rig.calls
        const answer = yield* transfer(rig, creator, body)
        assert.deepStrictEqual([answer.status, textAt(answer.body, "error", "code")], [status, code])
        assert.include(textAt(answer.body, "error", "message"), named)
        yield* rig.advance(100_000)
        assert.deepStrictEqual(rig.posts, [])
        assert.deepStrictEqual(yield* rig.calls, before)
      })
    )

  it.effect("of somebody who is being transferred is 409 8607", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      yield* transfer(rig, id, { targetParticipant: user(carol) })
      const again = yield* transfer(rig, id, { targetParticipant: agent, transferee: customer })
      assert.deepStrictEqual([again.status, textAt(again.body, "error", "code")], [409, "8607"])
    })
  )

  it.effect("with a caller id that the resource does not own is 403 7507", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ options: { phoneNumbers: ["+14255550100"] } })
      const id = yield* callPhone(rig)
      const answer = yield* transfer(rig, id, {
        targetParticipant: agent,
        sourceCallerIdNumber: { value: "+14255550111" }
      })
      assert.deepStrictEqual([answer.status, textAt(answer.body, "error", "code")], [403, "7507"])
      assert.strictEqual((yield* transfer(rig, id, { targetParticipant: agent, ...callerId })).status, 202)
    })
  )

  it.effect("of an unknown call is 404 8522, of one that still rings 400 8501", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const unknown = yield* transfer(rig, "18dea47f-b081-4107-9a5c-4300819d2c6c", { targetParticipant: agent })
      assert.deepStrictEqual([unknown.status, textAt(unknown.body, "error", "code")], [404, "8522"])
      const created = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const early = yield* transfer(rig, textAt(created.body, "callConnectionId"), { targetParticipant: agent })
      assert.deepStrictEqual([early.status, textAt(early.body, "error", "code")], [400, "8501"])
    })
  )

  it.effect("a field that the version does not have is 400", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const body = { targetParticipant: agent, transferee: customer }
      const answer = yield* transfer(rig, id, body, "2023-03-06")
      assert.strictEqual(answer.status, 400)
      assert.include(textAt(answer.body, "error", "message"), "transferee")
    })
  )
})
