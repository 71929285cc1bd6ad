/** Waits out a database that is away: a step that cannot write has not failed, its flow goes on when the database is back. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type * as SqlError from "effect/sql/SqlError"

const schedule = Schedule.min([Schedule.exponential(100), Schedule.spaced(5_000)])

/** Tries again until the database answers. */
export const patiently = <A, R>(effect: Effect.Effect<A, SqlError.SqlError, R>): Effect.Effect<A, never, R> =>
  Effect.orDie(
    Effect.retry(effect, {
      schedule,
      while: ({ isRetryable, reason }) => isRetryable || reason._tag === "UnknownError"
    })
  )
