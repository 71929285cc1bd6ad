/** Two processes over PostgreSQL, one of which fires a timer that is due: the one that has found it so, for as long as that holds. */
import { join } from "node:path"
import * as PgClient from "@effect/sql-pg/PgClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as postgres from "./support/postgres.ts"
import { replica, until } from "./support/replicas.ts"
import { freePort } from "./support/machine.ts"

/** Looks until what the database says is so. */
const settled = <A, E>(look: Effect.Effect<A, E>, isSo: (found: A) => boolean) =>
  look.pipe(
    Effect.tap(() => Effect.sleep(20)),
    Effect.repeat({ until: isSo })
  )

const isSome = (rows: ReadonlyArray<object>): boolean => rows.length > 0

/** Two processes that sleep, and what tests do with their timers. */
const world = (sleepers: ReadonlyArray<string>, pollMillis: number) =>
  Effect.gen(function* () {
    const database = yield* postgres.server
    const begin = (name: string) =>
      Effect.gen(function* () {
        const [port, runnerPort] = [yield* freePort, yield* freePort]
        const settings = {
          port,
          database: `${database.url}?application_name=${name}`,
          runnerPort,
          sleepers,
          pollMillis
        }
        const made = yield* replica(settings, join(import.meta.dirname, "support/sleeper.ts"))
        yield* until(() => made.said.includes("READY"))
        return { ...made, name }
      })
    const replicas = yield* Effect.all([begin("one"), begin("other")], { concurrency: 2 })
    const sql = yield* Effect.provide(
      PgClient.make({ url: Redacted.make(database.url), maxConnections: 4 }),
      Reactivity.layer
    )
    yield* settled(sql`SELECT 1 FROM comms_timers`, (timers) => timers.length === sleepers.length)
    yield* sql`CREATE TABLE found (number BIGSERIAL, execution_id TEXT, by TEXT)`
    yield* sql`CREATE FUNCTION note() RETURNS TRIGGER AS $$ BEGIN
      INSERT INTO found (execution_id, by) VALUES (NEW.execution_id, current_setting('application_name'));
      RETURN NEW; END $$ LANGUAGE plpgsql`
    /** Makes every timer due; from then on it is noted who finds which. */
    const makeDue = Effect.gen(function* () {
      yield* sql`UPDATE comms_timers SET due = 0`
      yield* sql`CREATE TRIGGER note AFTER UPDATE OF due ON comms_timers FOR EACH ROW EXECUTE FUNCTION note()`
    }).pipe(sql.withTransaction)
    const found = sql<{ readonly execution_id: string; readonly by: string }>`SELECT * FROM found ORDER BY number`
    const woken = () => replicas.flatMap(({ said }) => said.filter((line) => line.startsWith("WOKEN ")))
    return { replicas, sql, makeDue, found, woken }
  })

describe("a timer that is due in one of two processes", () => {
  it.live(
    "fires in the other when the one that was to fire it is killed",
    () =>
      Effect.gen(function* () {
        const { found, makeDue, replicas, sql, woken } = yield* world(["sleeper"], 1_000)
        // Whoever fires it waits in the database until this test lets it.
        yield* sql`CREATE FUNCTION hold() RETURNS TRIGGER AS $$ BEGIN
          PERFORM pg_advisory_xact_lock_shared(1);
          RETURN NEW; END $$ LANGUAGE plpgsql`
        yield* sql`CREATE TRIGGER hold BEFORE INSERT ON cluster_messages FOR EACH ROW
          WHEN (NEW.tag = 'deferred') EXECUTE FUNCTION hold()`
        const session = yield* sql.reserve
        yield* session.executeRaw("SELECT pg_advisory_lock(1)", [])
        yield* makeDue
        yield* settled(sql`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`, isSome)
        const [first] = yield* found
        const killed = replicas.find(({ name }) => name === first?.by)
        const other = replicas.find((one) => one !== killed)
        assert(killed !== undefined && other !== undefined)
        killed.kill()
        yield* until(() => !killed.isAlive())
        const left = sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ${killed.name}`
        yield* settled(left, (sessions) => !isSome(sessions))
        assert.deepStrictEqual(woken(), [])
        yield* session.executeRaw("SELECT pg_advisory_unlock(1)", [])
        yield* until(() => other.said.includes("DONE"))
        assert.deepStrictEqual(
          (yield* found).map(({ by }) => by),
          [killed.name, other.name]
        )
        assert.deepStrictEqual(woken(), ["WOKEN sleeper"])
      }).pipe(Effect.scoped),
    180_000
  )

  it.live(
    "fires in one of them and no second time, though both look at once",
    () =>
      Effect.gen(function* () {
        const sleepers = Array.from({ length: 10 }, (_, index) => `sleeper ${index}`)
        const { found, makeDue, replicas, woken } = yield* world(sleepers, 20)
        yield* makeDue
        yield* until(() => replicas.every(({ said }) => said.includes("DONE")))
        const timers = (yield* found).map(({ execution_id }) => execution_id)
        assert.deepStrictEqual([timers.length, new Set(timers).size], [sleepers.length, sleepers.length])
        assert.deepStrictEqual(
          woken().toSorted(),
          sleepers.map((name) => `WOKEN ${name}`)
        )
      }).pipe(Effect.scoped),
    180_000
  )
})
