/**
 * The tables of flows, made and changed step by step: what a released version has made is never edited, only followed by another step.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"

/** Every step, by its number and name. */
export const migrations = {
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
  }),
  "0002_flows": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`ALTER TABLE comms_steps ADD COLUMN in_order INTEGER NOT NULL DEFAULT 0`
    yield* sql`CREATE TABLE comms_flows (
      execution_id TEXT PRIMARY KEY, flow TEXT NOT NULL, begun_at BIGINT NOT NULL, ended_at BIGINT, outcome TEXT,
      error TEXT)`
    yield* sql`CREATE INDEX comms_flows_begun ON comms_flows (begun_at)`
    yield* sql`CREATE INDEX comms_flows_ended ON comms_flows (ended_at)`
    yield* sql`CREATE TABLE comms_calls (
      execution_id TEXT NOT NULL, service TEXT NOT NULL, subject TEXT NOT NULL,
      PRIMARY KEY (execution_id, service, subject))`
    yield* sql`CREATE INDEX comms_calls_subject ON comms_calls (subject)`
  }),
  "0003_answers": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`ALTER TABLE comms_steps ADD COLUMN answer TEXT`
  }),
  "0004_traces": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`ALTER TABLE comms_steps ADD COLUMN context TEXT`
    yield* sql`ALTER TABLE comms_steps ADD COLUMN traceparent TEXT`
    yield* sql`CREATE INDEX comms_steps_context ON comms_steps (context)`
    yield* sql`ALTER TABLE comms_events ADD COLUMN traceparent TEXT`
  }),
  "0005_timers": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`CREATE TABLE comms_timers (
      execution_id TEXT NOT NULL, timer TEXT NOT NULL, flow TEXT NOT NULL, due BIGINT NOT NULL,
      fired INTEGER NOT NULL, PRIMARY KEY (execution_id, timer))`
    yield* sql`CREATE INDEX comms_timers_due ON comms_timers (due) WHERE fired = 0`
  }),
  "0006_causes": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`ALTER TABLE comms_steps ADD COLUMN last_event BIGINT`
  }),
  "0007_timersSet": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`ALTER TABLE comms_timers ADD COLUMN set_at BIGINT NOT NULL DEFAULT 0`
    yield* sql`CREATE INDEX comms_timers_set ON comms_timers (set_at) WHERE fired = 0`
  }),
  "0008_scale": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    // Events are asked for by their call with and without the service.
    yield* sql`DROP INDEX comms_events_subject`
    yield* sql`CREATE INDEX comms_events_subject ON comms_events (subject, service, seq)`
    // Those that have not ended, the newest first.
    yield* sql`DROP INDEX comms_flows_ended`
    yield* sql`CREATE INDEX comms_flows_ended ON comms_flows (ended_at, begun_at)`
  }),
  "0009_unended": Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`CREATE INDEX comms_flows_unended ON comms_flows (flow, begun_at) WHERE ended_at IS NULL`
  })
}

const newest = Math.max(...Object.keys(migrations).map((name) => Number.parseInt(name, 10)))

/** The tables were made by a newer version of this package, which this one would misread. */
export class NewerDatabase extends Data.TaggedError("NewerDatabase")<{
  /** The number of the newest change that was made to the tables. */
  readonly found: number
  /** The number of the newest change that this version knows. */
  readonly known: number
}> {
  override get message(): string {
    return `the tables of flows are of a newer version of @effect-comms/durable: change ${this.found} was made, ${this.known} is the newest known`
  }
}

/** Brings the tables to this version; refuses those of a newer one. */
export const migrate = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* Migrator.make({})({ table: "comms_migrations", loader: Migrator.fromRecord(migrations) })
  const [row] = yield* sql<{ readonly id: number | string }>`SELECT MAX(migration_id) AS id FROM comms_migrations`
  const found = Number(row?.id ?? 0)
  if (found > newest) return yield* new NewerDatabase({ found, known: newest })
})
