/** What is forgotten: flows that have ended, and events by age or by call. */
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import { type FlowColumns, flowOf, type FlowRow } from "./flows.ts"

/** What is done with them. */
export interface Retention {
  /** Flows that ended before a moment, some at a time. */
  readonly endedBefore: (millis: number, limit: number) => Effect.Effect<ReadonlyArray<FlowRow>, SqlError.SqlError>
  /** Forgets a flow: its steps and waits, and with `events` also the events of its calls. */
  readonly forgetFlow: (
    executionId: string,
    options: { readonly events: boolean }
  ) => Effect.Effect<void, SqlError.SqlError>
  /** Forgets the events of a call. */
  readonly forgetSubject: (subject: string) => Effect.Effect<void, SqlError.SqlError>
  /** Forgets events that came before a moment, unless a flow waits for others of their call; gives how many. */
  readonly forgetEvents: (before: number) => Effect.Effect<number, SqlError.SqlError>
  /** Leaves nothing in the log of the database of what was deleted, where the database can be told so: a file of SQLite. */
  readonly scrub: Effect.Effect<void, SqlError.SqlError>
}

/** Provides them. */
export const retention = (sql: SqlClient.SqlClient): Retention => ({
  endedBefore: (millis, limit) =>
    Effect.map(
      sql<FlowColumns>`SELECT * FROM comms_flows WHERE ended_at < ${millis} ORDER BY ended_at LIMIT ${limit}`,
      (rows) => rows.map(flowOf)
    ),

  forgetFlow: (executionId, { events }) =>
    sql.withTransaction(
      Effect.gen(function* () {
        if (events)
          yield* sql`DELETE FROM comms_events WHERE (service, subject) IN
            (SELECT service, subject FROM comms_calls WHERE execution_id = ${executionId})`
        for (const table of ["comms_calls", "comms_waits", "comms_timers", "comms_steps", "comms_flows"])
          yield* sql`DELETE FROM ${sql(table)} WHERE execution_id = ${executionId}`
      })
    ),

  forgetSubject: (subject) => Effect.asVoid(sql`DELETE FROM comms_events WHERE subject = ${subject}`),

  forgetEvents: (before) =>
    Effect.map(
      sql<{ readonly seq: number }>`DELETE FROM comms_events WHERE received_at < ${before} AND NOT EXISTS
        (SELECT 1 FROM comms_waits w WHERE w.service = comms_events.service AND w.subject = comms_events.subject)
        RETURNING seq`,
      (rows) => rows.length
    ),

  scrub: sql.onDialectOrElse({
    sqlite: () => Effect.asVoid(sql`PRAGMA wal_checkpoint(TRUNCATE)`),
    orElse: () => Effect.void
  })
})
