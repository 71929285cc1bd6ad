/**
 * When what is committed is waited for until it is on the disk: before something leaves the process, which are the request of a step, what a
 * program does in a step of its own, the answer to a webhook, and what a flow gave.
 *
 * What is written between is on the disk soon, and in its order: behind a power cut a flow is where it was at some moment after what left the
 * process last, and goes on from there as behind a `kill -9` at that moment. Only SQLite heeds this; in PostgreSQL every commit is waited for.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as SqlError from "effect/sql/SqlError"

/** Whether a commit is waited for until it is on the disk; it is where nothing else is said. */
export const Awaited: Context.Reference<boolean> = Context.Reference<boolean>("@effect-comms/durable/Awaited", {
  defaultValue: () => true
})

/** What waits until all that was committed so far is on the disk. */
export const Flush: Context.Reference<Effect.Effect<void, SqlError.SqlError>> = Context.Reference<
  Effect.Effect<void, SqlError.SqlError>
>("@effect-comms/durable/Flush", { defaultValue: () => Effect.void })

/** What an effect commits is on the disk some time after it. */
export const later = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(effect, Awaited, false)

/** What an effect commits is on the disk before it goes on. */
export const awaited = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(effect, Awaited, true)

/** An effect leaves the process: what was committed before is on the disk first. */
export const outside = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(Flush, (flush) => Effect.andThen(Effect.orDie(flush), awaited(effect)))
