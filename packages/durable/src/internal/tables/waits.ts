/** Who waits for which events. */
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import { callOf } from "./calls.ts"
import type { NewEvent } from "./events.ts"

/** Somebody who waits for an event. */
export interface Waiting {
  readonly executionId: string
  readonly flow: string
  /** The deferred that wakes it. */
  readonly deferred: string
}

/** A wait as it is kept. */
export interface WaitRow {
  readonly wait: string
  readonly service: string
  /** The call whose events are waited for. */
  readonly subject: string | undefined
  /** The operation context whose call is waited for. */
  readonly context: string | undefined
}

/** What is done with them. */
export interface Waits {
  /** Writes that somebody waits for events of a subject, or of a context. */
  readonly wait: (
    service: string,
    on: { readonly subject: string } | { readonly context: string },
    waiting: Waiting
  ) => Effect.Effect<void, SqlError.SqlError>
  /** Who waits for events of these subjects or contexts. */
  readonly waitingFor: (
    service: string,
    events: ReadonlyArray<Pick<NewEvent, "subject" | "context">>
  ) => Effect.Effect<
    ReadonlyArray<Waiting & { readonly subject: string | null; readonly context: string | null }>,
    SqlError.SqlError
  >
  /** What a flow waits for. */
  readonly waitsOf: (executionId: string) => Effect.Effect<ReadonlyArray<WaitRow>, SqlError.SqlError>
  /** Takes a wait back. */
  readonly endWait: (executionId: string, deferred: string) => Effect.Effect<void, SqlError.SqlError>
  /** How many flows wait. */
  readonly pendingWaits: Effect.Effect<number, SqlError.SqlError>
}

/** Provides them. */
export const waits = (sql: SqlClient.SqlClient): Waits => ({
  wait: (service, on, { deferred, executionId, flow }) => {
    const subject = "subject" in on ? on.subject : null
    const context = "context" in on ? on.context : null
    const row = { execution_id: executionId, deferred, flow, service, subject, context }
    const waits = sql`INSERT INTO comms_waits ${sql.insert(row)} ON CONFLICT (execution_id, deferred) DO NOTHING`
    if (subject === null) return Effect.asVoid(waits)
    const call = callOf(sql, executionId, service, subject)
    return Effect.asVoid(
      sql.onDialectOrElse({
        pg: () => sql`WITH call AS (${call}) ${waits}`,
        // Without a transaction: whoever ends in between writes both again, and an event looks for the second.
        orElse: () => Effect.andThen(call, waits)
      })
    )
  },

  waitingFor: (service, events) => {
    const subjects = [...new Set(events.map(({ subject }) => subject))]
    const contexts = [...new Set(events.flatMap(({ context }) => context ?? []))]
    return Effect.map(
      sql<{
        readonly execution_id: string
        readonly deferred: string
        readonly flow: string
        readonly subject: string | null
        readonly context: string | null
      }>`SELECT execution_id, deferred, flow, subject, context FROM comms_waits
        WHERE service = ${service} AND ${sql.or([sql.in("subject", subjects), sql.in("context", contexts)])}`,
      (rows) => rows.map(({ execution_id, ...row }) => ({ ...row, executionId: execution_id }))
    )
  },

  waitsOf: (executionId) =>
    Effect.map(
      sql<{
        readonly deferred: string
        readonly service: string
        readonly subject: string | null
        readonly context: string | null
      }>`SELECT deferred, service, subject, context FROM comms_waits WHERE execution_id = ${executionId}`,
      (rows) =>
        rows.map(({ context, deferred, service, subject }) => ({
          wait: deferred,
          service,
          subject: subject ?? undefined,
          context: context ?? undefined
        }))
    ),

  endWait: (executionId, deferred) =>
    Effect.asVoid(sql`DELETE FROM comms_waits WHERE execution_id = ${executionId} AND deferred = ${deferred}`),

  pendingWaits: Effect.map(
    sql<{ readonly waits: number | string }>`SELECT COUNT(*) AS waits FROM comms_waits`,
    (rows) => Number(rows[0]?.waits ?? 0)
  )
})
