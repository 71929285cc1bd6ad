import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Metrics from "../src/Metrics.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { complete } from "./support/virtual.ts"

const calls = Effect.gen(function* () {
  const script = [{ status: 200, body: { name: "a" } }, { status: 404 }, { status: 503 }, { status: 404 }]
  const client = yield* sample.connect(ScriptedTransport.make(script))
  for (let i = 0; i < 3; i++) yield* complete(client.invoke(sample.read, { id: "1" }))
})
const registry = Effect.provideServiceEffect(
  Metric.MetricRegistry,
  Effect.sync(() => new Map())
)

describe("metrics", () => {
  it.effect("count calls by outcome, attempts, and how long calls took", () =>
    Effect.gen(function* () {
      yield* Effect.provide(calls, Metrics.layer)
      const seen = (yield* Metric.snapshot).map(({ attributes, id, state }) => ({ attributes, id, state }))
      const of = (id: string) => seen.filter((metric) => metric.id === id)
      assert.deepStrictEqual(
        of("effect_comms_calls").map(({ attributes, state }) => [attributes, "count" in state && state.count]),
        [
          [{ operation: "Sample_Read", outcome: "success" }, 1],
          [{ operation: "Sample_Read", outcome: "NotFound" }, 2]
        ]
      )
      assert.deepStrictEqual(
        of("effect_comms_attempts").map(({ attributes, state }) => [attributes, "count" in state && state.count]),
        [[{ operation: "Sample_Read" }, 4]]
      )
      assert.deepStrictEqual(
        of("effect_comms_call_duration").map(({ state }) => "count" in state && state.count),
        [3]
      )
    }).pipe(registry)
  )

  it.effect("count nothing unless asked", () =>
    Effect.gen(function* () {
      yield* calls
      assert.deepStrictEqual(yield* Metric.snapshot, [])
    }).pipe(registry)
  )
})
