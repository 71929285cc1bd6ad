/**
 * The call flow that a fiber belongs to, where it has one: it gives what must be the same when the flow's program runs again.
 *
 * Without one, ids are random and timers those of the fiber.
 */
import type { ClientOperation } from "../ClientOperation.ts"
import type { CommunicationError } from "../CommunicationError.ts"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { watchers } from "./watching.ts"

/** What was begun beside something else. */
export interface Beside<A, E> {
  readonly fiber: Fiber.Fiber<A, E>
  /** Waits for its end. */
  readonly join: Effect.Effect<A, E>
}

/** What a call flow gives to forms that wait. */
export interface Flow {
  /** A new id, the same on every run. */
  readonly newId: () => string
  /** Limits an effect by a timer that survives the process, in milliseconds. */
  readonly timeout: <A, E, R, B, E2, R2>(
    effect: Effect.Effect<A, E, R>,
    millis: number,
    orElse: () => Effect.Effect<B, E2, R2>
  ) => Effect.Effect<A | B, E | E2, R | R2>
  /** Begins an effect beside what follows; its fiber is to be interrupted when its end is of no interest. */
  readonly fork: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<Beside<A, E>, never, R>
  /** Performs what an operation is done by once, and keeps what it gave; it may be performed again when its process ends in between. */
  readonly once: <I, A>(
    operation: ClientOperation<I, A>,
    effect: Effect.Effect<A, CommunicationError>
  ) => Effect.Effect<A, CommunicationError>
  /** Logs at the level Info, once however often the program runs. */
  readonly say: (message: string) => Effect.Effect<void>
}

/** Says that nobody knows whether a request was executed, and what is waited for that decides: nothing else is seen of it until then. */
export const undecided = (
  flow: Flow,
  { operation, status }: CommunicationError,
  deciding: string,
  waitMillis: number
): Effect.Effect<void> => {
  const why = status === undefined ? "no answer" : `status ${status}`
  const limit = waitMillis === Infinity ? "" : `, for at most ${waitMillis} ms`
  return flow.say(
    `${operation} may or may not have been executed (${why}): waiting for ${deciding}, which decides${limit}`
  )
}

/** Outside a flow. */
export const outside: Flow = {
  say: (message) => Effect.suspend(() => (watchers.size === 0 ? Effect.logInfo(message) : Effect.void)),
  once: (_, effect) => effect,
  newId: () => crypto.randomUUID(),
  timeout: (effect, duration, orElse) => Effect.timeoutOrElse(effect, { duration, orElse }),
  fork: (effect) =>
    Effect.map(Effect.forkChild(effect, { startImmediately: true }), (fiber) => ({ fiber, join: Fiber.join(fiber) }))
}

/** The flow of the present fiber. */
export const CurrentFlow: Context.Reference<Flow> = /* @__PURE__ */ Context.Reference<Flow>(
  "@effect-comms/core/CurrentFlow",
  { defaultValue: () => outside }
)
