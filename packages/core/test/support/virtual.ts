/** Drives virtual time past everything an effect waits for, with a macrotask between steps so that transports get their turn. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"

/** Lets everything run that does not wait for time. */
export const settle = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

/** Moves virtual time on, step by step. */
export const pass = (millis: number, step = 100) =>
  Effect.gen(function* () {
    yield* settle
    for (let left = millis; left > 0; left -= step) {
      yield* TestClock.adjust(Math.min(step, left))
      yield* settle
    }
  })

/** The exit of an effect, and how much virtual time it took, to the step. */
export const complete = <A, E, R>(effect: Effect.Effect<A, E, R>, limit = 400_000) =>
  Effect.gen(function* () {
    const start = yield* Clock.currentTimeMillis
    const fiber = yield* Effect.forkChild(effect)
    yield* settle
    let exit: Exit.Exit<A, E> | undefined = fiber.pollUnsafe()
    for (let millis = 0; exit === undefined && millis < limit; millis += 100) {
      yield* TestClock.adjust(100)
      yield* settle
      exit = fiber.pollUnsafe()
    }
    if (exit === undefined) {
      yield* Fiber.interrupt(fiber)
      return yield* Effect.die(new Error(`still waiting after ${limit} virtual milliseconds`))
    }
    return { exit, millis: (yield* Clock.currentTimeMillis) - start }
  })

/** As `complete`, for an effect that must succeed. */
export const value = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(complete(effect), ({ exit, millis }) => Effect.map(exit, (value) => ({ value, millis })))

/** As `complete`, for an effect that must fail. */
export const failure = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(complete(effect), ({ exit, millis }) => Effect.map(Effect.flip(exit), (error) => ({ error, millis })))
