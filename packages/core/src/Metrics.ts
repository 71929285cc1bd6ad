/**
 * Counts of calls in Effect's metrics: opt in by providing `Metrics.layer` to the program.
 *
 * It is a layer and not the default because `effect/Metric` would be a tenth of a small bundle.
 */
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import type { Any } from "./ClientOperation.ts"
import { CurrentObserver } from "./internal/observing.ts"

/** Finished calls by `operation` and `outcome` (`success`, or the tag of the failure's reason). */
export const calls = /* @__PURE__ */ Metric.counter("effect_comms_calls", {
  description: "Finished calls by operation and outcome",
  incremental: true
})

/** Requests sent or tried, by `operation`: what exceeds the calls was a repeat. */
export const attempts = /* @__PURE__ */ Metric.counter("effect_comms_attempts", {
  description: "Requests sent or tried, by operation",
  incremental: true
})

/** How long calls took, in milliseconds, by `operation`. */
export const duration = /* @__PURE__ */ Metric.histogram("effect_comms_call_duration", {
  description: "Milliseconds of a call, every attempt and wait included",
  boundaries: [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000]
})

interface OfOperation {
  readonly outcomes: Map<string, Metric.Metric<number, unknown>>
  readonly attempts: Metric.Metric<number, unknown>
  readonly duration: Metric.Metric<number, unknown>
}

const kept = /* @__PURE__ */ new WeakMap<Any, OfOperation>()

const metricsOf = (operation: Any): OfOperation => {
  let found = kept.get(operation)
  if (found === undefined) {
    const by = { operation: operation.id }
    found = {
      outcomes: new Map(),
      attempts: Metric.withAttributes(attempts, by),
      duration: Metric.withAttributes(duration, by)
    }
    kept.set(operation, found)
  }
  return found
}

/** Counts every call made by programs that this layer is provided to. */
export const layer: Layer.Layer<never> = /* @__PURE__ */ Layer.succeed(
  CurrentObserver,
  (operation, outcome, tries, millis, fiber) => {
    const metrics = metricsOf(operation)
    let counter = metrics.outcomes.get(outcome)
    if (counter === undefined) {
      counter = Metric.withAttributes(calls, { operation: operation.id, outcome })
      metrics.outcomes.set(outcome, counter)
    }
    counter.updateUnsafe(1, fiber.context)
    metrics.attempts.updateUnsafe(tries, fiber.context)
    metrics.duration.updateUnsafe(millis, fiber.context)
  }
)
