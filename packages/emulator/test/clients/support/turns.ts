/** Programs in this process and the local cloud, taking turns on the driven clock. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { Program } from "./Program.ts"

/** Lets the program take its turn. */
export const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))

/** Some seconds in which the program and the cloud take turns. */
export const seconds = (program: Program, count: number): Effect.Effect<void> =>
  Effect.forEach(
    Array.from({ length: count * 4 }),
    () => Effect.andThen(program.advance(250), Effect.andThen(turn, turn)),
    { discard: true }
  )

/** The end of what takes at most so many seconds. */
export const within = <A, E, R>(program: Program, count: number, effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    yield* seconds(program, count)
    return yield* Fiber.join(fiber)
  })
