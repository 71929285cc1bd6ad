/** Outcomes of Call Automation's operations by webhook: early or late, good or bad, or never because the call has ended. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { agent, another, sourceCallerIdNumber } from "./support/scenes.ts"
import { begun, remove, removed } from "./support/callEvents.ts"

describe("outcomes by webhook", () => {
  it.effect("of remove, cancel and add, whether the event came before the wait or after it", () =>
    Effect.gen(function* () {
      const { callConnectionId, invitationId, program } = yield* begun
      const { events } = program
      const invite = { callConnectionId, sourceCallerIdNumber }
      const cancel = { callConnectionId, invitationId, operationContext: "cancel" }
      const early = yield* Effect.forkChild(
        events.awaitOutcome(Outcome.cancelAddParticipant, { callConnectionId, operationContext: "cancel" })
      )
      yield* program.run(CallConnection.cancelAddParticipant(cancel))
      yield* program.run(
        CallConnection.addParticipant({ ...invite, participantToAdd: another, operationContext: "in" })
      )
      yield* remove(program, callConnectionId)
      yield* program.advance(5_000)
      const cancelled = yield* Fiber.join(early)
      assert.strictEqual(cancelled.data.invitationId, invitationId)
      assert.deepInclude(cancelled.data.resultInformation, { code: 487, subCode: 5234 })
      const joined = yield* events.awaitOutcome(Outcome.addParticipant, { callConnectionId, operationContext: "in" })
      assert.strictEqual(joined._tag, "AddParticipantSucceeded")
      const left = yield* events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, ...removed })
      assert.deepInclude(left.data.resultInformation, { code: 200, subCode: 0 })
    })
  )

  it.effect("a cancelled invitation ends the wait of whoever invited", () =>
    Effect.gen(function* () {
      const { callConnectionId, invitationId, program } = yield* begun
      const { events } = program
      yield* events.awaitOutcome(Outcome.addParticipant, { callConnectionId, participant: agent })
      const waiting = yield* Effect.forkChild(
        Effect.flip(events.awaitOutcome(Outcome.addParticipant, { callConnectionId, invitationId })),
        { startImmediately: true }
      )
      assert.isUndefined(waiting.pollUnsafe(), "the agent's success is not that of this invitation")
      yield* program.run(CallConnection.cancelAddParticipant({ callConnectionId, invitationId }))
      yield* program.advance(1_000)
      const failure = yield* Fiber.join(waiting)
      assert.include(failure, { _tag: "OperationFailed", code: 487, subCode: 5234 })
      const late = yield* Effect.flip(events.awaitOutcome(Outcome.addParticipant, { callConnectionId, invitationId }))
      assert.include(late, { _tag: "OperationFailed", subCode: 5234 })
    })
  )

  it.effect("failures are in the error channel, with Microsoft's codes and without anybody's number", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      const { events, run } = program
      const invite = { callConnectionId, sourceCallerIdNumber }
      const declining = { phoneNumber: { value: "+14255550603" } }
      const { invitationId = "" } = yield* run(
        CallConnection.addParticipant({ ...invite, participantToAdd: another, operationContext: "in" })
      )
      yield* run(CallConnection.addParticipant({ ...invite, participantToAdd: declining, operationContext: "no" }))
      yield* program.advance(2_000)
      yield* run(CallConnection.cancelAddParticipant({ callConnectionId, invitationId, operationContext: "late" }))
      const outsider = { callConnectionId, participantToRemove: declining, operationContext: "who" }
      yield* run(CallConnection.removeParticipant(outsider))
      yield* program.advance(2_000)
      const failures = yield* Effect.all({
        declined: Effect.flip(
          events.awaitOutcome(Outcome.addParticipant, { callConnectionId, operationContext: "no" })
        ),
        late: Effect.flip(
          events.awaitOutcome(Outcome.cancelAddParticipant, { callConnectionId, operationContext: "late" })
        ),
        outsider: Effect.flip(
          events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext: "who" })
        )
      })
      assert.include(failures.declined, { _tag: "OperationFailed", code: 603, subCode: 560_603 })
      assert.include(failures.late, { _tag: "OperationFailed", code: 400, subCode: 8585 })
      assert.include(failures.outsider, { _tag: "OperationFailed", code: 400, subCode: 8558 })
      for (const failure of Object.values(failures)) assert.notInclude(failure.message, "+1425")
    })
  )

  it.effect(
    "the end of the call ends every wait, and a new one on the ended leg at once, unless its event is held",
    () =>
      Effect.gen(function* () {
        const { callConnectionId, program } = yield* begun
        const { events } = program
        yield* remove(program, callConnectionId)
        yield* program.advance(1_000)
        const wait = Effect.flip(events.awaitOutcome(Outcome.play, { callConnectionId }))
        const waiting = yield* Effect.forkChild(wait)
        yield* program.run(CallConnection.terminateCall({ callConnectionId }))
        yield* program.advance(3_000)
        assert.strictEqual((yield* Fiber.join(waiting))._tag, "CallEnded")
        assert.strictEqual((yield* wait)._tag, "CallEnded")
        const held = yield* events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, ...removed })
        assert.strictEqual(held._tag, "RemoveParticipantSucceeded")
        const ended = yield* events.awaitOutcome(Outcome.disconnect, { callConnectionId })
        assert.strictEqual(ended.data.resultInformation?.subCode, 7000)
      })
  )
})
