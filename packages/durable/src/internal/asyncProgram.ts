/**
 * An async function as the program of a flow: what it calls is performed by the flow's own fiber, in the order in which it was asked for, and
 * its promises are answered from there. When the flow can only wait, the function is left where it is, and called anew when the flow goes on.
 */
import type * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"

/** Calls an effect from the function. */
export type Call = <A, E>(effect: Effect.Effect<A, E>) => Promise<A>

const answered = <A, E>(
  effect: Effect.Effect<A, E>,
  resolve: (value: A) => void,
  reject: (error: unknown) => void
): Effect.Effect<void> =>
  Effect.match(effect, {
    onSuccess: resolve,
    onFailure: reject
  })

/** Runs an async function; what it throws is the error. */
export const run = <A>(program: (call: Call) => Promise<A>): Effect.Effect<A, unknown> =>
  Effect.gen(function* () {
    const asked = yield* Queue.unbounded<Effect.Effect<void>, Cause.Done>()
    const call: Call = (effect) =>
      new Promise((resolve, reject) => {
        Queue.offerUnsafe(asked, answered(effect, resolve, reject))
      })
    const ended = Promise.resolve()
      .then(() => program(call))
      .finally(() => Queue.endUnsafe(asked))
    // Its failure is looked at below, if the flow gets there.
    ended.catch(() => undefined)
    // What is asked for at once runs side by side, and what is asked for alone in the program's own fiber, which gives it an order.
    yield* Stream.runForEachArray(Stream.fromQueue(asked), (effects) =>
      effects.length === 1
        ? (effects[0] ?? Effect.void)
        : Effect.forEach(effects, (effect) => effect, { concurrency: "unbounded", discard: true })
    )
    return yield* Effect.tryPromise({ try: () => ended, catch: (error) => error })
  })

/** What turns functions of the clients into functions that the async function calls. */
export const api =
  (call: Call): typeof PromiseApi.make =>
  (context) => ({
    call:
      (f) =>
      (...args) =>
        call(Effect.provide(f(...args), context)),
    iterate:
      (f) =>
      (...args) =>
        iterable(call, Effect.provide(Stream.runCollect(f(...args)), context))
  })

/** A stream as an async iterable: it is one step, read to its end. */
const iterable = <A, E>(call: Call, all: Effect.Effect<ReadonlyArray<A>, E>): AsyncIterable<A> => ({
  async *[Symbol.asyncIterator]() {
    yield* await call(all)
  }
})
