/** Recorded facts A11: later readings. */
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
  phone,
  textAt,
  typesOf,
  user
} from "../support/Rig.ts"

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const caller = "+14255550111"
const hotline = "+14255550100"

describe("A11 later readings", () => {
  it.effect("A11: numbers that were sent with isAnonymous false come back as their value alone", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const number = "+14255550123"
      const { body, status } = yield* rig.send(operations.createCall, {
        body: {
          targets: [{ kind: "phoneNumber", phoneNumber: { value: number, isAnonymous: false } }],
          sourceCallerIdNumber: { value: hotline, isAnonymous: false },
          source: { id: alice },
          callbackUri
        }
      })
      assert.strictEqual(status, 201)
      assert.deepStrictEqual(body["sourceCallerIdNumber"], { value: hotline })
      assert.deepStrictEqual(body["targets"], [phone(number)])
    })
  )

  it.effect("A11: the answering leg of a telephone's call is named after its number, and is a call of its own", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      // What leaves to the telephone network and comes back is two calls.
      const { body: created } = yield* rig.send(operations.createCall, {
        body: {
          targets: [phone("+14255550199")],
          source: { id: alice },
          callbackUri,
          sourceCallerIdNumber: { value: caller }
        }
      })
      yield* rig.control("/incoming-calls", { from: caller, to: "+14255550199" })
      const incoming = objectAt(rig.published.at(-1), "data")
      assert.strictEqual(incoming["callerDisplayName"], "")
      const { body } = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: incoming["incomingCallContext"], callbackUri }
      })
      assert.strictEqual(body["sourceDisplayName"], caller)
      assert.deepStrictEqual(body["source"], phone(caller))
      yield* rig.advance(1000)
      const first = yield* rig.send(operations.getCall, { id: textAt(created, "callConnectionId") })
      for (const field of ["serverCallId", "correlationId"]) assert.notStrictEqual(body[field], first.body[field])
    })
  )

  it.effect("A11: SendDtmfTonesCompleted is 200/0 without a message", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      rig.forget()
      yield* rig.send(operations.sendDtmfTones, { id: creator, body: { tones: ["one"], targetParticipant: user(bob) } })
      yield* rig.advance(1000)
      const [completed] = rig.eventsOf(creator)
      assert.strictEqual(completed?.type, "SendDtmfTonesCompleted")
      assert.deepStrictEqual(completed?.data["resultInformation"], { code: 200, subCode: 0, message: "" })
    })
  )

  it.effect("A11: ContinuousDtmfRecognitionStopped after its stop is 200/7000", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      rig.forget()
      const body = { targetParticipant: user(bob) }
      yield* rig.send(operations.startContinuousDtmfRecognition, { id: creator, body })
      yield* rig.send(operations.stopContinuousDtmfRecognition, { id: creator, body })
      yield* rig.advance(1000)
      const [stopped] = rig.eventsOf(creator)
      assert.strictEqual(stopped?.type, "ContinuousDtmfRecognitionStopped")
      assert.deepStrictEqual(stopped?.data["resultInformation"], {
        code: 200,
        subCode: 7000,
        message: "The conversation has ended. DiagCode: 0#7000.@"
      })
    })
  )

  it.effect("A11: a 404 has a chain of its own", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const chains: Array<string> = []
      for (const _ of [1, 2]) {
        const { header, status } = yield* rig.send(operations.getCall, { id: "18dea47f-b081-4107-9a5c-4300819d2c6c" })
        assert.strictEqual(status, 404)
        chains.push(header("x-microsoft-skype-chain-id") ?? "")
      }
      for (const chain of chains) assert.match(chain, guid)
      assert.notStrictEqual(chains[0], chains[1])
    })
  )

  it.effect(
    "A11: 2024-09-01-preview, whose holds have events of their audio, is no version of the published ones",
    () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { creator } = yield* callApplication(rig)
        rig.forget()
        const body = { targetParticipant: user(bob) }
        const { body: refused, status } = yield* rig.send(operations.hold, {
          id: creator,
          body,
          version: "2024-09-01-preview"
        })
        assert.strictEqual(status, 400)
        assert.strictEqual(textAt(refused, "error", "code"), "UnsupportedApiVersion")
        yield* rig.send(operations.hold, { id: creator, body })
        yield* rig.advance(1000)
        assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated"])
      })
  )

  it.effect("A11: a caller without a name has the empty one, which the control takes as well", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* rig.control("/incoming-calls", { from: caller, to: alice, callerDisplayName: "" })
      yield* rig.control("/incoming-calls", { from: caller, to: bob })
      yield* rig.control("/incoming-calls", { from: "+14255550112", to: bob, callerDisplayName: "Contoso" })
      assert.deepStrictEqual(
        rig.published.map(({ data }) => data["callerDisplayName"]),
        ["", "", "Contoso"]
      )
    })
  )
})
