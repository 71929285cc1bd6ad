/**
 * The Promise API of a client, for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the `CommunicationError` itself, or with the reason of the signal that stopped it.
 */
import * as Cause from "effect/Cause"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Transport } from "./Transport.ts"
import type * as WebhookHandling from "./WebhookHandling.ts"
import { onTimeOf } from "./internal/time.ts"

const signalOf = (args: ReadonlyArray<unknown>): AbortSignal | undefined => {
  for (const arg of args)
    if (typeof arg === "object" && arg !== null && "signal" in arg && arg.signal instanceof AbortSignal)
      return arg.signal
  return undefined
}

/** Dies with the signal's reason when it is aborted. */
const aborted = (signal: AbortSignal): Effect.Effect<never> =>
  Effect.callback<never>((resume) => {
    const abort = () => resume(Effect.die(signal.reason))
    if (signal.aborted) abort()
    else signal.addEventListener("abort", abort, { once: true })
    return Effect.sync(() => signal.removeEventListener("abort", abort))
  })

/** What turns functions that need services into functions that return promises. */
export interface PromiseApi<R> {
  /** A function of an effect as one of a promise; `signal` in its options interrupts it. */
  readonly call: <Args extends ReadonlyArray<unknown>, A, E>(
    f: (...args: Args) => Effect.Effect<A, E, R>
  ) => (...args: Args) => Promise<A>
  /** A function of a stream as one of an async iterable; `signal` in its options interrupts it. */
  readonly iterate: <Args extends ReadonlyArray<unknown>, A, E>(
    f: (...args: Args) => Stream.Stream<A, E, R>
  ) => (...args: Args) => AsyncIterable<A>
}

/** Turns functions that need the services of a context into functions that return promises, on the time of a transport. */
export const make = <R>(services: Context.Context<R>, transport?: Transport): PromiseApi<R> => {
  const context = onTimeOf(services, transport)
  const run = Effect.runPromiseWith(context)
  return {
    call:
      <Args extends ReadonlyArray<unknown>, A, E>(f: (...args: Args) => Effect.Effect<A, E, R>) =>
      (...args: Args): Promise<A> => {
        const signal = signalOf(args)
        return run(signal === undefined ? f(...args) : Effect.raceFirst(aborted(signal), f(...args)))
      },
    iterate:
      <Args extends ReadonlyArray<unknown>, A, E>(f: (...args: Args) => Stream.Stream<A, E, R>) =>
      (...args: Args): AsyncIterable<A> => {
        const signal = signalOf(args)
        const stream = f(...args)
        return Stream.toAsyncIterableWith(
          signal === undefined ? stream : Stream.interruptWhen(stream, aborted(signal)),
          context
        )
      }
  }
}

/** A function of a program that may return a promise, as one that returns an effect; it fails with what the program throws. */
export const effectful =
  <Args extends ReadonlyArray<unknown>, A>(f: (...args: Args) => A | PromiseLike<A>) =>
  (...args: Args): Effect.Effect<A, unknown> =>
    Effect.tryPromise({ try: async () => f(...args), catch: (error) => error })

/** What a program does with events of a webhook, in functions that may return promises. */
export interface Handling<Event> {
  /** Called for every event that is new, after the ones of the same call before it have been handled; it changes no answer. */
  readonly onEvent?: ((event: Event) => unknown) | undefined
  /** Called with what a handler threw; default a log entry. */
  readonly onError?: ((error: unknown) => unknown) | undefined
}

/** The same as effects. */
export const handling = <Event>({ onError, onEvent }: Handling<Event>): WebhookHandling.Handling<Event, unknown> => ({
  onEvent: onEvent && effectful(onEvent),
  onError: onError && ((cause) => Effect.orDie(effectful(onError)(Cause.squash(cause))))
})
