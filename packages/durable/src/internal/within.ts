/** Runs a program as one of a flow: ids are the same on every run, and timers survive the process. */
import { CurrentFlow, type Flow } from "@effect-comms/core/internal/flow"
import * as Effect from "effect/Effect"
import * as engine from "./engine.ts"
import * as flushing from "./flushing.ts"
import * as reading from "./reading.ts"
import { CurrentRun, type Run } from "./Run.ts"

/** Limits an effect by a timer that survives the process. */
export const limited = <A, E, R, B, E2, R2>(
  run: Run,
  effect: Effect.Effect<A, E, R>,
  millis: number,
  orElse: () => Effect.Effect<B, E2, R2>
): Effect.Effect<A | B, E | E2, R | R2> => {
  if (millis === Infinity) return effect
  const name = run.next("timeout")
  return Effect.flatMap(
    engine.firstOf(name, asFlow(run.within(name), effect), millis),
    (ended): Effect.Effect<A | B, E2, R2> => (ended === undefined ? orElse() : Effect.succeed(ended.first))
  )
}

const flowOf = (run: Run): Flow => ({
  newId: () => run.newId(),
  once: (operation, effect) => {
    const performed = engine.once(run.next(`once/${operation.id}`), flushing.outside(effect), {
      gave: reading.answerOf(operation),
      failed: reading.clientError(operation.id)
    })
    return Effect.andThen(run.allBegun, performed)
  },
  say: (message) => Effect.asVoid(engine.once(run.next("log"), Effect.as(Effect.logInfo(message), 1), reading.count)),
  timeout: (effect, millis, orElse) => limited(run, effect, millis, orElse),
  fork: (effect) => {
    // Counted apart, so that it has the same names where it is run again.
    const name = run.next("fork")
    return engine.fork(Effect.suspend(() => asFlow(run.within(name), effect)))
  }
})

const asFlow = <A, E, R>(run: Run, program: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  program.pipe(Effect.provideService(CurrentRun, run), Effect.provideService(CurrentFlow, flowOf(run)))

/** Runs a program as one of a flow. */
export const within = <A, E, R>(run: Run, program: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.andThen(run.begin, asFlow(run, program))
