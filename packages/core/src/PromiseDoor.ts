/**
 * The way to a client for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the `CommunicationError` itself.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

const signalOf = (args: ReadonlyArray<unknown>): AbortSignal | undefined => {
  for (const arg of args)
    if (typeof arg === "object" && arg !== null && "signal" in arg && arg.signal instanceof AbortSignal) return arg.signal
  return undefined
}

/** Turns functions that need the services of a context into functions that return promises. */
export const make = <R>(context: Context.Context<R>) => {
  const run = Effect.runPromiseWith(context)
  return {
    /** A function of an effect as one of a promise; `signal` in its options interrupts it. */
    call:
      <Args extends ReadonlyArray<unknown>, A, E>(f: (...args: Args) => Effect.Effect<A, E, R>) =>
      (...args: Args): Promise<A> => {
        const signal = signalOf(args)
        return run(f(...args), signal === undefined ? undefined : { signal })
      },
    /** A function of a stream as one of an async iterable. */
    iterate:
      <Args extends ReadonlyArray<unknown>, A, E>(f: (...args: Args) => Stream.Stream<A, E, R>) =>
      (...args: Args): AsyncIterable<A> =>
        Stream.toAsyncIterableWith(f(...args), context)
  }
}
