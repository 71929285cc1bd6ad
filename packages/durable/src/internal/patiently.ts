/**
 * Waits out a database that is away, as while it is started again: what cannot write has not failed, its flow goes on when the database is
 * back.
 */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as SqlError from "effect/sql/SqlError"

const schedule = Schedule.min([Schedule.exponential(50), Schedule.spaced(1_000)])

/** Whether it may go better later; a server that ends or begins says so by a code which no class of effect names. */
export const isPassing = (error: unknown): boolean =>
  SqlError.isSqlError(error) && (error.isRetryable || error.reason._tag === "UnknownError")

/** Tries again as long as the database is away, once a second at most. */
export const untilThere = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  isAway: (error: E) => boolean
): Effect.Effect<A, E, R> => Effect.retry(effect, { schedule, while: isAway })

/** Tries again until the database answers. */
export const patiently = <A, R>(effect: Effect.Effect<A, SqlError.SqlError, R>): Effect.Effect<A, never, R> =>
  Effect.orDie(untilThere(effect, isPassing))
