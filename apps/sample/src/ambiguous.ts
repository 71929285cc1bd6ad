/**
 * What an application does about a request of which nobody knows whether it was executed: no answer came, or its process ended before the
 * answer was stored. It is neither repeated blindly nor given up: what the service shows decides.
 */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Effect from "effect/Effect"

const isAmbiguous = (error: unknown): boolean =>
  error instanceof CommunicationError && error.reason._tag === "Ambiguous"

/** So often is decided of one request: a process may be killed again and again while it does what was decided. */
const mostDecisions = 10

/** Decides what becomes of a request that may or may not have been executed, and of what was decided likewise. */
export const whenAmbiguous =
  <B, E2, R2>(decide: () => Effect.Effect<B, E2, R2>, left = mostDecisions) =>
  <A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A | B, E | E2, R | R2> =>
    request.pipe(
      Effect.catch((error): Effect.Effect<B, E | E2, R2> =>
        isAmbiguous(error) && left > 0 ? whenAmbiguous(decide, left - 1)(decide()) : Effect.fail(error)
      )
    )

/** Does it again, unless something shows within two seconds that it was done: then it gives what that gives. */
export const unlessShown =
  <B, E2, R2>(shown: Effect.Effect<B, E2, R2>) =>
  <A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A | B, E | E2, R | R2> =>
    whenAmbiguous(() => CallFlow.timeoutOrElse(shown, 2_000, () => request))(request)
