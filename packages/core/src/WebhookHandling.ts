/**
 * How a receiver of webhooks answers, and what a program does with the events behind the answer.
 *
 * The answer says whether the events are in the event service, and nothing else: handlers run behind it, in order for one call and side
 * by side for several. What a handler fails with goes to `onError` and is counted.
 */
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Metric from "effect/Metric"
import type * as Scope from "effect/Scope"
import { watchers } from "./internal/watching.ts"
import * as WebhookAnswer from "./WebhookAnswer.ts"

export { watchers } from "./internal/watching.ts"

/** Handlers that failed, by `receiver`. */
export const failures = /* @__PURE__ */ Metric.counter("effect_comms_webhook_handler_failures", {
  description: "Handlers of webhook events that failed, by receiver",
  incremental: true
})

/** How handlers run behind an answer. */
export interface Behind {
  /** What handlers wait for before they begin, such as that the answer was sent; default nothing. */
  readonly after?: Effect.Effect<unknown> | undefined
  /** Receives the promise of the handlers of a body, for hosts that stop the program after the response. */
  readonly waitUntil?: ((handled: Promise<unknown>) => void) | undefined
}

/** What a program does with events. */
export interface Handling<Event, E = never, R = never> extends Behind {
  /** The handlers of an event's kind, which are called before `onEvent`. */
  readonly byKind?: ((event: Event) => ReadonlyArray<() => Effect.Effect<unknown, E, R>>) | undefined
  /** Called for every event that is new, after the ones of the same call before it have been handled; it changes no answer. */
  readonly onEvent?: ((event: Event) => Effect.Effect<unknown, E, R>) | undefined
  /** Called with what a handler failed with; default a log entry. */
  readonly onError?: ((cause: Cause.Cause<E>) => Effect.Effect<unknown, never, R>) | undefined
}

/** Runs handlers of a receiver behind its answers. */
export interface Handlers {
  /** Handles events of which the key says whose they are; those without a key have no order. Interrupted with the receiver. */
  readonly run: <Event, E, R>(
    events: ReadonlyArray<Event>,
    keyOf: (event: Event) => string | undefined,
    handling: Handling<Event, E, R>
  ) => Effect.Effect<void, never, R>
  /** Runs what is part of an answer; gives `fallback` when it fails, which is reported as a handler's failure is. */
  readonly part: <A, E, R>(
    effect: Effect.Effect<A, E, R>,
    fallback: A,
    handling: Pick<Handling<never, E, R>, "onError">
  ) => Effect.Effect<A, never, R>
}

/** Makes the handlers of a receiver, which run in this scope. */
export const make = (receiver: string, scope: Scope.Scope): Handlers => {
  const counted = Metric.update(Metric.withAttributes(failures, { receiver }), 1)
  const tails = new Map<string, Deferred.Deferred<void>>()

  const report = <E, R>(cause: Cause.Cause<E>, { onError }: Pick<Handling<never, E, R>, "onError">) => {
    const said = Effect.suspend(() => {
      if (onError !== undefined) return onError(cause)
      if (watchers.size === 0) return Effect.logError(`${receiver}: a handler failed`, cause)
      for (const watch of watchers) watch(receiver, cause)
      return Effect.void
    })
    return Effect.andThen(
      counted,
      Effect.catchCause(said, (again) => Effect.logError(`${receiver}: onError failed`, again))
    )
  }

  /** Runs an effect after the earlier ones of its key; its place is reserved at once. */
  const inOrder = <R>(
    key: string | undefined,
    effect: Effect.Effect<void, never, R>
  ): Effect.Effect<void, never, R> => {
    if (key === undefined) return effect
    const before = tails.get(key)
    const done = Deferred.makeUnsafe<void>()
    tails.set(key, done)
    return Effect.ensuring(
      before === undefined ? effect : Effect.andThen(Deferred.await(before), effect),
      Effect.sync(() => {
        Deferred.doneUnsafe(done, Effect.void)
        if (tails.get(key) === done) tails.delete(key)
      })
    )
  }

  return {
    run: (events, keyOf, handling) => {
      const { after = Effect.void, byKind, onEvent, waitUntil } = handling
      if (onEvent === undefined && byKind === undefined) return Effect.void
      // The events would not be handled: the sender delivers them again, to the receiver that replaces this one.
      if (scope.state._tag === "Closed") return Effect.die(new Error("the receiver is closed"))
      return Effect.forEach(events, (event) => {
        const all = [...(byKind?.(event) ?? []), ...(onEvent === undefined ? [] : [() => onEvent(event)])]
        const handled = Effect.forEach(
          all,
          (handle) =>
            Effect.suspend(handle).pipe(
              Effect.catchCause((cause) => (Cause.hasInterruptsOnly(cause) ? Effect.void : report(cause, handling)))
            ),
          { discard: true }
        )
        return Effect.forkIn(inOrder(keyOf(event), Effect.andThen(after, handled)), scope)
      }).pipe(
        Effect.map((fibers) => {
          if (waitUntil !== undefined && fibers.length > 0) waitUntil(Effect.runPromise(Fiber.awaitAll(fibers)))
        })
      )
    },
    part: (effect, fallback, handling) =>
      Effect.catchCause(
        Effect.suspend(() => effect),
        (cause) => Effect.as(report(cause, handling), fallback)
      )
  }
}

/** Answers by how receiving ended: what was neither taken nor refused was not stored, and is to be sent again. */
export const answer = <A, E, R>(
  receiver: string,
  receiving: Effect.Effect<A, E, R>,
  {
    accepted,
    refused
  }: {
    readonly accepted: (taken: A) => WebhookAnswer.WebhookAnswer
    readonly refused: (error: E) => WebhookAnswer.WebhookAnswer
  }
): Effect.Effect<WebhookAnswer.WebhookAnswer, never, R> =>
  receiving.pipe(
    Effect.map(accepted),
    Effect.catch((error) => Effect.succeed(refused(error))),
    Effect.catchCause((cause) =>
      Effect.as(Effect.logError(`${receiver}: events are not stored`, cause), WebhookAnswer.notStored())
    )
  )

/** What an answer needs to know of a refusal. */
export interface Refusal {
  /** Why the token was refused; `undefined` when the body was. */
  readonly reason?: string
  /** Whether the body was too large. */
  readonly tooLarge?: boolean
  /** What was expected, without secrets. */
  readonly message: string
}

/** The answer to a delivery whose token or body was refused. */
export const refusal = ({ message, reason, tooLarge }: Refusal): WebhookAnswer.WebhookAnswer => {
  if (reason === "KeysUnavailable") return WebhookAnswer.notStored(5, message)
  if (reason !== undefined) return WebhookAnswer.unverified(message)
  return tooLarge === true ? WebhookAnswer.tooLarge : WebhookAnswer.malformed(message)
}
