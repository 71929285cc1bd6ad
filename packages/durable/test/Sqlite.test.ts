import { DatabaseSync } from "node:sqlite"
import * as Sqlite from "@effect-comms/durable/Sqlite"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as SqlClient from "effect/sql/SqlClient"
import { vi } from "vitest"
import { later } from "../src/internal/flushing.ts"
import { flushes, settled } from "./flushes.ts"
import { file } from "./support.ts"

const table = SqlClient.SqlClient.use((sql) => Effect.as(sql`CREATE TABLE notes (note TEXT)`, sql))

const count = (fibers: ReadonlyArray<Fiber.Fiber<unknown, unknown>>): number =>
  fibers.filter((fiber) => fiber.pollUnsafe() !== undefined).length

describe("a commit", () => {
  it.live("has not ended before the log is on the disk, and shares the flush with those that wait", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const sql = yield* table
        const { asked } = yield* flushes
        const inserts = yield* Effect.forEach(["a", "b", "c", "d"], (note, index) => {
          const insert = sql`INSERT INTO notes VALUES (${note})`
          return Effect.forkChild(index % 2 === 0 ? insert : sql.withTransaction(insert))
        })
        yield* settled
        assert.deepStrictEqual([asked.length, count(inserts)], [1, 0])
        // What is written while a flush is under way may not be part of it.
        const late = yield* Effect.forkChild(sql`INSERT INTO notes VALUES (${"e"})`)
        yield* settled
        // What is read meanwhile is not kept waiting.
        assert.strictEqual((yield* sql`SELECT note FROM notes`).length, 5)
        assert.strictEqual(asked.length, 1)
        asked[0]?.(null)
        yield* settled
        assert.deepStrictEqual([asked.length, count(inserts), count([late])], [2, 4, 0])
        asked[1]?.(null)
        yield* Fiber.join(late)
      }).pipe(Effect.provide(Sqlite.layer(database)))
    })
  )

  it.live("that changes nothing flushes nothing, and waits for what it found there", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* sql`CREATE TABLE notes (note TEXT PRIMARY KEY)`
        const { asked } = yield* flushes
        const insert = sql`INSERT INTO notes VALUES (${"a"}) ON CONFLICT DO NOTHING`
        const first = yield* Effect.forkChild(insert)
        yield* settled
        const again = yield* Effect.forkChild(insert)
        yield* settled
        assert.deepStrictEqual([asked.length, count([first, again])], [1, 0])
        asked[0]?.(null)
        yield* settled
        asked[1]?.(null)
        yield* Effect.forEach([first, again], Fiber.join)
        const flushed = asked.length
        yield* sql.withTransaction(Effect.andThen(insert, sql`DELETE FROM notes WHERE note = ${"b"}`))
        assert.strictEqual(asked.length, flushed)
      }).pipe(Effect.provide(Sqlite.layer(database)))
    })
  )

  it.live("fails when the log cannot be flushed", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const sql = yield* table
        const { asked } = yield* flushes
        const insert = yield* Effect.forkChild(Effect.flip(sql`INSERT INTO notes VALUES (${"a"})`))
        yield* settled
        asked[0]?.(Object.assign(new Error("no space"), { code: "ENOSPC" }))
        assert.strictEqual((yield* Fiber.join(insert))._tag, "SqlError")
      }).pipe(Effect.provide(Sqlite.layer(database)))
    })
  )

  it.live("that is not waited for is flushed all the same, before what is written behind it has ended", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const sql = yield* table
        const { asked } = yield* flushes
        yield* later(sql`INSERT INTO notes VALUES (${"a"})`)
        yield* later(sql.withTransaction(sql`INSERT INTO notes VALUES (${"b"})`))
        yield* settled
        assert.strictEqual(asked.length, 1)
        // It changes nothing itself.
        const behind = yield* Effect.forkChild(sql`DELETE FROM notes WHERE note = ${"c"}`)
        yield* settled
        assert.strictEqual(count([behind]), 0)
        asked[0]?.(null)
        yield* settled
        assert.deepStrictEqual([asked.length, count([behind])], [2, 0])
        asked[1]?.(null)
        yield* Fiber.join(behind)
      }).pipe(Effect.provide(Sqlite.layer(database)))
    })
  )

  it.live("fails behind one that was not waited for and could not be flushed: what is on the disk is not known", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const sql = yield* table
        const { asked } = yield* flushes
        yield* later(sql`INSERT INTO notes VALUES (${"a"})`)
        yield* settled
        asked[0]?.(Object.assign(new Error("no space"), { code: "ENOSPC" }))
        yield* settled
        const error = yield* Effect.flip(sql`INSERT INTO notes VALUES (${"b"})`)
        assert.deepStrictEqual([error._tag, asked.length], ["SqlError", 1])
      }).pipe(Effect.provide(Sqlite.layer(database)))
    })
  )

  it.live("waits for no flush where a power cut may lose it", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const sql = yield* table
        const { asked } = yield* flushes
        yield* sql`INSERT INTO notes VALUES (${"a"})`
        assert.strictEqual(asked.length, 0)
      }).pipe(Effect.provide(Sqlite.layer(database, { synchronous: "NORMAL" })))
    })
  )
})

describe("a file whose signal is aborted", () => {
  it.live(
    "is let go at once, as by the end of the process: nothing that was not committed is done, and nothing more",
    () =>
      Effect.gen(function* () {
        const database = yield* file
        const { promise: crash, resolve: crashed } = Promise.withResolvers<void>()
        const crashing = new AbortController()
        const earlier = Effect.gen(function* () {
          const sql = yield* table
          yield* sql`INSERT INTO notes VALUES (${"committed"})`
          const begun = yield* Effect.forkChild(
            sql.withTransaction(
              Effect.gen(function* () {
                yield* sql`INSERT INTO notes VALUES (${"begun"})`
                yield* Effect.promise(() => crash)
                yield* sql`INSERT INTO notes VALUES (${"too late"})`
              })
            )
          )
          yield* settled
          crashing.abort()
          crashed()
          const late = yield* Effect.forkChild(Effect.exit(sql`SELECT note FROM notes`))
          const notes = Effect.flatMap(SqlClient.SqlClient, (next) => next`SELECT note FROM notes`)
          const found = yield* Effect.provide(notes, Sqlite.layer(database), { local: true })
          yield* settled
          // Nobody is told, as nobody was there.
          assert.strictEqual(count([begun, late]), 0)
          return found
        })
        const found = yield* Effect.provide(earlier, Sqlite.layer(database, { signal: crashing.signal }))
        assert.deepStrictEqual(found, [{ note: "committed" }])
      })
  )

  it.live("waits for no flush, since the end of a process loses nothing of what was written", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.gen(function* () {
        const { asked } = yield* flushes
        yield* table
        assert.strictEqual(asked.length, 0)
      }).pipe(Effect.provide(Sqlite.layer(database, { signal: new AbortController().signal })))
    })
  )
})

/** How many statements are prepared by an effect. */
const preparedBy = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => vi.spyOn(DatabaseSync.prototype, "prepare")),
    (prepare) => Effect.map(effect, () => prepare.mock.calls.length),
    (prepare) => Effect.sync(() => prepare.mockRestore())
  )

describe("a statement", () => {
  const others = (sql: SqlClient.SqlClient, from: number, count: number) =>
    Effect.forEach(
      Array.from({ length: count }, (_, index) => from + index),
      (id) => sql.unsafe(`SELECT note FROM notes WHERE rowid IN (${id})`),
      { discard: true }
    )

  it.effect("is prepared once, however many others came before it", () =>
    Effect.gen(function* () {
      const sql = yield* table
      yield* others(sql, 0, 600)
      assert.strictEqual(yield* preparedBy(Effect.replicateEffect(sql`SELECT COUNT(*) AS notes FROM notes`, 3)), 1)
    }).pipe(Effect.provide(Sqlite.layer(":memory:")))
  )

  it.effect("stays prepared as long as it is used again and again, however many others come between", () =>
    Effect.gen(function* () {
      const sql = yield* table
      const used = sql`SELECT COUNT(*) AS notes FROM notes`
      yield* used
      const count = yield* preparedBy(
        Effect.forEach([0, 400, 800], (from) => Effect.andThen(others(sql, from, 400), used), { discard: true })
      )
      assert.strictEqual(count, 1_200)
    }).pipe(Effect.provide(Sqlite.layer(":memory:")))
  )
})
