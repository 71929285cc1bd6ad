/**
 * Never twice: random sequences of faults against a service that counts how often it executed.
 *
 * The service knows pairs as Microsoft's does for repeatable operations; for all others it executes whatever arrives.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { complete } from "./support/virtual.ts"

const Fault = Schema.Literals([
  "none",
  "refused connection",
  "reset before it arrived",
  "reset after it was executed",
  "silence before it arrived",
  "silence after it was executed",
  "500 not executed",
  "500 executed",
  "503 not executed",
  "503 executed",
  "408",
  "429",
  "429 with a wait",
  "409 in progress"
])
const Faults = Schema.Array(Fault).check(Schema.isMaxLength(6))

/** A service that fails as given, in turn, and then no more. */
const service = (faults: ReadonlyArray<typeof Fault.Type>, knowsPairs: boolean, status: number) => {
  const store = new Map<string, ScriptedTransport.Answer>()
  let executed = 0
  const execute = ({ headers }: ScriptedTransport.Recorded): ScriptedTransport.Answer => {
    const id = headers["repeatability-request-id"] ?? ""
    const kept = knowsPairs ? store.get(id) : undefined
    if (kept !== undefined) return kept
    executed++
    const answer = { status, body: { name: String(executed), context: String(executed) } }
    const first = knowsPairs ? { ...answer, headers: { "repeatability-result": "accepted" } } : answer
    store.set(id, first)
    return first
  }
  const transport = ScriptedTransport.make((request, index): ScriptedTransport.Step => {
    switch (faults[index] ?? "none") {
      case "none":
        return execute(request)
      case "refused connection":
        return { sent: false }
      case "reset before it arrived":
        return { sent: true }
      case "reset after it was executed":
        execute(request)
        return { sent: true }
      case "silence before it arrived":
        return ScriptedTransport.silence
      case "silence after it was executed":
        execute(request)
        return ScriptedTransport.silence
      case "500 not executed":
        return { status: 500 }
      case "500 executed":
        execute(request)
        return { status: 500 }
      case "503 not executed":
        return { status: 503, headers: { "retry-after": "1" } }
      case "503 executed":
        execute(request)
        return { status: 503 }
      case "408":
        return { status: 408 }
      case "429":
        return { status: 429 }
      case "429 with a wait":
        return { status: 429, headers: { "retry-after": "7" } }
      case "409 in progress":
        return store.size > 0 ? { status: 409 } : execute(request)
    }
  })
  return { transport, executed: () => executed }
}

/** Faults after which nobody can know, seen from the client. */
const open = (fault: typeof Fault.Type): boolean => !/^(none|refused|429|409)/.test(fault)

const runs = { arbitrary: { runs: process.env["LONG"] === undefined ? 200 : 2_000 } }

describe("never twice", () => {
  it.effect.prop(
    "a repeatable operation: once, and the first answer, when the call succeeds; at most once when it fails",
    [Faults],
    ([faults]) =>
      Effect.gen(function* () {
        const { executed, transport } = service(faults, true, 202)
        const client = yield* sample.connect(transport, { attemptTimeoutMillis: 2_000 })
        const call = client.invoke(sample.act, { id: "1", participant: sample.participant })
        const { exit } = yield* complete(call)
        if (Exit.isSuccess(exit)) {
          assert.strictEqual(executed(), 1)
          assert.deepStrictEqual(exit.value, { context: "1" })
        } else {
          assert.isAtMost(executed(), 1)
          const { reason } = yield* Effect.flip(exit)
          // A failure that claims that nothing happened is true.
          if (reason._tag !== "Ambiguous") assert.strictEqual(executed(), 0)
        }
        const ids = new Set(transport.requests.map(({ headers }) => headers["repeatability-request-id"]))
        assert.strictEqual(ids.size, 1)
      }),
    runs
  )

  for (const kind of ["once", "claimed"] as const)
    it.effect.prop(
      `a ${kind} operation: nothing is sent after a failure that leaves open whether it was executed`,
      [Faults],
      ([faults]) =>
        Effect.gen(function* () {
          const { executed, transport } = service(faults, false, kind === "once" ? 202 : 201)
          const client = yield* sample.connect(transport, { attemptTimeoutMillis: 2_000 })
          const call: Effect.Effect<unknown, { readonly reason: { readonly _tag: string } }> =
            kind === "once" ? client.invoke(sample.play, { id: "1" }) : client.invoke(sample.create, { name: "a" })
          const { exit } = yield* complete(call)
          assert.isAtMost(executed(), 1)
          const sent = faults.slice(0, transport.requests.length)
          const first = sent.findIndex(open)
          if (first >= 0) {
            assert.lengthOf(transport.requests, first + 1)
            assert.isTrue(Exit.isFailure(exit))
            const { reason } = yield* Effect.flip(exit)
            assert.strictEqual(reason._tag, "Ambiguous")
          } else if (Exit.isFailure(exit)) {
            const { reason } = yield* Effect.flip(exit)
            assert.notStrictEqual(reason._tag, "Ambiguous")
            assert.strictEqual(executed(), 0)
          } else assert.strictEqual(executed(), 1)
        }),
      runs
    )

  it.effect("the service of this test does execute twice when a pair is not kept", () =>
    Effect.gen(function* () {
      const { executed, transport } = service(["reset after it was executed"], false, 202)
      const client = yield* sample.connect(transport)
      yield* complete(client.invoke(sample.play, { id: "1" }, { retryAmbiguous: true }))
      assert.strictEqual(executed(), 2)
    })
  )
})
