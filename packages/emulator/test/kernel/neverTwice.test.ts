/**
 * No action happens twice: the real invoker on the local cloud, under any sequence of faults, on virtual time.
 */
import * as Connection from "@effect-comms/core/Connection"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import type { Operation } from "@effect-comms/core/Operation"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import type { FaultOrder } from "../../src/kernel/control/Faults.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { acs, add, create, makeWorld, play } from "./world.ts"

const faults = {
  refused: { status: 500 },
  "executed, then 500": { status: 500, executed: true },
  "executed, then 503": { status: 503, executed: true, retryAfterSeconds: 0.5 },
  throttled: { status: 429, retryAfterSeconds: 1 },
  "reset before": { kind: "reset-before" },
  "reset after": { kind: "reset-after" },
  timeout: { kind: "timeout" },
  truncated: { kind: "truncate" }
} as const satisfies Record<string, FaultOrder>

const Fault = Schema.Literals([
  "refused",
  "executed, then 500",
  "executed, then 503",
  "throttled",
  "reset before",
  "reset after",
  "timeout",
  "truncated"
])
const Faults = Schema.Array(Fault).check(Schema.isMaxLength(6))

/** Faults after which it is open to the client whether the request was executed. */
const open = (fault: typeof Fault.Type): boolean => fault !== "throttled"

type Counting = Operation<{ readonly id: string; readonly amount: number }, unknown>

/** Calls an operation once under faults that strike its attempts in turn. */
const attempt = (operation: Counting, sequence: ReadonlyArray<typeof Fault.Type>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const world = makeWorld()
      const cloud = yield* LocalCloud.make(world, {})
      for (const fault of sequence) yield* cloud.fault(faults[fault])
      const client = yield* Connection.makeOfResource(acs, { connectionString: cloud.connectionString }).pipe(
        Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
      )
      const fiber = yield* Effect.forkChild(Effect.result(client.invoke(operation, { id: "a", amount: 1 })))
      yield* TestClock.adjust("2 minutes")
      const result = yield* Fiber.join(fiber)
      const sent = (yield* cloud.journal()).filter(({ kind }) => kind === "request").length
      return { result, executed: world.count(), sent }
    })
  )

it.effect.prop(
  "a repeatable operation acts once, and who hears of success hears the first answer",
  [Faults],
  ([sequence]) =>
    Effect.gen(function* () {
      const { executed, result } = yield* attempt(add, sequence)
      assert.isAtMost(executed, 1)
      if (Result.isSuccess(result)) {
        assert.strictEqual(executed, 1)
        assert.deepStrictEqual(result.success, { count: 1 })
      } else if (result.failure.reason._tag !== "Ambiguous") assert.strictEqual(executed, 0)
    })
)

for (const operation of [create, play])
  it.effect.prop(
    `a ${operation.retry} operation (${operation.id}) is never sent again once it may have been executed`,
    [Faults],
    ([sequence]) =>
      Effect.gen(function* () {
        const { executed, result, sent } = yield* attempt(operation, sequence)
        assert.isAtMost(executed, 1)
        const first = sequence.findIndex(open)
        if (first >= 0 && sent > first) {
          assert.strictEqual(sent, first + 1)
          assert.strictEqual(Result.isFailure(result) && result.failure.reason._tag, "Ambiguous")
        } else assert.strictEqual(executed, Result.isSuccess(result) ? 1 : 0)
      })
  )

it.effect("a pair that the caller kept acts once across two programs", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {})
    yield* cloud.fault({ kind: "reset-after" })
    const repeatability = {
      requestId: "0f50d091-5bd3-448b-884d-44be7037d9b9",
      firstSent: "Thu, 01 Jan 1970 00:00:00 GMT"
    }
    const program = (attempts: number) =>
      Connection.makeOfResource(acs, { connectionString: cloud.connectionString, retry: { attempts } }).pipe(
        Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport),
        Effect.flatMap((client) => client.invoke(add, { id: "a", amount: 1 }, { repeatability }))
      )
    const crashed = yield* Effect.flip(program(1))
    assert.deepStrictEqual(crashed.reason, { _tag: "Ambiguous", repeatability })
    assert.deepStrictEqual(yield* program(1), { count: 1 })
    assert.strictEqual(world.count(), 1)
  })
)
