/** A call that is stopped: by its fiber, by its deadline, by the limit of an attempt. On virtual time. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { makeProgram } from "./support/Program.ts"
import { agent, callOfThree, customer } from "./support/scenes.ts"

const begun = Effect.gen(function* () {
  const program = yield* makeProgram()
  const scene = yield* callOfThree(program)
  program.sent.length = 0
  return { program, ...scene, began: yield* Clock.currentTimeMillis }
})

describe("interruption", () => {
  it.effect("while a request is under way: nothing is sent after it, and what was done stays done", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "timeout" })
      const calling = yield* Effect.forkChild(
        program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent })),
        { startImmediately: true }
      )
      yield* program.advance(1_000)
      yield* Fiber.interrupt(calling)
      yield* program.advance(60_000)
      assert.strictEqual(program.sent.length, 1)
      assert.strictEqual(yield* program.count("callback", "RemoveParticipantSucceeded"), 1)
    })
  )

  it.effect("between two attempts: the next is not made", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ status: 429, retryAfterSeconds: 5, count: 9 })
      const calling = yield* Effect.forkChild(
        program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent })),
        { startImmediately: true }
      )
      yield* program.advance(6_000)
      assert.strictEqual(program.sent.length, 2)
      yield* Fiber.interrupt(calling)
      yield* program.advance(60_000)
      assert.strictEqual(program.sent.length, 2)
      assert.strictEqual(yield* program.count("callback", "RemoveParticipantSucceeded"), 0)
    })
  )

  it.effect("of a wait for an outcome leaves the event for whoever waits next", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      const wait = program.events.awaitOutcome(
        { succeeded: ["RemoveParticipantSucceeded"], failed: [] },
        { callConnectionId, participant: agent }
      )
      const waiting = yield* Effect.forkChild(wait, { startImmediately: true })
      yield* Fiber.interrupt(waiting)
      yield* program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent }))
      yield* program.advance(1_000)
      assert.strictEqual((yield* wait)._tag, "RemoveParticipantSucceeded")
    })
  )
})

describe("deadline", () => {
  it.effect.each([
    ["a read", 3_000, "Timeout"],
    ["a read, with the limit of an attempt above it", 8_000, "Timeout"]
  ] as const)("of %s in %d ms", ([, deadlineMillis, reason]) =>
    Effect.gen(function* () {
      const { began, callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "timeout", count: 99 })
      const calling = yield* Effect.forkChild(
        Effect.flip(program.run(CallConnection.get({ callConnectionId }, { deadlineMillis }))).pipe(
          Effect.map((error) => error.reason._tag),
          Effect.zip(Clock.currentTimeMillis)
        )
      )
      yield* program.advance(60_000)
      assert.deepStrictEqual(yield* Fiber.join(calling), [reason, began + deadlineMillis])
    })
  )

  it.effect("thirty seconds, in attempts of ten, unless said otherwise", () =>
    Effect.gen(function* () {
      const { began, callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "timeout", count: 99 })
      const calling = yield* Effect.forkChild(
        Effect.zip(
          Effect.flip(program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent }))),
          Clock.currentTimeMillis
        )
      )
      yield* program.advance(60_000)
      const [error, ended] = yield* Fiber.join(calling)
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.deepStrictEqual([error.attempts, program.sent.length], [3, 3])
      assert.strictEqual(ended - began, 30_000)
      yield* program.advance(1_000)
      assert.strictEqual(yield* program.count("callback", "RemoveParticipantSucceeded"), 1)
    })
  )

  it.effect("a repeatable operation survives an attempt that is never answered", () =>
    Effect.gen(function* () {
      const { began, callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "timeout" })
      const calling = yield* Effect.forkChild(
        Effect.zip(
          program.run(
            CallConnection.removeParticipant(
              { callConnectionId, participantToRemove: agent, operationContext: "once" },
              { attemptTimeoutMillis: 2_000 }
            )
          ),
          Clock.currentTimeMillis
        )
      )
      yield* program.advance(20_000)
      const [answer, ended] = yield* Fiber.join(calling)
      assert.deepStrictEqual(answer, { operationContext: "once" })
      assert.isAtLeast(ended - began, 2_250)
      assert.isAtMost(ended - began, 2_500)
    })
  )

  it.effect("of what cannot be repeated is Ambiguous after the limit of the one attempt", () =>
    Effect.gen(function* () {
      const { began, callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "timeout" })
      const calling = yield* Effect.forkChild(
        Effect.zip(
          Effect.flip(program.run(CallMedia.hold({ callConnectionId, targetParticipant: customer }))),
          Clock.currentTimeMillis
        )
      )
      yield* program.advance(60_000)
      const [error, ended] = yield* Fiber.join(calling)
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.deepStrictEqual([ended - began, program.sent.length], [10_000, 1])
    })
  )

  it.effect("a Retry-After of nothing takes no time", () =>
    Effect.gen(function* () {
      const { began, callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ status: 503, retryAfterSeconds: 0, delayMs: 400 })
      yield* program.cloud.fault({ status: 503, retryAfterSeconds: 0 })
      yield* program.cloud.fault({ status: 503, retryAfterSeconds: 0, delayMs: 400 })
      const calling = yield* Effect.forkChild(
        Effect.zip(
          program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent })),
          Clock.currentTimeMillis
        )
      )
      yield* program.advance(60_000)
      const [, ended] = yield* Fiber.join(calling)
      assert.deepStrictEqual([ended - began, program.sent.length], [800, 4])
    })
  )

  it.effect("a Retry-After beyond it is not waited for", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ status: 429, retryAfterSeconds: 31 })
      const error = yield* Effect.flip(
        program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent }))
      )
      assert.deepStrictEqual(error.reason, { _tag: "Throttled", retryAfter: 31_000 })
      assert.strictEqual(program.sent.length, 1)
    })
  )
})
