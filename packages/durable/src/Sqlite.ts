/**
 * SQLite by `node:sqlite` as the SqlClient of effect: a file beside the program, or memory.
 *
 * One process at a time uses a file. It is made with mode 0600, since what is stored of calls holds numbers and texts.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import { closeSync, openSync } from "node:fs"
import { DatabaseSync, type SQLInputValue } from "node:sqlite"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlConnection from "effect/sql/SqlConnection"
import * as SqlError from "effect/sql/SqlError"
import * as Statement from "effect/sql/Statement"

const memory = ":memory:"

/** A value that SQLite stores as it is, or as the nearest that it has. */
const stored = (value: unknown): SQLInputValue => {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
      return value
    case "boolean":
      return value ? 1 : 0
    case "undefined":
      return null
  }
  if (value === null || value instanceof Uint8Array) return value
  if (value instanceof Date) return value.toISOString()
  return JSON.stringify(value)
}

/** The classifier of effect reads `errno`; `node:sqlite` calls it `errcode`. */
const numbered = (cause: unknown): unknown =>
  cause instanceof Error && "errcode" in cause ? Object.assign(cause, { errno: cause.errcode }) : cause

/** Another process has the file; two would each think the flows theirs. */
export class FileInUse extends Data.TaggedError("FileInUse")<{
  /** Its path as it was given. */
  readonly file: string
}> {
  override get message(): string {
    return `${this.file} is in use by another process: SQLite is for one; use PostgreSQL for several`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** SQLite's code of a file that is locked by another connection. */
const busy = 5

const isBusy = (cause: unknown): boolean =>
  cause instanceof Error && "errcode" in cause && typeof cause.errcode === "number" && (cause.errcode & 0xff) === busy

/** Takes the file for this process, which the system gives back however the process ends. */
const open = (file: string): DatabaseSync => {
  if (file !== memory) closeSync(openSync(file, "a", 0o600))
  const opened = new DatabaseSync(file)
  try {
    opened.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL")
    opened.exec("PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT")
    return opened
  } catch (cause) {
    opened.close()
    throw cause
  }
}

/** Provides a SqlClient of a file, or of `:memory:`. */
export const layer = (file: string): Layer.Layer<SqlClient.SqlClient, SqlError.SqlError | FileInUse> =>
  Layer.effect(
    SqlClient.SqlClient,
    Effect.gen(function* () {
      const attempt = <A>(what: string, run: () => A): Effect.Effect<A, SqlError.SqlError> =>
        Effect.try({
          try: run,
          catch: (cause) =>
            new SqlError.SqlError({
              reason: SqlError.classifySqliteError(numbered(cause), { message: `${what} failed`, operation: what })
            })
        })
      const db = yield* Effect.acquireRelease(
        Effect.mapError(
          attempt("open", () => open(file)),
          (error) => (isBusy(error.reason.cause) ? new FileInUse({ file }) : error)
        ),
        (opened) => Effect.sync(() => opened.close())
      )
      const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>()
      const statementOf = (sql: string) => {
        let statement = prepared.get(sql)
        if (statement === undefined) {
          statement = db.prepare(sql)
          if (prepared.size < 500) prepared.set(sql, statement)
        }
        return statement
      }
      const query = (sql: string, params: ReadonlyArray<unknown>) =>
        attempt("execute", () => {
          const statement = statementOf(sql)
          statement.setReturnArrays(false)
          return statement.all(...params.map(stored))
        })
      const arrays = (sql: string, params: ReadonlyArray<unknown>) =>
        attempt("execute", () => {
          const statement = statementOf(sql)
          statement.setReturnArrays(true)
          return statement.all(...params.map(stored)).map((row) => Object.values(row))
        })
      const rows: SqlConnection.Connection["execute"] = (sql, params, transform) =>
        Effect.map(query(sql, params), (found) => (transform ? transform(found) : found))
      const connection: SqlConnection.Connection = {
        execute: rows,
        executeUnprepared: rows,
        executeRaw: query,
        executeValues: arrays,
        executeValuesUnprepared: arrays,
        executeStream: (sql, params, transform) => Stream.fromIterableEffect(rows(sql, params, transform))
      }
      const acquirers = SqlClient.makeSqliteAcquirers({
        connection: Effect.succeed(connection),
        semaphore: yield* Semaphore.make(1)
      })
      return yield* SqlClient.make({
        ...acquirers,
        compiler: Statement.makeCompilerSqlite(),
        driver: "node:sqlite",
        spanAttributes: []
      })
    })
  ).pipe(Layer.provide(Reactivity.layer))
