/** The flows themselves: when each began, and when and how it ended. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"

/** How a flow has ended. */
export type Outcome = "succeeded" | "failed" | "cancelled"

/** A flow as it is kept. */
export interface FlowRow {
  readonly executionId: string
  readonly flow: string
  /** Milliseconds since 1970. */
  readonly begunAt: number
  /** Milliseconds since 1970; nothing while it runs or waits. */
  readonly endedAt: number | undefined
  readonly outcome: Outcome | undefined
  /** What it failed with. */
  readonly error: string | undefined
}

/** Which flows. */
export interface FlowQuery {
  /** Its name. */
  readonly flow?: string | undefined
  /** Whether they have ended; default both. */
  readonly ended?: boolean | undefined
  /** The id of its execution. */
  readonly executionId?: string | undefined
  /** Only those that began before that moment, in milliseconds since 1970. */
  readonly before?: number | undefined
  /** How many; default 100. */
  readonly limit?: number | undefined
}

/** Flows of one name that have not ended. */
export interface UnendedFlows {
  /** Their name. */
  readonly flow: string
  /** How many there are. */
  readonly count: number
}

/** What is done with them. */
export interface Flows {
  /** Writes that a flow has begun, once. */
  readonly beginFlow: (executionId: string, flow: string) => Effect.Effect<void, SqlError.SqlError>
  /** Writes how a flow has ended, once, and that it waits for nothing. */
  readonly endFlow: (executionId: string, outcome: Outcome, error?: string) => Effect.Effect<void, SqlError.SqlError>
  /** Flows, the newest first. */
  readonly flows: (query: FlowQuery) => Effect.Effect<ReadonlyArray<FlowRow>, SqlError.SqlError>
  /** How many have not ended that have none of these names, by name. */
  readonly unendedBut: (names: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<UnendedFlows>, SqlError.SqlError>
}

/** The columns of a flow. */
export interface FlowColumns {
  readonly execution_id: string
  readonly flow: string
  readonly begun_at: number | string
  readonly ended_at: number | string | null
  readonly outcome: Outcome | null
  readonly error: string | null
}

/** Reads a flow. */
export const flowOf = ({ begun_at, ended_at, error, execution_id, flow, outcome }: FlowColumns): FlowRow => ({
  executionId: execution_id,
  flow,
  begunAt: Number(begun_at),
  endedAt: ended_at === null ? undefined : Number(ended_at),
  outcome: outcome ?? undefined,
  error: error ?? undefined
})

/** Whether a flow has not ended. */
export const notEnded = (sql: SqlClient.SqlClient, executionId: string) =>
  sql`NOT EXISTS (SELECT 1 FROM comms_flows WHERE execution_id = ${executionId} AND ended_at IS NOT NULL)`

/** Provides them. */
export const flows = (sql: SqlClient.SqlClient): Flows => ({
  beginFlow: (executionId, flow) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      Effect.asVoid(sql`INSERT INTO comms_flows ${sql.insert({ execution_id: executionId, flow, begun_at: now })}
        ON CONFLICT (execution_id) DO NOTHING`)
    ),

  endFlow: (executionId, outcome, error = "") =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const ended = sql`UPDATE comms_flows SET ended_at = ${now}, outcome = ${outcome}, error = ${error === "" ? null : error}
        WHERE execution_id = ${executionId} AND ended_at IS NULL`
      const waits = sql`DELETE FROM comms_waits WHERE execution_id = ${executionId}`
      const timers = sql`DELETE FROM comms_timers WHERE execution_id = ${executionId}`
      return Effect.asVoid(
        sql.onDialectOrElse({
          pg: () => sql`WITH ended AS (${ended}), waits AS (${waits}) ${timers}`,
          orElse: () => sql.withTransaction(ended.pipe(Effect.andThen(waits), Effect.andThen(timers)))
        })
      )
    }),

  flows: ({ before, ended, executionId, flow, limit = 100 }) => {
    const where = sql.and([
      sql`1 = 1`,
      ...(flow === undefined ? [] : [sql`flow = ${flow}`]),
      ...(executionId === undefined ? [] : [sql`execution_id = ${executionId}`]),
      ...(before === undefined ? [] : [sql`begun_at < ${before}`]),
      ...(ended === undefined ? [] : [ended ? sql`ended_at IS NOT NULL` : sql`ended_at IS NULL`])
    ])
    return Effect.map(
      sql<FlowColumns>`SELECT * FROM comms_flows WHERE ${where} ORDER BY begun_at DESC, execution_id LIMIT ${limit}`,
      (rows) => rows.map(flowOf)
    )
  },

  unendedBut: (names) => {
    const others = names.length === 0 ? sql`1 = 1` : sql`NOT ${sql.in("flow", names)}`
    return Effect.map(
      sql<{ readonly flow: string; readonly count: number | string }>`SELECT flow, COUNT(*) AS count FROM comms_flows
        WHERE ended_at IS NULL AND ${others} GROUP BY flow ORDER BY flow`,
      (rows) => rows.map(({ count, flow }) => ({ flow, count: Number(count) }))
    )
  }
})
