/** Recorded facts A4: participants who are removed, added, taken back, muted and read. */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  codeOf,
  makeRig,
  objectAt,
  type Received,
  resourceId,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "../support/Rig.ts"

const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`

const two = Effect.fnUntraced(function* (version = "2025-05-15") {
  const rig = yield* makeRig({ subscribed: true })
  const legs = yield* callApplication(rig, { version })
  rig.forget()
  const ask = (operation: Operation.Any, body: object) => rig.send(operation, { id: legs.creator, version, body })
  return { rig, ask, ...legs }
})

const between = (first: Received | undefined, second: Received | undefined) => (second?.at ?? 0) - (first?.at ?? 0)

/** A call of two into which a third is invited, who rings. */
const ringing = Effect.fnUntraced(function* () {
  const given = yield* two()
  const { body } = yield* given.ask(operations.addParticipant, {
    participantToAdd: user(silent),
    operationContext: "add"
  })
  return { ...given, invitationId: textAt(body, "invitationId") }
})

const removal = Effect.fnUntraced(function* () {
  const given = yield* two()
  yield* given.ask(operations.removeParticipant, { participantToRemove: user(bob), operationContext: "out" })
  yield* given.rig.advance(5000)
  return given
})

const cancelled = (rig: Rig) => rig.posts.find(({ type }) => type === "CancelAddParticipantSucceeded")

describe("A4 participants", () => {
  it.effect("A4: remove is 202 with the context", () =>
    Effect.gen(function* () {
      const { ask } = yield* two()
      const { body, status } = yield* ask(operations.removeParticipant, {
        participantToRemove: user(bob),
        operationContext: "out"
      })
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(body, { operationContext: "out" })
    })
  )

  it.effect(
    "A4: the callee of a call of two is removed: RemoveParticipantSucceeded, CallDisconnected 16 to 60 ms later, no roster, the call is over",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* removal()
        assert.deepStrictEqual(typesOf(rig, creator), ["RemoveParticipantSucceeded", "CallDisconnected"])
        assert.deepStrictEqual(typesOf(rig, answerer), ["CallDisconnected"])
        const [succeeded, disconnected] = rig.eventsOf(creator)
        assert.deepStrictEqual(objectAt(succeeded, "data", "participant"), user(bob))
        assert.deepInclude(succeeded?.data, {
          operationContext: "out",
          resultInformation: { code: 200, subCode: 0, message: "" }
        })
        assert.isTrue(between(succeeded, disconnected) >= 16 && between(succeeded, disconnected) <= 60)
        for (const id of [creator, answerer])
          assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 404)
      })
  )

  it.effect("A4: after a removal the creator's leg ends with 200/5300", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* removal()
      const last = rig.eventsOf(creator).at(-1)
      assert.strictEqual(codeOf(last), "200/5300")
      assert.strictEqual(
        textAt(last, "data", "resultInformation", "message"),
        "Call ended for this participant as it was removed from the conversation by another participant. DiagCode: 0#5300.@"
      )
    })
  )

  it.effect(
    "A4: add is 202 with the participant, the context if one was sent, and an invitationId that is a GUID",
    () =>
      Effect.gen(function* () {
        for (const context of [{ operationContext: "add" }, {}]) {
          const { ask } = yield* two()
          const { body, status } = yield* ask(operations.addParticipant, { participantToAdd: user(silent), ...context })
          assert.strictEqual(status, 202)
          const { invitationId, ...rest } = body
          assert.match(String(invitationId), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
          assert.deepStrictEqual(rest, {
            participant: { identifier: user(silent), isMuted: false, isOnHold: false },
            ...context
          })
        }
      })
  )

  it.effect(
    "A4: while the invited one rings both legs get the unchanged roster, number 3, 0.6 to 1.6 s after the answer",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* ringing()
        const asked = yield* rig.now
        yield* rig.advance(10_000)
        for (const id of [creator, answerer]) {
          assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated"])
          const [roster] = rig.eventsOf(id)
          assert.deepStrictEqual(rosterOf(roster), { [alice]: false, [bob]: false })
          assert.strictEqual(roster?.data["sequenceNumber"], 3)
          const after = Date.parse(textAt(roster, "event", "time")) - asked
          assert.isTrue(after >= 600 && after <= 1600)
        }
      })
  )

  it.effect(
    "A4: cancel is 202 with invitationId and context; CancelAddParticipantSucceeded carries 487/5234 and the cancel's own context",
    () =>
      Effect.gen(function* () {
        const { ask, invitationId, rig } = yield* ringing()
        const { body, status } = yield* ask(operations.cancelAddParticipant, {
          invitationId,
          operationContext: "cancel"
        })
        assert.strictEqual(status, 202)
        assert.deepStrictEqual(body, { invitationId, operationContext: "cancel" })
        yield* rig.advance(1000)
        assert.deepInclude(cancelled(rig)?.data, {
          invitationId,
          operationContext: "cancel",
          resultInformation: {
            code: 487,
            subCode: 5234,
            message: `addParticipants failed for participant ${silent}. Underlying reason: The Call Has Been Cancelled. DiagCode: 487#5234.@`
          }
        })
      })
  )

  it.effect("A4: the time of CancelAddParticipantSucceeded lies in the second of the answer", () =>
    Effect.gen(function* () {
      const { ask, invitationId, rig } = yield* ringing()
      yield* rig.advance(1000 - ((yield* rig.now) % 1000) - 1)
      const second = Math.floor((yield* rig.now) / 1000)
      yield* ask(operations.cancelAddParticipant, { invitationId })
      yield* rig.advance(1000)
      assert.strictEqual(Math.floor(Date.parse(textAt(cancelled(rig), "event", "time")) / 1000), second)
    })
  )

  it.effect("A4: no AddParticipantFailed follows a cancel", () =>
    Effect.gen(function* () {
      const { ask, creator, invitationId, rig } = yield* ringing()
      yield* ask(operations.cancelAddParticipant, { invitationId })
      yield* rig.advance(200_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["CancelAddParticipantSucceeded"])
    })
  )

  it.effect("A4: mute (2026-03-12) is 200 with the context, and then GET participant shows isMuted", () =>
    Effect.gen(function* () {
      const { ask, creator, rig } = yield* two("2026-03-12")
      const { body, status } = yield* ask(operations.muteParticipants, {
        targetParticipants: [user(bob)],
        operationContext: "mute"
      })
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(body, { operationContext: "mute" })
      const shown = yield* rig.send(operations.getParticipant, {
        id: creator,
        participant: bob,
        version: "2026-03-12"
      })
      assert.strictEqual(shown.body["isMuted"], true)
    })
  )

  it.effect("A4: list gives both users and no nextLink; who only calls is not listed apart", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* ringing()
      const { body, status } = yield* rig.send(operations.getParticipants, { id: creator })
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(body, {
        value: [alice, bob].map((id) => ({ identifier: user(id), isMuted: false, isOnHold: false }))
      })
    })
  )

  it.effect(
    "A4: GET participant gives identifier, isMuted and isOnHold; the raw id may stand unescaped in the path",
    () =>
      Effect.gen(function* () {
        const { creator: id, rig } = yield* two()
        const unescaped = operations.getParticipant.path.replace("{participantRawId}", bob)
        for (const path of [operations.getParticipant.path, unescaped]) {
          const { body, status } = yield* rig.send({ ...operations.getParticipant, path }, { id, participant: bob })
          assert.strictEqual(status, 200)
          assert.deepStrictEqual(body, { identifier: user(bob), isMuted: false, isOnHold: false })
        }
      })
  )
})
