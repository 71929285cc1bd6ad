/** The steps of flows: what each asks for, which is written before its request, and how it ended. */
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import * as flushing from "../flushing.ts"
import { callOf } from "./calls.ts"
import type { NewEvent } from "./events.ts"

/** A step that has begun: what it is, and the pair that its request carries. */
export interface BegunStep {
  readonly operation: string
  readonly inputHash: string
  readonly pairId: string
  readonly firstSent: string
  /** Whether the program asks for it itself, and not in a fiber that runs beside it. */
  readonly inOrder: boolean
  /** Milliseconds since 1970. */
  readonly begunAt: number
  /** The greatest number that an event had when it began: whatever it has caused has a greater one. */
  readonly lastEvent: number
  /** Whether an earlier attempt of the program had begun it. */
  readonly again: boolean
  /** How that one ended, as JSON, when it could still write it. */
  readonly answer: string | undefined
}

/** A step that begins. */
export interface NewStep extends Omit<BegunStep, "lastEvent" | "again" | "answer"> {
  /** The operation context that its request carries, which its events repeat. */
  readonly context: string | undefined
  /** The span of the step, as the value of a `traceparent` header. */
  readonly traceparent: string | undefined
  /** The call that its request names, as far as it is known; what is stored of the flow is erased with it. */
  readonly subject: { readonly service: string; readonly id: string } | undefined
}

/** A step as it is kept. */
export interface StepRow {
  readonly step: string
  readonly operation: string
  /** Milliseconds since 1970. */
  readonly begunAt: number
}

/** What is done with them. */
export interface Steps {
  /** Writes that a step begins; gives what was written before when it has begun already. */
  readonly beginStep: (executionId: string, step: string, begun: NewStep) => Effect.Effect<BegunStep, SqlError.SqlError>
  /** Writes how a step has ended, so that nothing has to be asked of the service when the engine cannot write it any more. */
  readonly endStep: (executionId: string, step: string, answer: string) => Effect.Effect<void, SqlError.SqlError>
  /** The steps that have begun of those that have an order, the first one first. */
  readonly stepsInOrder: (
    executionId: string
  ) => Effect.Effect<ReadonlyArray<{ readonly step: string; readonly operation: string }>, SqlError.SqlError>
  /** The steps of a flow, in the order in which they began. */
  readonly stepsOf: (executionId: string) => Effect.Effect<ReadonlyArray<StepRow>, SqlError.SqlError>
  /**
   * The span of the step that asked for each of these events, in their order: the latest whose request carried its context in a flow that has
   * to do with its call; where no such flow is known, as before the answer of what makes a call, the only step with its context.
   */
  readonly spansOf: (
    service: string,
    events: ReadonlyArray<Pick<NewEvent, "context" | "subject">>
  ) => Effect.Effect<ReadonlyArray<string | undefined>, SqlError.SqlError>
}

interface BegunRow {
  readonly operation: string
  readonly input_hash: string
  readonly pair_id: string
  readonly first_sent: string
  readonly begun_at: number | string
  readonly in_order: number
  readonly last_event: number | string
  readonly answer: string | null
}

/** By how much the clocks of two machines may differ. */
const skewMillis = 1_000

/**
 * The greatest number that an event has, and in PostgreSQL that one will have whose transaction is under way: numbers are handed out before
 * what has them is committed, and transactions are not committed in their order. The greatest number that is visible would be too small, and
 * an event that came before the step could be taken for what the step has caused. The sequence has counted that event already; and an event
 * that the step causes has a greater number, since its request is not sent before this row is committed.
 */
const greatestEvent = (sql: SqlClient.SqlClient) =>
  sql.onDialectOrElse({
    pg: () => sql`(SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM comms_events_seq_seq)`,
    orElse: () => sql`(SELECT COALESCE(MAX(seq), 0) FROM comms_events)`
  })

/** Provides them. */
export const steps = (sql: SqlClient.SqlClient): Steps => ({
  beginStep: (executionId, step, { context, subject, traceparent, ...begun }) =>
    Effect.gen(function* () {
      if (subject !== undefined) yield* flushing.later(callOf(sql, executionId, subject.service, subject.id))
      const [made] = yield* sql<{ readonly last_event: number | string }>`INSERT INTO comms_steps
        (execution_id, step, operation, input_hash, pair_id, first_sent, begun_at, in_order, context, traceparent, last_event)
        VALUES (${executionId}, ${step}, ${begun.operation}, ${begun.inputHash}, ${begun.pairId}, ${begun.firstSent},
          ${begun.begunAt}, ${begun.inOrder ? 1 : 0}, ${context ?? null}, ${traceparent ?? null}, ${greatestEvent(sql)})
        ON CONFLICT (execution_id, step) DO NOTHING RETURNING last_event`
      const fresh = (lastEvent: number) => ({ ...begun, lastEvent, again: false, answer: undefined })
      if (made !== undefined) return fresh(Number(made.last_event))
      // A step that a version without these numbers began has none: what came before it is told by the clock, as that version did.
      const [row] = yield* sql<BegunRow>`SELECT operation, input_hash, pair_id, first_sent, begun_at, in_order, answer,
        COALESCE(last_event, (SELECT MAX(seq) FROM comms_events WHERE received_at < begun_at - ${skewMillis}), 0) AS last_event
        FROM comms_steps WHERE execution_id = ${executionId} AND step = ${step}`
      // Its flow was forgotten meanwhile: there is nothing that it could have caused.
      if (row === undefined) return fresh(Number.MAX_SAFE_INTEGER)
      // It is this attempt's own when the connection broke before the database said that it was written.
      if (row.pair_id === begun.pairId && Number(row.begun_at) === begun.begunAt) return fresh(Number(row.last_event))
      // The span of a process that was killed was told to nobody: what comes from now on is below this one.
      if (traceparent !== undefined)
        yield* sql`UPDATE comms_steps SET traceparent = ${traceparent} WHERE execution_id = ${executionId} AND step = ${step}`
      return {
        operation: row.operation,
        inputHash: row.input_hash,
        pairId: row.pair_id,
        firstSent: row.first_sent,
        inOrder: row.in_order === 1,
        begunAt: Number(row.begun_at),
        lastEvent: Number(row.last_event),
        again: true,
        answer: row.answer ?? undefined
      }
    }),

  endStep: (executionId, step, answer) =>
    Effect.asVoid(
      sql`UPDATE comms_steps SET answer = ${answer} WHERE execution_id = ${executionId} AND step = ${step}`
    ),

  stepsInOrder: (executionId) =>
    sql<{ readonly step: string; readonly operation: string }>`SELECT step, operation FROM comms_steps
      WHERE execution_id = ${executionId} AND in_order = 1 ORDER BY begun_at`,

  stepsOf: (executionId) =>
    Effect.map(
      sql<{ readonly step: string; readonly operation: string; readonly begun_at: number | string }>`SELECT step,
        operation, begun_at FROM comms_steps WHERE execution_id = ${executionId} ORDER BY begun_at, step`,
      (rows) => rows.map(({ begun_at, operation, step }) => ({ step, operation, begunAt: Number(begun_at) }))
    ),

  spansOf: (service, events) =>
    Effect.gen(function* () {
      const contexts = [...new Set(events.flatMap(({ context }) => context ?? []))]
      if (contexts.length === 0) return events.map(() => undefined)
      const keyOf = (context: string, subject: string) => JSON.stringify([context, subject])
      // By the call first: a program may give one context to the requests of all its calls.
      const rows = yield* sql<{
        readonly context: string
        readonly subject: string
        readonly traceparent: string
      }>`SELECT s.context, c.subject, s.traceparent FROM comms_calls c JOIN comms_steps s ON s.execution_id = c.execution_id
        WHERE c.service = ${service} AND ${sql.in("c.subject", [...new Set(events.map(({ subject }) => subject))])}
        AND ${sql.in("s.context", contexts)} AND s.traceparent IS NOT NULL ORDER BY s.begun_at`
      const found = new Map(rows.map(({ context, subject, traceparent }) => [keyOf(context, subject), traceparent]))
      return yield* Effect.forEach(events, ({ context, subject }) => {
        if (context === undefined) return Effect.succeed(undefined)
        const span = found.get(keyOf(context, subject))
        if (span !== undefined) return Effect.succeed(span)
        return Effect.map(
          sql<{ readonly traceparent: string | null }>`SELECT traceparent FROM comms_steps WHERE context = ${context}
            LIMIT 2`,
          ([only, other]) => (other === undefined ? (only?.traceparent ?? undefined) : undefined)
        )
      })
    })
})
