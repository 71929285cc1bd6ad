/**
 * What call flows keep in the database besides the engine's own tables: steps that have begun, events of calls, and who waits for them.
 *
 * An event is written before a wait for it is looked for, and a wait before the events are: whichever comes second sees the first, on one
 * machine or on several. Nothing here knows a service.
 */
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Schedule from "effect/Schedule"
import type * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import * as metrics from "./internal/metrics.ts"
import { migrate, type NewerDatabase } from "./internal/migrations.ts"

export { NewerDatabase } from "./internal/migrations.ts"

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
  /** Whether an earlier attempt of the program had begun it. */
  readonly again: boolean
  /** How that one ended, as JSON, when it could still write it. */
  readonly answer: string | undefined
}

/** A step that begins. */
export interface NewStep extends Omit<BegunStep, "again" | "answer"> {
  /** The operation context that its request carries, which its events repeat. */
  readonly context: string | undefined
  /** The span of the step, as the value of a `traceparent` header. */
  readonly traceparent: string | undefined
  /** The call that its request names, as far as it is known; what is stored of the flow is erased with it. */
  readonly subject: { readonly service: string; readonly id: string } | undefined
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

/** Somebody who waits for an event. */
export interface Waiting {
  readonly executionId: string
  readonly flow: string
  /** The deferred that wakes it. */
  readonly deferred: string
}

/** A timer of a flow. */
export interface Timer {
  readonly executionId: string
  readonly flow: string
  /** Its name, which is its own in the flow. */
  readonly timer: string
}

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

/** A step as it is kept. */
export interface StepRow {
  readonly step: string
  readonly operation: string
  /** Milliseconds since 1970. */
  readonly begunAt: number
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

/** A timer as it is kept, until it fires. */
export interface TimerRow {
  readonly timer: string
  /** Milliseconds since 1970. */
  readonly dueAt: number
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

/** The tables. Every failure of the database is a `SqlError`. */
export interface Store {
  /** Writes that a step begins; gives what was written before when it has begun already. */
  readonly beginStep: (executionId: string, step: string, begun: NewStep) => Effect.Effect<BegunStep, SqlError.SqlError>
  /** The spans of the steps whose requests carried one of these contexts, by context. */
  readonly spansOf: (contexts: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, string>, SqlError.SqlError>
  /** Writes how a step has ended, so that nothing has to be asked of the service when the engine cannot write it any more. */
  readonly endStep: (executionId: string, step: string, answer: string) => Effect.Effect<void, SqlError.SqlError>
  /** The steps that have begun of those that have an order, the first one first. */
  readonly stepsInOrder: (
    executionId: string
  ) => Effect.Effect<ReadonlyArray<{ readonly step: string; readonly operation: string }>, SqlError.SqlError>
  /** Writes that a flow has begun, once. */
  readonly beginFlow: (executionId: string, flow: string) => Effect.Effect<void, SqlError.SqlError>
  /** Writes how a flow has ended, once, and that it waits for nothing. */
  readonly endFlow: (executionId: string, outcome: Outcome, error?: string) => Effect.Effect<void, SqlError.SqlError>
  /** Flows, the newest first. */
  readonly flows: (query: FlowQuery) => Effect.Effect<ReadonlyArray<FlowRow>, SqlError.SqlError>
  /** The steps of a flow, in the order in which they began. */
  readonly stepsOf: (executionId: string) => Effect.Effect<ReadonlyArray<StepRow>, SqlError.SqlError>
  /** What a flow waits for. */
  readonly waitsOf: (executionId: string) => Effect.Effect<ReadonlyArray<WaitRow>, SqlError.SqlError>
  /** The timers of a flow that have not fired, the next one first. */
  readonly timersOf: (executionId: string) => Effect.Effect<ReadonlyArray<TimerRow>, SqlError.SqlError>
  /** Writes that a flow has to do with a call, so that it is erased with it. */
  readonly concerns: (executionId: string, service: string, subject: string) => Effect.Effect<void, SqlError.SqlError>
  /** The flows that have acted on a call, or waited for its events. */
  readonly flowsOf: (subject: string) => Effect.Effect<ReadonlyArray<FlowRow>, SqlError.SqlError>
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
  /** How many flows wait. */
  readonly pendingWaits: Effect.Effect<number, SqlError.SqlError>
  /** Keeps events; gives those that were not kept before, in their order. */
  readonly keep: (
    service: string,
    events: ReadonlyArray<NewEvent>
  ) => Effect.Effect<ReadonlySet<string>, SqlError.SqlError>
  /** The events of a subject, oldest first. */
  readonly eventsOf: (service: string, subject: string) => Effect.Effect<ReadonlyArray<KeptEvent>, SqlError.SqlError>
  /** The subject of the first event that carries a context. */
  readonly subjectOf: (service: string, context: string) => Effect.Effect<string | undefined, SqlError.SqlError>
  /** The subjects of the events that carry a context and came at that moment or later, in milliseconds since 1970. */
  readonly subjectsOf: (
    service: string,
    context: string,
    since: number
  ) => Effect.Effect<ReadonlyArray<string>, SqlError.SqlError>
  /** Lets an event end a wait of this execution alone; false when another has it. */
  readonly take: (seq: number, executionId: string, wait: string) => Effect.Effect<boolean, SqlError.SqlError>
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
  /** Writes that a timer is due in so many milliseconds; one that was written before stays as it is. */
  readonly setTimer: (timer: Timer, millis: number) => Effect.Effect<void, SqlError.SqlError>
  /**
   * Writes that timers begin now which were set at a moment that is more than a second ahead: the clock was set back since then, and what they
   * are due by would come so much later.
   */
  readonly rebaseTimers: Effect.Effect<void, SqlError.SqlError>
  /**
   * Timers that are due and have not fired, the earliest first. Where several processes may ask, they are the asking one's alone for 5 seconds:
   * after that, its process may have ended without an `endTimers`.
   */
  readonly dueTimers: (limit: number) => Effect.Effect<ReadonlyArray<Timer>, SqlError.SqlError>
  /** Writes that timers have fired; they stay known to their flows, which set none of that name again. */
  readonly endTimers: (timers: ReadonlyArray<Timer>) => Effect.Effect<void, SqlError.SqlError>
  /** Forgets timers that nobody waits for. */
  readonly dropTimers: (timers: ReadonlyArray<Timer>) => Effect.Effect<void, SqlError.SqlError>
  /** Takes a wait back. */
  readonly endWait: (executionId: string, deferred: string) => Effect.Effect<void, SqlError.SqlError>
}

/** The tables in the context. */
export class FlowStore extends Context.Service<FlowStore, Store>()("@effect-comms/durable/FlowStore") {}

/** How long a timer that is due is the process's that has found it so. */
const timerLeaseMillis = 5_000

/** By how much the clocks of two machines may differ. */
const skewMillis = 1_000

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient

  interface BegunRow {
    readonly operation: string
    readonly input_hash: string
    readonly pair_id: string
    readonly first_sent: string
    readonly begun_at: number | string
    readonly in_order: number
    readonly answer: string | null
  }

  interface FlowColumns {
    readonly execution_id: string
    readonly flow: string
    readonly begun_at: number | string
    readonly ended_at: number | string | null
    readonly outcome: Outcome | null
    readonly error: string | null
  }

  interface TimerColumns {
    readonly execution_id: string
    readonly timer: string
    readonly flow: string
  }

  const flowOf = ({ begun_at, ended_at, error, execution_id, flow, outcome }: FlowColumns): FlowRow => ({
    executionId: execution_id,
    flow,
    begunAt: Number(begun_at),
    endedAt: ended_at === null ? undefined : Number(ended_at),
    outcome: outcome ?? undefined,
    error: error ?? undefined
  })

  const concerns: Store["concerns"] = (executionId, service, subject) =>
    Effect.asVoid(sql`INSERT INTO comms_calls ${sql.insert({ execution_id: executionId, service, subject })}
      ON CONFLICT (execution_id, service, subject) DO NOTHING`)

  const store: Store = {
    beginStep: (executionId, step, { context, subject, traceparent, ...begun }) =>
      Effect.gen(function* () {
        if (subject !== undefined) yield* concerns(executionId, subject.service, subject.id)
        const made = yield* sql<{ readonly step: string }>`INSERT INTO comms_steps ${sql.insert({
          execution_id: executionId,
          step,
          operation: begun.operation,
          input_hash: begun.inputHash,
          pair_id: begun.pairId,
          first_sent: begun.firstSent,
          begun_at: begun.begunAt,
          in_order: begun.inOrder ? 1 : 0,
          context: context ?? null,
          traceparent: traceparent ?? null
        })} ON CONFLICT (execution_id, step) DO NOTHING RETURNING step`
        const fresh = { ...begun, again: false, answer: undefined }
        if (made.length > 0) return fresh
        const [row] = yield* sql<BegunRow>`SELECT operation, input_hash, pair_id, first_sent, begun_at, in_order, answer
          FROM comms_steps WHERE execution_id = ${executionId} AND step = ${step}`
        // It is this attempt's own when the connection broke before the database said that it was written.
        if (row === undefined || (row.pair_id === begun.pairId && Number(row.begun_at) === begun.begunAt)) return fresh
        return {
          operation: row.operation,
          inputHash: row.input_hash,
          pairId: row.pair_id,
          firstSent: row.first_sent,
          inOrder: row.in_order === 1,
          begunAt: Number(row.begun_at),
          again: true,
          answer: row.answer ?? undefined
        }
      }),

    spansOf: (contexts) =>
      contexts.length === 0
        ? Effect.succeed(new Map())
        : Effect.map(
            sql<{ readonly context: string; readonly traceparent: string }>`SELECT context, traceparent FROM comms_steps
              WHERE ${sql.in("context", contexts)} AND traceparent IS NOT NULL`,
            (rows) => new Map(rows.map(({ context, traceparent }) => [context, traceparent]))
          ),
    endStep: (executionId, step, answer) =>
      Effect.asVoid(
        sql`UPDATE comms_steps SET answer = ${answer} WHERE execution_id = ${executionId} AND step = ${step}`
      ),

    stepsInOrder: (executionId) =>
      sql<{ readonly step: string; readonly operation: string }>`SELECT step, operation FROM comms_steps
        WHERE execution_id = ${executionId} AND in_order = 1 ORDER BY begun_at`,

    beginFlow: (executionId, flow) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        Effect.asVoid(sql`INSERT INTO comms_flows ${sql.insert({ execution_id: executionId, flow, begun_at: now })}
          ON CONFLICT (execution_id) DO NOTHING`)
      ),

    endFlow: (executionId, outcome, error = "") =>
      sql.withTransaction(
        Effect.gen(function* () {
          const now = yield* Clock.currentTimeMillis
          yield* sql`UPDATE comms_flows SET ended_at = ${now}, outcome = ${outcome}, error = ${error === "" ? null : error}
            WHERE execution_id = ${executionId} AND ended_at IS NULL`
          for (const table of ["comms_waits", "comms_timers"])
            yield* sql`DELETE FROM ${sql(table)} WHERE execution_id = ${executionId}`
        })
      ),

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

    stepsOf: (executionId) =>
      Effect.map(
        sql<{ readonly step: string; readonly operation: string; readonly begun_at: number | string }>`SELECT step,
          operation, begun_at FROM comms_steps WHERE execution_id = ${executionId} ORDER BY begun_at, step`,
        (rows) => rows.map(({ begun_at, operation, step }) => ({ step, operation, begunAt: Number(begun_at) }))
      ),

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

    timersOf: (executionId) =>
      Effect.map(
        sql<{ readonly timer: string; readonly due: number | string }>`SELECT timer, due FROM comms_timers
          WHERE execution_id = ${executionId} AND fired = 0 ORDER BY due, timer`,
        (rows) => rows.map(({ due, timer }) => ({ timer, dueAt: Number(due) }))
      ),

    concerns,

    flowsOf: (subject) =>
      Effect.map(
        sql<FlowColumns>`SELECT * FROM comms_flows WHERE execution_id IN
          (SELECT execution_id FROM comms_calls WHERE subject = ${subject}) ORDER BY begun_at DESC`,
        (rows) => rows.map(flowOf)
      ),

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
    }),

    pendingWaits: Effect.map(
      sql<{ readonly waits: number | string }>`SELECT COUNT(*) AS waits FROM comms_waits`,
      (rows) => Number(rows[0]?.waits ?? 0)
    ),

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

    subjectsOf: (service, context, since) =>
      Effect.map(
        sql<{ readonly subject: string }>`SELECT DISTINCT subject FROM comms_events
          WHERE service = ${service} AND context = ${context} AND subject <> '' AND received_at >= ${since}`,
        (rows) => rows.map(({ subject }) => subject)
      ),

    take: (seq, executionId, wait) =>
      Effect.map(
        sql<{ readonly seq: number }>`UPDATE comms_events SET taken_by = ${`${executionId}/${wait}`}
          WHERE seq = ${seq} AND (taken_by IS NULL OR taken_by = ${`${executionId}/${wait}`}) RETURNING seq`,
        (rows) => rows.length > 0
      ),

    wait: (service, on, { deferred, executionId, flow }) => {
      const subject = "subject" in on ? on.subject : null
      const context = "context" in on ? on.context : null
      const row = { execution_id: executionId, deferred, flow, service, subject, context }
      const waits = sql`INSERT INTO comms_waits ${sql.insert(row)} ON CONFLICT (execution_id, deferred) DO NOTHING`
      if (subject === null) return Effect.asVoid(waits)
      const call = sql`INSERT INTO comms_calls ${sql.insert({ execution_id: executionId, service, subject })}
        ON CONFLICT (execution_id, service, subject) DO NOTHING`
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

    setTimer: ({ executionId, flow, timer }, millis) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const row = { execution_id: executionId, timer, flow, due: Math.ceil(now + millis), fired: 0, set_at: now }
        return Effect.asVoid(
          sql`INSERT INTO comms_timers ${sql.insert(row)} ON CONFLICT (execution_id, timer) DO NOTHING`
        )
      }),

    rebaseTimers: Effect.flatMap(Clock.currentTimeMillis, (now) =>
      Effect.asVoid(sql`UPDATE comms_timers SET due = due - set_at + ${now}, set_at = ${now}
        WHERE fired = 0 AND set_at > ${now + skewMillis}`)
    ),

    dueTimers: (limit) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const due = sql`FROM comms_timers WHERE fired = 0 AND due <= ${now} ORDER BY due LIMIT ${limit}`
        const found = sql.onDialectOrElse({
          pg: () => sql<TimerColumns>`UPDATE comms_timers SET due = ${now + timerLeaseMillis} WHERE (execution_id, timer)
            IN (SELECT execution_id, timer ${due} FOR UPDATE SKIP LOCKED) RETURNING execution_id, timer, flow`,
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

    endWait: (executionId, deferred) =>
      Effect.asVoid(sql`DELETE FROM comms_waits WHERE execution_id = ${executionId} AND deferred = ${deferred}`)
  }
  return store
})

/** Counts what waits, every minute as long as the scope lives. */
const counting = (store: Store) =>
  store.pendingWaits.pipe(
    Effect.flatMap((waits) => Metric.update(metrics.pendingWaits, waits)),
    Effect.ignore,
    Effect.repeat(Schedule.spaced("1 minute")),
    Effect.forkScoped
  )

/** Makes the tables where they are not there yet, brings older ones to this version, and provides them. */
export const layer: Layer.Layer<
  FlowStore,
  Migrator.MigrationError | NewerDatabase | SqlError.SqlError,
  SqlClient.SqlClient
> = Layer.effect(FlowStore, Effect.tap(Effect.andThen(migrate, make), counting))
