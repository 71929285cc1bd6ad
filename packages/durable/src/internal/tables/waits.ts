/** Who waits for which events. */
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import { callOf } from "./calls.ts"
import { notEnded } from "./flows.ts"
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
  /** Writes that somebody waits for events of a subject, or of a context; a flow that has ended does not. */
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

interface WaitingColumns {
  readonly execution_id: string
  readonly deferred: string
  readonly flow: string
  readonly subject: string | null
  readonly context: string | null
}

interface CountColumns {
  readonly flows: number | string
  readonly waits: number | string | null
  readonly last: string | null
}

/** The waits of how many flows are counted by one statement, behind which others get their turn. */
const countedAtOnce = 10_000

const countedFrom = (
  sql: SqlClient.SqlClient,
  before: number,
  behind: string
): Effect.Effect<number, SqlError.SqlError> =>
  Effect.flatMap(
    sql<CountColumns>`SELECT COUNT(*) AS flows, SUM(waits) AS waits, MAX(execution_id) AS last FROM
      (SELECT execution_id, COUNT(*) AS waits FROM comms_waits WHERE execution_id > ${behind}
        GROUP BY execution_id ORDER BY execution_id LIMIT ${countedAtOnce}) AS counted`,
    ([row]) => {
      const counted = before + Number(row?.waits ?? 0)
      return Number(row?.flows ?? 0) < countedAtOnce
        ? Effect.succeed(counted)
        : Effect.andThen(Effect.yieldNow, countedFrom(sql, counted, row?.last ?? ""))
    }
  )

/** Provides them. */
export const waits = (sql: SqlClient.SqlClient): Waits => ({
  wait: (service, on, { deferred, executionId, flow }) => {
    const subject = "subject" in on ? on.subject : null
    const context = "context" in on ? on.context : null
    const waits = sql`INSERT INTO comms_waits (execution_id, deferred, flow, service, subject, context)
      SELECT CAST(${executionId} AS TEXT), CAST(${deferred} AS TEXT), CAST(${flow} AS TEXT), CAST(${service} AS TEXT),
        CAST(${subject} AS TEXT), CAST(${context} AS TEXT)
      WHERE ${notEnded(sql, executionId)} ON CONFLICT (execution_id, deferred) DO NOTHING`
    if (subject === null) return Effect.asVoid(waits)
    const call = callOf(sql, executionId, service, subject)
    return Effect.asVoid(
      sql.onDialectOrElse({
        pg: () => sql`WITH call AS (${call}) ${waits}`,
        // Without a transaction: a run that ends in between writes both again, and an event looks for the second.
        orElse: () => Effect.andThen(call, waits)
      })
    )
  },

  waitingFor: (service, events) => {
    const subjects = [...new Set(events.map(({ subject }) => subject))]
    const contexts = [...new Set(events.flatMap(({ context }) => context ?? []))]
    // Two questions: asked with an OR, SQLite reads all that wait for events of the service.
    const of = sql`SELECT execution_id, deferred, flow, subject, context FROM comms_waits WHERE service = ${service}`
    const bySubject = sql`${of} AND ${sql.in("subject", subjects)}`
    const found =
      contexts.length === 0 ? bySubject : sql`${bySubject} UNION ALL ${of} AND ${sql.in("context", contexts)}`
    return Effect.map(sql<WaitingColumns>`${found}`, (rows) =>
      rows.map(({ execution_id, ...row }) => ({ ...row, executionId: execution_id }))
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

  pendingWaits: countedFrom(sql, 0, "")
})
