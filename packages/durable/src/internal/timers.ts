/** Wakes flows whose timers are due: each process looks once in an interval, and a timer that two of them see wakes its flow once. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import { FlowStore } from "../FlowStore.ts"
import * as engine from "./engine.ts"

/** How many are read at once. */
const batch = 100

/** Looks as long as the layer lives. */
export const layer = (every: Duration.Input): Layer.Layer<never, never, FlowStore | engine.Engine> =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const store = yield* FlowStore
      const workflows = yield* engine.Engine
      const wake = Effect.gen(function* () {
        const due = yield* store.dueTimers(batch)
        // Woken first: whose process ends in between is woken again.
        for (const timer of due) yield* Effect.andThen(engine.wake(workflows, timer), store.endTimer(timer))
        return due.length
      })
      yield* wake.pipe(
        Effect.repeat({ while: (count) => count === batch }),
        Effect.catchCause((cause) => Effect.logWarning("flows: timers could not be looked at", cause)),
        Effect.repeat(Schedule.spaced(every)),
        Effect.forkScoped
      )
    })
  )
