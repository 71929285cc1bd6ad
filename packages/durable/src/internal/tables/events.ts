/** The events of calls, each kept once. What recognizes one that is delivered again is the service and its id. */
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"

/** An event to be kept. */
export interface NewEvent {
  /** What recognizes it when it is delivered again. */
  readonly id: string
  /** The call that it is about; empty for none. */
  readonly subject: string
  readonly kind: string
  /** The operation context that it carries. */
  readonly context: string | undefined
  readonly body: string
  /** The span in which it is taken, as the value of a `traceparent` header. */
  readonly traceparent?: string | undefined
}

/** An event as it is kept. */
export interface KeptEvent {
  /** Its number, later ones higher as a rule. */
  readonly seq: number
  readonly kind: string
  /** The event as JSON. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  /** The execution whose wait it has ended, and no other's. */
  readonly takenBy: string | null
  /** The span in which it was taken, as the value of a `traceparent` header. */
  readonly traceparent: string | undefined
}

/** What is done with them. */
export interface Events {
  /** Keeps events; gives those that were not kept before, in their order. */
  readonly keep: (
    service: string,
    events: ReadonlyArray<NewEvent>
  ) => Effect.Effect<ReadonlySet<string>, SqlError.SqlError>
  /** The events of a subject, oldest first. */
  readonly eventsOf: (service: string, subject: string) => Effect.Effect<ReadonlyArray<KeptEvent>, SqlError.SqlError>
  /** The subject of the first event that carries a context. */
  readonly subjectOf: (service: string, context: string) => Effect.Effect<string | undefined, SqlError.SqlError>
  /** The subjects of the events that carry a context and have a greater number. */
  readonly subjectsOf: (
    service: string,
    context: string,
    than: number
  ) => Effect.Effect<ReadonlyArray<string>, SqlError.SqlError>
  /** Lets an event end a wait of this execution alone; false when another has it. */
  readonly take: (seq: number, executionId: string, wait: string) => Effect.Effect<boolean, SqlError.SqlError>
}

/** Provides them. */
export const events = (sql: SqlClient.SqlClient): Events => ({
  keep: (service, events) =>
    Effect.gen(function* () {
      const received_at = yield* Clock.currentTimeMillis
      const rows = events.map(({ body, context = null, id, kind, subject, traceparent = null }) => ({
        service,
        event_id: id,
        subject,
        kind,
        context,
        body,
        received_at,
        traceparent
      }))
      if (!Arr.isArrayNonEmpty(rows)) return new Set()
      const made = yield* sql<{ readonly event_id: string }>`INSERT INTO comms_events ${sql.insert(rows)}
        ON CONFLICT (service, event_id) DO NOTHING RETURNING event_id`
      return new Set(made.map(({ event_id }) => event_id))
    }),

  eventsOf: (service, subject) =>
    Effect.map(
      sql<{
        readonly seq: number | string
        readonly kind: string
        readonly body: string
        readonly received_at: number | string
        readonly taken_by: string | null
        readonly traceparent: string | null
      }>`SELECT seq, kind, body, received_at, taken_by, traceparent FROM comms_events
        WHERE service = ${service} AND subject = ${subject} ORDER BY seq`,
      (rows) =>
        rows.map(({ body, kind, received_at, seq, taken_by, traceparent }) => ({
          seq: Number(seq),
          kind,
          body,
          receivedAt: Number(received_at),
          takenBy: taken_by,
          traceparent: traceparent ?? undefined
        }))
    ),

  subjectOf: (service, context) =>
    Effect.map(
      sql<{ readonly subject: string }>`SELECT subject FROM comms_events
        WHERE service = ${service} AND context = ${context} AND subject <> '' ORDER BY seq LIMIT 1`,
      (rows) => rows[0]?.subject
    ),

  subjectsOf: (service, context, than) =>
    Effect.map(
      sql<{ readonly subject: string }>`SELECT DISTINCT subject FROM comms_events
        WHERE service = ${service} AND context = ${context} AND subject <> '' AND seq > ${than}`,
      (rows) => rows.map(({ subject }) => subject)
    ),

  take: (seq, executionId, wait) =>
    Effect.map(
      sql<{ readonly seq: number }>`UPDATE comms_events SET taken_by = ${`${executionId}/${wait}`}
        WHERE seq = ${seq} AND (taken_by IS NULL OR taken_by = ${`${executionId}/${wait}`}) RETURNING seq`,
      (rows) => rows.length > 0
    )
})
