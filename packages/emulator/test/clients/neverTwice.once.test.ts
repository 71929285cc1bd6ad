/**
 * Never twice: what the service cannot recognize again (`once`), or is not proven to (`claimed`), is not sent again once it may have
 * been executed. The caller learns that this is open, and the journal shows the one request.
 */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { all } from "@effect-comms/graph-calls/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import type { Options } from "../../src/Emulator.ts"
import { decisiveOf, type Fault, Faults, honest, isExecuted, isFinal, isHarmless, orderOf } from "./support/faults.ts"
import { headerOf, makeProgram } from "./support/Program.ts"
import { ofGraph } from "./support/unrepeatable.graph.ts"
import { type Ready, type Unrepeatable, unrepeatable } from "./support/unrepeatable.ts"

/** Calls an operation once under faults that strike it in turn. */
const strike = (
  { executions, path, prepare }: Unrepeatable,
  faults: ReadonlyArray<Fault>,
  options?: Parameters<Ready>[0],
  cloud: Options = {}
) =>
  Effect.gen(function* () {
    const program = yield* makeProgram(cloud)
    const call = yield* prepare(program)
    const before = yield* executions(program)
    const last = (yield* program.cloud.journal()).length
    program.sent.length = 0
    for (const fault of faults) yield* program.cloud.fault({ ...orderOf(fault), path })
    const calling = yield* Effect.forkChild(Effect.result(program.run(call(options))))
    yield* program.advance(60_000)
    const result = yield* Fiber.join(calling)
    // A client of Graph fetches its token besides, and the receiver of webhooks their keys.
    const sent = program.sent.filter((request) => !request.path.endsWith("/oauth2/v2.0/token"))
    const paths = new Set(sent.map((request) => request.path.split("?")[0]))
    const requests = (yield* program.cloud.journal(last)).filter(
      ({ data, kind }) => kind === "request" && paths.has(String(data["path"]))
    )
    assert.strictEqual(requests.length, sent.length)
    return { result, executed: (yield* executions(program)) - before, sent }
  })

const reasonOf = (result: Result.Result<unknown, unknown>) => {
  assert(Result.isFailure(result) && result.failure instanceof CommunicationError)
  return result.failure.reason
}

/** Sequences of faults per operation; `pnpm test:long` takes more. */
const runs = process.env["LONG"] === undefined ? 2 : 40

/**
 * Single faults that every operation meets: the first two here, all of them with `pnpm test:long`. Every other one strikes each of these
 * operations in `contracts/test/neverTwice.test.ts`, and here among the random ones.
 */
const single = (
  [
    { kind: "timeout" },
    { kind: "reset-after" },
    { kind: "reset-before" },
    { kind: "truncate" },
    { status: 500, executed: false, retryAfterSeconds: 0, delayMs: 0 },
    { status: 500, executed: true, retryAfterSeconds: 0, delayMs: 0 },
    { status: 503, executed: true, retryAfterSeconds: 1, delayMs: 0 }
  ] as const satisfies ReadonlyArray<Fault>
).slice(0, process.env["LONG"] === undefined ? 2 : Infinity)

/** The same without the long waits. */
const hurried = (fault: Fault): Fault =>
  "delayMs" in fault && fault.delayMs > 400 ? { ...fault, delayMs: 400 } : fault

describe.each([...unrepeatable, ...ofGraph])("$name", (operation) => {
  it.effect.prop(
    "is not sent again once it may have been executed",
    [Faults],
    ([given]) =>
      Effect.scoped(
        Effect.gen(function* () {
          const faults = given.map(honest).map((fault) => (operation.isUrgent === true ? hurried(fault) : fault))
          const { executed, result, sent } = yield* strike(operation, faults)
          const struck = faults.slice(0, sent.length)
          assert.isAtMost(executed, 1)
          assert.strictEqual(executed, sent.length > faults.length || struck.some(isExecuted) ? 1 : 0)

          // The first fault that decides; without one the fifth attempt would. Graph's clients fetch their tokens.
          const decisive = decisiveOf(faults, operation.name.startsWith("Graph"))
          if (Result.isSuccess(result)) {
            assert.strictEqual(executed, 1)
            assert.isTrue(decisive === undefined || isHarmless(decisive))
          } else if (decisive === undefined || faults.indexOf(decisive) >= sent.length) {
            assert.strictEqual(reasonOf(result)._tag, "Throttled")
            assert.deepStrictEqual([executed, sent.length], [0, 4])
          } else {
            assert.strictEqual(sent.length, faults.indexOf(decisive) + 1)
            const reason = reasonOf(result)
            assert.strictEqual(reason._tag === "Ambiguous", !isFinal(decisive))
            if (reason._tag === "Ambiguous")
              assert.strictEqual(reason.repeatability === undefined, operation.class === "once")
          }
        })
      ),
    { arbitrary: { runs }, timeout: 60_000 }
  )

  for (const fault of single)
    it.effect(`after ${JSON.stringify(fault)} it is open, and one request was sent`, () =>
      Effect.gen(function* () {
        const { executed, result, sent } = yield* strike(operation, [fault])
        assert.strictEqual(reasonOf(result)._tag, "Ambiguous")
        assert.deepStrictEqual([executed, sent.length], [isExecuted(fault) ? 1 : 0, 1])
      })
    )
})

describe("the operations of Graph", () => {
  it("are all that are declared `once`", () => {
    const declared = all.filter(({ retry }) => retry === "once").map(({ id }) => `Graph ${id}`)
    assert.sameMembers(
      ofGraph.map(({ name }) => name),
      declared
    )
    assert.isAbove(declared.length, 30)
  })
})

const claimed = unrepeatable.filter((operation) => operation.class === "claimed")
const lost: Fault = { kind: "reset-after" }

describe("what the caller may decide", () => {
  it.effect.each(claimed)("$name with trustRepeatability is sent again with the same id, and acts once", (operation) =>
    Effect.gen(function* () {
      const { executed, result, sent } = yield* strike(operation, [lost], { trustRepeatability: true })
      assert.isTrue(Result.isSuccess(result))
      assert.deepStrictEqual([executed, sent.length], [1, 2])
      const [first, second] = sent.map((request) => headerOf(request, "repeatability-request-id"))
      assert.isString(first)
      assert.strictEqual(first, second)
    })
  )

  it.effect(
    "a service that does not recognize a claimed repeat acts twice, which is why nobody is trusted unasked",
    () =>
      Effect.gen(function* () {
        const [createCall] = claimed
        assert(createCall !== undefined)
        const trusting = { trustRepeatability: true }
        const { executed } = yield* strike(createCall, [lost], trusting, { claimedRepeats: "execute-again" })
        assert.strictEqual(executed, 2)
        const careful = yield* strike(createCall, [lost], {}, { claimedRepeats: "execute-again" })
        assert.strictEqual(careful.executed, 1)
        assert.strictEqual(reasonOf(careful.result)._tag, "Ambiguous")
      })
  )

  it.effect("with retryAmbiguous a hold is sent again, and done again", () =>
    Effect.gen(function* () {
      const hold = unrepeatable.find(({ name }) => name === "hold")
      assert(hold !== undefined)
      const { executed, result, sent } = yield* strike(hold, [lost], { retryAmbiguous: true })
      assert.isTrue(Result.isSuccess(result))
      assert.deepStrictEqual([executed, sent.length], [2, 2])
    })
  )
})
