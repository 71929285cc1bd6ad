/** Processes over PostgreSQL whose clocks were set back. */
import { join } from "node:path"
import * as PgClient from "@effect/sql-pg/PgClient"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as postgres from "./support/postgres.ts"
import { replica, until } from "./support/replicas.ts"
import { freePort } from "./support/machine.ts"

it.live(
  "a process that is started again at the address of one that was killed takes none of its ids, though its clock was set back to when that one ran",
  () =>
    Effect.gen(function* () {
      const database = yield* postgres.server
      const [port, nowMillis] = [yield* freePort, Date.now()]
      const texts = ["a", "b", "c"]
      for (const text of texts) {
        const settings = { port, database: database.url, runnerPort: port, nowMillis, text }
        const one = yield* replica(settings, join(import.meta.dirname, "support/stopped.ts"))
        const ended = () => one.said.find((line) => /^(?:DONE|FAILED) /.test(line))
        yield* until(() => ended() !== undefined)
        assert.strictEqual(ended(), `DONE ${text} 1, ${text} 2`)
        one.kill()
        yield* until(() => !one.isAlive())
      }
      // An id is the time, 10 bits of the process and 12 bits that count in a millisecond.
      const rows = yield* PgClient.PgClient.use(
        (sql) =>
          sql<{ readonly processes: string }>`SELECT COUNT(DISTINCT (id >> 12) & 1023) AS processes
          FROM (SELECT id FROM cluster_messages UNION ALL SELECT id FROM cluster_replies) AS written`
      ).pipe(Effect.provide(PgClient.layer({ url: Redacted.make(database.url) })))
      assert.strictEqual(Number(rows[0]?.processes), texts.length)
    }).pipe(Effect.scoped),
  180_000
)
