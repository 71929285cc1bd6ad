/**
 * What call flows keep in the database besides the engine's own tables: steps that have begun, events of calls, and who waits for them.
 *
 * An event is written before a wait for it is looked for, and a wait before the events are: whichever comes second sees the first, on one
 * machine or on several. Nothing here knows a service.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"

/** A step that has begun: what it is, and the pair that its request carries. */
export interface BegunStep {
  readonly operation: string
  readonly inputHash: string
  readonly pairId: string
  readonly firstSent: string
  /** Milliseconds since 1970. */
  readonly begunAt: number
  /** Whether an earlier attempt of the program had begun it. */
  readonly again: boolean
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
}

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
}

/** Somebody who waits for an event. */
export interface Waiting {
  readonly executionId: string
  readonly flow: string
  /** The deferred that wakes it. */
  readonly deferred: string
}

/** The tables. Every failure of the database is a `SqlError`. */
export interface Store {
  /** Writes that a step begins; gives what was written before when it has begun already. */
  readonly beginStep: (
    executionId: string,
    step: string,
    begun: Omit<BegunStep, "begunAt" | "again">
  ) => Effect.Effect<BegunStep, SqlError.SqlError>
  /** Keeps events; gives those that were not kept before, in their order. */
  readonly keep: (
    service: string,
    events: ReadonlyArray<NewEvent>
  ) => Effect.Effect<ReadonlySet<string>, SqlError.SqlError>
  /** The events of a subject, oldest first. */
  readonly eventsOf: (service: string, subject: string) => Effect.Effect<ReadonlyArray<KeptEvent>, SqlError.SqlError>
  /** The subject and time of the first event that carries a context. */
  readonly subjectOf: (service: string, context: string) => Effect.Effect<string | undefined, SqlError.SqlError>
  /** Lets an event end a wait of this execution alone; false when another has it. */
  readonly take: (seq: number, executionId: string, wait: string) => Effect.Effect<boolean, SqlError.SqlError>
  /** Writes that somebody waits for events of a subject, or of a context. */
  readonly wait: (
    service: string,
    on: { readonly subject: string } | { readonly context: string },
    waiting: Waiting
  ) => Effect.Effect<void, SqlError.SqlError>
  /** Who waits for events of a subject or a context. */
  readonly waitingFor: (
    service: string,
    subject: string,
    context: string | undefined
  ) => Effect.Effect<ReadonlyArray<Waiting>, SqlError.SqlError>
  /** Takes a wait back. */
  readonly endWait: (executionId: string, deferred: string) => Effect.Effect<void, SqlError.SqlError>
}

/** The tables in the context. */
export class FlowStore extends Context.Service<FlowStore, Store>()("@effect-comms/durable/FlowStore") {}

const migrations = Migrator.make({})({
  table: "comms_migrations",
  loader: Migrator.fromRecord({
    "0001_tables": Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const serial = sql.onDialectOrElse({
        pg: () => sql`BIGSERIAL PRIMARY KEY`,
        orElse: () => sql`INTEGER PRIMARY KEY AUTOINCREMENT`
      })
      yield* sql`CREATE TABLE comms_steps (
        execution_id TEXT NOT NULL, step TEXT NOT NULL, operation TEXT NOT NULL, input_hash TEXT NOT NULL,
        pair_id TEXT NOT NULL, first_sent TEXT NOT NULL, begun_at BIGINT NOT NULL, PRIMARY KEY (execution_id, step))`
      yield* sql`CREATE TABLE comms_events (
        seq ${serial}, service TEXT NOT NULL, event_id TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
        context TEXT, body TEXT NOT NULL, received_at BIGINT NOT NULL, taken_by TEXT, UNIQUE (service, event_id))`
      yield* sql`CREATE INDEX comms_events_subject ON comms_events (service, subject, seq)`
      yield* sql`CREATE INDEX comms_events_context ON comms_events (service, context)`
      yield* sql`CREATE INDEX comms_events_received ON comms_events (received_at)`
      yield* sql`CREATE TABLE comms_waits (
        execution_id TEXT NOT NULL, deferred TEXT NOT NULL, flow TEXT NOT NULL, service TEXT NOT NULL,
        subject TEXT, context TEXT, PRIMARY KEY (execution_id, deferred))`
      yield* sql`CREATE INDEX comms_waits_subject ON comms_waits (service, subject)`
      yield* sql`CREATE INDEX comms_waits_context ON comms_waits (service, context)`
    })
  })
})

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  interface StepRow {
    readonly operation: string
    readonly input_hash: string
    readonly pair_id: string
    readonly first_sent: string
    readonly begun_at: number | string
  }

  const store: Store = {
    beginStep: (executionId, step, begun) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const made = yield* sql<{ readonly step: string }>`INSERT INTO comms_steps ${sql.insert({
          execution_id: executionId,
          step,
          operation: begun.operation,
          input_hash: begun.inputHash,
          pair_id: begun.pairId,
          first_sent: begun.firstSent,
          begun_at: now
        })} ON CONFLICT (execution_id, step) DO NOTHING RETURNING step`
        if (made.length > 0) return { ...begun, begunAt: now, again: false }
        const [row] = yield* sql<StepRow>`SELECT operation, input_hash, pair_id, first_sent, begun_at
          FROM comms_steps WHERE execution_id = ${executionId} AND step = ${step}`
        return row === undefined
          ? { ...begun, begunAt: now, again: false }
          : {
              operation: row.operation,
              inputHash: row.input_hash,
              pairId: row.pair_id,
              firstSent: row.first_sent,
              begunAt: Number(row.begun_at),
              again: true
            }
      }),

    keep: (service, events) =>
      sql.withTransaction(
        Effect.gen(function* () {
          const received_at = yield* Clock.currentTimeMillis
          const fresh = new Set<string>()
          for (const { body, context = null, id, kind, subject } of events) {
            const row = { service, event_id: id, subject, kind, context, body, received_at }
            const made = yield* sql<{ readonly event_id: string }>`INSERT INTO comms_events ${sql.insert(row)}
              ON CONFLICT (service, event_id) DO NOTHING RETURNING event_id`
            if (made.length > 0) fresh.add(id)
          }
          return fresh
        })
      ),

    eventsOf: (service, subject) =>
      Effect.map(
        sql<{
          readonly seq: number | string
          readonly kind: string
          readonly body: string
          readonly received_at: number | string
          readonly taken_by: string | null
        }>`SELECT seq, kind, body, received_at, taken_by FROM comms_events
          WHERE service = ${service} AND subject = ${subject} ORDER BY seq`,
        (rows) =>
          rows.map(({ body, kind, received_at, seq, taken_by }) => ({
            seq: Number(seq),
            kind,
            body,
            receivedAt: Number(received_at),
            takenBy: taken_by
          }))
      ),

    subjectOf: (service, context) =>
      Effect.map(
        sql<{ readonly subject: string }>`SELECT subject FROM comms_events
          WHERE service = ${service} AND context = ${context} AND subject <> '' ORDER BY seq LIMIT 1`,
        (rows) => rows[0]?.subject
      ),

    take: (seq, executionId, wait) =>
      Effect.map(
        sql<{ readonly seq: number }>`UPDATE comms_events SET taken_by = ${`${executionId}/${wait}`}
          WHERE seq = ${seq} AND (taken_by IS NULL OR taken_by = ${`${executionId}/${wait}`}) RETURNING seq`,
        (rows) => rows.length > 0
      ),

    wait: (service, on, { deferred, executionId, flow }) =>
      Effect.asVoid(
        sql`INSERT INTO comms_waits ${sql.insert({
          execution_id: executionId,
          deferred,
          flow,
          service,
          subject: "subject" in on ? on.subject : null,
          context: "context" in on ? on.context : null
        })} ON CONFLICT (execution_id, deferred) DO NOTHING`
      ),

    waitingFor: (service, subject, context) =>
      Effect.map(
        sql<{ readonly execution_id: string; readonly deferred: string; readonly flow: string }>`SELECT execution_id,
          deferred, flow FROM comms_waits WHERE service = ${service} AND (subject = ${subject} OR context = ${context ?? null})`,
        (rows) => rows.map(({ deferred, execution_id, flow }) => ({ executionId: execution_id, deferred, flow }))
      ),

    endWait: (executionId, deferred) =>
      Effect.asVoid(sql`DELETE FROM comms_waits WHERE execution_id = ${executionId} AND deferred = ${deferred}`)
  }
  return store
})

/** Makes the tables where they are not there yet, and provides them. */
export const layer: Layer.Layer<FlowStore, Migrator.MigrationError | SqlError.SqlError, SqlClient.SqlClient> =
  Layer.effect(FlowStore, Effect.andThen(migrations, make))
