/**
 * The engine whose timers are prompt. Timers are rows that the engine looks for once a second; of one that is due soon this process tells it
 * when to look. What is due later than that, or was begun by a process that ended, is up to a second late.
 */
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
import type * as MessageStorage from "effect/cluster/MessageStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"

/** What is due later is not kept in memory: there may be a million of them, and a second is little of a minute. */
const soonMillis = 60_000

/** Timers that are due within one such span are looked for together. */
const spanMillis = 10

/** Provides the engine. */
export const layer: Layer.Layer<
  WorkflowEngine.WorkflowEngine,
  never,
  Sharding.Sharding | MessageStorage.MessageStorage
> = Layer.effect(
  WorkflowEngine.WorkflowEngine,
  Effect.gen(function* () {
    const engine = yield* WorkflowEngine.WorkflowEngine
    const sharding = yield* Sharding.Sharding
    const scope = yield* Effect.scope
    const due = new Set<number>()
    const lookAt = (span: number, millis: number) =>
      Effect.sleep(millis).pipe(
        Effect.andThen(Effect.sync(() => due.delete(span))),
        Effect.andThen(sharding.pollStorage),
        Effect.forkIn(scope)
      )
    const soon = (millis: number) =>
      Effect.clockWith((clock) => {
        const now = clock.currentTimeMillisUnsafe()
        const span = Math.floor((now + millis) / spanMillis) + 1
        if (millis > soonMillis || due.has(span)) return Effect.void
        due.add(span)
        return Effect.asVoid(lookAt(span, span * spanMillis - now))
      })
    return {
      ...engine,
      scheduleClock: (workflow, options) =>
        Effect.andThen(
          engine.scheduleClock(workflow, options),
          Effect.suspend(() => soon(Duration.toMillis(options.clock.duration)))
        )
    }
  })
).pipe(Layer.provide(ClusterWorkflowEngine.layer))
