/** The timers of flows, until their flows have ended. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import { notEnded } from "./flows.ts"

/** A timer of a flow. */
export interface Timer {
  readonly executionId: string
  readonly flow: string
  /** Its name, which is its own in the flow. */
  readonly timer: string
}

/** A timer as it is kept, until it fires. */
export interface TimerRow {
  readonly timer: string
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

/** What is done with them. */
export interface Timers {
  /**
   * Writes that a timer is due after this number of milliseconds; one that was written before stays as it is. A flow that has ended sets none: one that is
   * cancelled runs once more.
   */
  readonly setTimer: (timer: Timer, millis: number) => Effect.Effect<void, SqlError.SqlError>
  /**
   * Writes that timers begin now which were set at a moment that is more than a second ahead: the clock was set back since then, and what they
   * are due by would come so much later.
   */
  readonly rebaseTimers: Effect.Effect<void, SqlError.SqlError>
  /**
   * Timers of these flows that are due and have not fired, the earliest first. Where several processes may ask, they are the asking one's alone for 5 seconds:
   * after that, its process may have ended without an `endTimers`.
   */
  readonly dueTimers: (
    flows: ReadonlyArray<string>,
    limit: number
  ) => Effect.Effect<ReadonlyArray<Timer>, SqlError.SqlError>
  /** Writes that timers have fired; they stay known to their flows, which set none of that name again. */
  readonly endTimers: (timers: ReadonlyArray<Timer>) => Effect.Effect<void, SqlError.SqlError>
  /** Forgets timers that nobody waits for. */
  readonly dropTimers: (timers: ReadonlyArray<Timer>) => Effect.Effect<void, SqlError.SqlError>
  /** The timers of a flow that have not fired, the next one first. */
  readonly timersOf: (executionId: string) => Effect.Effect<ReadonlyArray<TimerRow>, SqlError.SqlError>
}

/** How long a timer that is due is the process's that has found it so. */
const timerLeaseMillis = 5_000

/** By how much the clocks of two machines may differ. */
const skewMillis = 1_000

interface TimerColumns {
  readonly execution_id: string
  readonly timer: string
  readonly flow: string
}

/** Provides them. */
export const timers = (sql: SqlClient.SqlClient): Timers => ({
  setTimer: ({ executionId, flow, timer }, millis) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const due = Math.ceil(now + millis)
      return Effect.asVoid(sql`INSERT INTO comms_timers (execution_id, timer, flow, due, fired, set_at)
        SELECT CAST(${executionId} AS TEXT), CAST(${timer} AS TEXT), CAST(${flow} AS TEXT), CAST(${due} AS BIGINT), 0,
          CAST(${now} AS BIGINT)
        WHERE ${notEnded(sql, executionId)} ON CONFLICT (execution_id, timer) DO NOTHING`)
    }),

  rebaseTimers: Effect.flatMap(Clock.currentTimeMillis, (now) =>
    Effect.asVoid(sql`UPDATE comms_timers SET due = due - set_at + ${now}, set_at = ${now}
      WHERE fired = 0 AND set_at > ${now + skewMillis}`)
  ),

  dueTimers: (flows, limit) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const due = sql`FROM comms_timers WHERE fired = 0 AND due <= ${now} AND ${sql.in("flow", flows)}
        ORDER BY due LIMIT ${limit}`
      const found = sql.onDialectOrElse({
        pg: () => sql<TimerColumns>`UPDATE comms_timers SET due = ${now + timerLeaseMillis}, set_at = ${now}
          WHERE (execution_id, timer) IN (SELECT execution_id, timer ${due} FOR UPDATE SKIP LOCKED)
          RETURNING execution_id, timer, flow`,
        orElse: () => sql<TimerColumns>`SELECT execution_id, timer, flow ${due}`
      })
      return Effect.map(found, (rows) =>
        rows.map(({ execution_id, flow, timer }) => ({ executionId: execution_id, flow, timer }))
      )
    }),

  endTimers: (timers) =>
    sql.withTransaction(
      Effect.forEach(
        timers,
        ({ executionId, timer }) =>
          sql`UPDATE comms_timers SET fired = 1 WHERE execution_id = ${executionId} AND timer = ${timer}`,
        { discard: true }
      )
    ),

  dropTimers: (timers) =>
    sql.withTransaction(
      Effect.forEach(
        timers,
        ({ executionId, timer }) =>
          sql`DELETE FROM comms_timers WHERE execution_id = ${executionId} AND timer = ${timer}`,
        { discard: true }
      )
    ),

  timersOf: (executionId) =>
    Effect.map(
      sql<{ readonly timer: string; readonly due: number | string }>`SELECT timer, due FROM comms_timers
        WHERE execution_id = ${executionId} AND fired = 0 ORDER BY due, timer`,
      (rows) => rows.map(({ due, timer }) => ({ timer, dueAt: Number(due) }))
    )
})
