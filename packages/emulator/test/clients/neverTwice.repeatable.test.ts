/**
 * Never twice: under any sequence of faults a repeatable operation acts at most once, who hears of success hears the first answer, and
 * the service's own events report one execution.
 */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { equals } from "@effect-comms/core/CommunicationIdentifier"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import { at } from "../identity/support/wire.ts"
import { type Fault, Faults, honest, isExecuted, isFinal, isLost, isRefusal, orderOf } from "./support/faults.ts"
import { headerOf, makeProgram, type Program } from "./support/Program.ts"
import { agent, another, callOfThree, sourceCallerIdNumber } from "./support/scenes.ts"

interface Scene {
  readonly callConnectionId: string
  readonly invitationId: string
}

interface Repeatable {
  readonly name: string
  readonly verb: string
  readonly call: (scene: Scene) => Effect.Effect<unknown, CommunicationError, CallAutomation.CallAutomation>
  /** Events that an execution causes: of success, and of an execution that came too late. */
  readonly events: readonly [success: string, other: string]
  /** What is wrong with an answer that claims to be the first. */
  readonly check: (answer: unknown, scene: Scene) => void
}

const delivered = (program: Program, name: string) =>
  program.receipts.flatMap(({ result }) =>
    Result.isSuccess(result) ? result.success.events.filter(({ _tag }) => _tag === name) : []
  )

const operationContext = "once"

const operations: ReadonlyArray<Repeatable> = [
  {
    name: "removeParticipant",
    verb: "participants:remove",
    call: ({ callConnectionId }) =>
      CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent, operationContext }),
    events: ["RemoveParticipantSucceeded", "RemoveParticipantFailed"],
    check: (answer) => assert.deepStrictEqual(answer, { operationContext })
  },
  {
    name: "cancelAddParticipant",
    verb: "participants:cancelAddParticipant",
    call: (scene) => CallConnection.cancelAddParticipant({ ...scene, operationContext }),
    events: ["CancelAddParticipantSucceeded", "CancelAddParticipantFailed"],
    check: (answer, { invitationId }) => assert.deepStrictEqual(answer, { invitationId, operationContext })
  },
  {
    name: "addParticipant",
    verb: "participants:add",
    call: ({ callConnectionId }) =>
      CallConnection.addParticipant({
        callConnectionId,
        participantToAdd: another,
        sourceCallerIdNumber,
        operationContext
      }),
    events: ["AddParticipantSucceeded", "AddParticipantFailed"],
    check: (answer) => {
      assert.strictEqual(at(answer, "operationContext"), operationContext)
      assert.strictEqual(at(answer, "participant", "identifier", "phoneNumber", "value"), another.phoneNumber?.value)
      assert.match(String(at(answer, "invitationId")), /^[0-9a-f-]{36}$/)
    }
  },
  {
    name: "transferToParticipant",
    verb: ":transferToParticipant",
    call: ({ callConnectionId }) =>
      CallConnection.transferToParticipant({
        callConnectionId,
        targetParticipant: another,
        transferee: agent,
        operationContext
      }),
    events: ["CallTransferAccepted", "CallTransferFailed"],
    check: (answer) => assert.deepStrictEqual(answer, { operationContext })
  },
  {
    name: "sendDtmfTones",
    verb: ":sendDtmfTones",
    call: ({ callConnectionId }) =>
      CallMedia.sendDtmfTones({ callConnectionId, targetParticipant: agent, tones: ["one", "two"], operationContext }),
    events: ["SendDtmfTonesCompleted", "SendDtmfTonesFailed"],
    check: (answer) => assert.deepStrictEqual(answer, { operationContext })
  },
  {
    name: "terminate",
    verb: ":terminate",
    call: ({ callConnectionId }) => CallConnection.terminateCall({ callConnectionId }),
    events: ["CallDisconnected", "CreateCallFailed"],
    check: (answer) => assert.isUndefined(answer)
  }
]

/** Calls an operation once under faults, and looks at everything that could show a second execution. */
const strike = (operation: Repeatable, faults: ReadonlyArray<Fault>) =>
  Effect.gen(function* () {
    const program = yield* makeProgram()
    const scene = yield* callOfThree(program)
    program.sent.length = 0
    program.receipts.length = 0
    for (const fault of faults) yield* program.cloud.fault({ ...orderOf(fault), path: operation.verb })
    const calling = yield* Effect.forkChild(Effect.result(program.run(operation.call(scene))))
    // Less than the ring timeout, so that the invitation of the scene does not end by itself.
    yield* program.advance(60_000)
    const result = yield* Fiber.join(calling)
    const [success, other] = operation.events
    return {
      program,
      scene,
      result,
      executed: delivered(program, success).length,
      tooLate: delivered(program, other).length,
      answers: (yield* program.cloud.journal()).filter(({ kind }) => kind === "answer").map(({ data }) => data["body"])
    }
  })

const duration = (fault: Fault): number => (isLost(fault) ? 10_000 : 1_000 + ("delayMs" in fault ? fault.delayMs : 0))

describe.each(operations)("$name", (operation) => {
  it.effect.prop(
    "acts at most once, and exactly once when it succeeds",
    [Faults],
    ([given]) =>
      Effect.scoped(
        Effect.gen(function* () {
          // Asked to retry later although it was done: with the pair, even that does no harm.
          const faults = given.map((fault) => (isRefusal(fault) ? fault : honest(fault)))
          const { executed, program, result, scene, tooLate } = yield* strike(operation, faults)
          assert.isAtMost(executed, 1)
          assert.strictEqual(tooLate, 0)

          const struck = faults.slice(0, program.sent.length)
          assert.strictEqual(executed, program.sent.length > faults.length || struck.some(isExecuted) ? 1 : 0)
          if (Result.isSuccess(result)) {
            assert.strictEqual(executed, 1)
            operation.check(result.success, scene)
          } else {
            const { reason } = result.failure
            const lied = struck.some((fault) => isRefusal(fault) && isExecuted(fault))
            if (executed === 1 && !lied) assert.strictEqual(reason._tag, "Ambiguous")
            if (reason._tag === "Ambiguous") assert.isDefined(reason.repeatability)
          }

          // Four attempts and thirty seconds are there for what must succeed.
          const time = faults.reduce((sum, fault) => sum + duration(fault), 0)
          if (faults.length < 4 && time + 3_500 < 30_000 && !faults.some(isFinal))
            assert.isTrue(Result.isSuccess(result))

          const ids = new Set(program.sent.map((request) => headerOf(request, "repeatability-request-id")))
          const dates = new Set(program.sent.map((request) => headerOf(request, "repeatability-first-sent")))
          assert.deepStrictEqual([ids.size, dates.size], [1, 1])
          assert.isAtMost(program.sent.length, 4)
        })
      ),
    { arbitrary: { runs: process.env["LONG"] === undefined ? 12 : 200 }, timeout: 60_000 }
  )

  for (const fault of [
    { kind: "reset-after" },
    { kind: "timeout" },
    { kind: "truncate" },
    { status: 500, executed: true, retryAfterSeconds: 0.25, delayMs: 0 },
    { status: 503, executed: true, retryAfterSeconds: 1, delayMs: 0 },
    { status: 429, executed: true, retryAfterSeconds: 1, delayMs: 0 }
  ] as const satisfies ReadonlyArray<Fault>)
    it.effect(`after ${JSON.stringify(fault)} the first answer comes, and nothing was done again`, () =>
      Effect.gen(function* () {
        const { answers, executed, program, result, scene, tooLate } = yield* strike(operation, [fault])
        assert(Result.isSuccess(result))
        operation.check(result.success, scene)
        assert.deepStrictEqual([executed, tooLate, program.sent.length], [1, 0, 2])
        const [lost, first] = answers.slice(-2)
        if ("kind" in fault) assert.deepStrictEqual(first, lost)
      })
    )
})

describe("what the network did", () => {
  it.effect("one invitation rings after a lost answer, and it is the one that the caller learns of", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const { callConnectionId } = yield* callOfThree(program)
      yield* program.cloud.fault({ path: "participants:add", kind: "timeout" })
      const adding = yield* Effect.forkChild(
        program.run(
          CallConnection.addParticipant({
            callConnectionId,
            participantToAdd: another,
            sourceCallerIdNumber,
            operationContext
          })
        )
      )
      yield* program.advance(30_000)
      const { invitationId, participant } = yield* Fiber.join(adding)
      assert.isTrue(participant?.identifier !== undefined && equals(participant.identifier, another))
      const [joined, ...more] = delivered(program, "AddParticipantSucceeded").filter(
        (event) => at(event, "data", "operationContext") === operationContext
      )
      assert.isDefined(joined)
      assert.strictEqual(more.length, 0)
      assert.isString(invitationId)
      // The customer, the agent, and the one who was invited.
      assert.strictEqual(yield* program.count("state", "participant entered"), 3)
    })
  )
})
