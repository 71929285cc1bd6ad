/**
 * SQLite by `node:sqlite` as the SqlClient of effect: a file beside the program, or memory.
 *
 * One process at a time uses a file. It is made with mode 0600, since what is stored of calls holds numbers and texts.
 *
 * What is committed is on the disk before its effect ends, as with SQLite's own `synchronous = FULL`, unless `internal/flushing.ts` says that it
 * may be so soon after; but the write-ahead log is flushed here, beside the thread that runs flows, and once for all commits that wait for it.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import { closeSync, fdatasync, openSync } from "node:fs"
import { DatabaseSync, type SQLInputValue } from "node:sqlite"
import * as Context from "effect/Context"
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
import { Awaited, Flush } from "./internal/flushing.ts"

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

/** How a file is used. */
export interface Options {
  /**
   * `FULL`: what is committed survives a power cut, or goes with all that came after it before any of that has left the process.
   * `NORMAL`: it survives the end of the process, `kill -9` included, and a power cut may lose what was committed last: acknowledged events, and that steps were begun, which are then done twice. Default `FULL`.
   */
  readonly synchronous?: "FULL" | "NORMAL" | undefined
  /**
   * Closes the file at once when it is aborted, as the end of the process does: what was not committed is not done, and nothing is read or
   * written from then on. For tests that let a program crash in their own process; the default of `synchronous` is `NORMAL` with it.
   */
  readonly signal?: AbortSignal | undefined
}

/** Takes the file for this process, which the system gives back however the process ends. */
const open = (file: string, flushes: boolean): DatabaseSync => {
  if (file !== memory) closeSync(openSync(file, "a", 0o600))
  const opened = new DatabaseSync(file)
  try {
    opened.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL")
    // What is deleted is overwritten, so that erasing leaves nothing of it in the file. A commit is written to the log, and the log flushed below.
    opened.exec(
      `PRAGMA secure_delete = ON; PRAGMA synchronous = ${flushes ? "NORMAL" : "OFF"}; BEGIN IMMEDIATE; COMMIT`
    )
    return opened
  } catch (cause) {
    opened.close()
    throw cause
  }
}

const reads = /^\s*(?:SELECT|PRAGMA)\b/i

/** Flushes the log: all that was written before it is asked for, once for all who ask while another flush is under way. */
const flushes = (log: number): (() => Promise<void>) => {
  let next: Promise<void> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const flush = () =>
    new Promise<void>((resolve, reject) => {
      next = undefined
      fdatasync(log, (error) => (error === null ? resolve() : reject(error)))
    })
  return () => {
    next ??= last.then(flush)
    last = next.catch(() => undefined)
    return next
  }
}

/** How many prepared statements are kept. */
const statements = 500

const failed = (what: string, cause: unknown, file?: string): SqlError.SqlError => {
  const why = cause instanceof Error ? cause.message : String(cause)
  const message =
    file === undefined ? `${what} failed: ${why}` : `the file ${JSON.stringify(file)} cannot be opened: ${why}`
  return new SqlError.SqlError({ reason: SqlError.classifySqliteError(numbered(cause), { message, operation: what }) })
}

const attempt = <A>(what: string, run: () => A, file?: string): Effect.Effect<A, SqlError.SqlError> =>
  Effect.try({ try: run, catch: (cause) => failed(what, cause, file) })

/** A file that is closed with the scope, or before when the signal is aborted. */
const opened = (file: string, signal: AbortSignal | undefined) =>
  Effect.acquireRelease(
    attempt(
      "open",
      () => {
        const db = open(file, signal === undefined)
        const close = () => {
          if (db.isOpen) db.close()
        }
        signal?.addEventListener("abort", close, { once: true })
        return { db, close }
      },
      file
    ),
    ({ close }) =>
      Effect.sync(() => {
        signal?.removeEventListener("abort", close)
        close()
      })
  )

/** The log, which is there since the file was opened. */
const openLog = (file: string) =>
  Effect.acquireRelease(
    attempt("open", () => openSync(`${file}-wal`, "r+"), `${file}-wal`),
    (log) => Effect.sync(() => closeSync(log))
  )

/** Provides a SqlClient of a file, or of `:memory:`. */
export const layer = (
  file: string,
  { signal, synchronous = signal === undefined ? "FULL" : "NORMAL" }: Options = {}
): Layer.Layer<SqlClient.SqlClient, SqlError.SqlError | FileInUse> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const { db } = yield* Effect.mapError(opened(file, signal), (error) =>
        isBusy(error.reason.cause) ? new FileInUse({ file }) : error
      )
      const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>()
      const statementOf = (sql: string) => {
        const known = prepared.get(sql)
        const statement = known ?? db.prepare(sql)
        // The engine writes ids into the texts of some: what was used least recently makes room.
        if (known !== undefined) prepared.delete(sql)
        const [oldest] = prepared.size < statements ? [] : prepared.keys()
        if (oldest !== undefined) prepared.delete(oldest)
        prepared.set(sql, statement)
        return statement
      }
      const log = file === memory || synchronous === "NORMAL" ? undefined : yield* openLog(file)
      const flush = log === undefined ? undefined : flushes(log)
      // Statements that may write, commits that changed something, and which of these are on the disk.
      let writes = 0
      let written = 0
      let flushed = 0
      const changes = db.prepare("SELECT total_changes() AS changes")
      let changed: unknown
      const note = (sql: string) => {
        if (flush === undefined || reads.test(sql)) return
        writes++
        if (db.isTransaction) return
        const now = changes.get()?.["changes"]
        if (now !== changed) written++
        changed = now
      }
      /** Runs a statement; of one that cannot be run since the program has crashed nobody is told. */
      const alive = <A>(run: () => A): Effect.Effect<A, SqlError.SqlError> => {
        const statement = attempt("execute", run)
        if (signal === undefined) return statement
        const unlessCrashed = Effect.catchIf(
          statement,
          () => signal.aborted,
          () => Effect.never
        )
        return Effect.suspend(() => (signal.aborted ? Effect.never : unlessCrashed))
      }
      const query = (sql: string, params: ReadonlyArray<unknown>) =>
        alive(() => {
          const statement = statementOf(sql)
          statement.setReturnArrays(false)
          const found = statement.all(...params.map(stored))
          note(sql)
          return found
        })
      const arrays = (sql: string, params: ReadonlyArray<unknown>) =>
        alive(() => {
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
      // What failed once is asked for no more: the system may have dropped what it did not write.
      let broken: SqlError.SqlError | undefined
      const flushAll = (once: () => Promise<void>): Promise<void> => {
        const upTo = written
        return once().then(
          () => void (flushed = Math.max(flushed, upTo)),
          (cause: unknown) => {
            broken ??= failed("flush", cause)
            throw broken
          }
        )
      }
      /** What was written so far is on the disk. */
      const onDisk = Effect.suspend(() => {
        if (broken !== undefined) return Effect.fail(broken)
        if (flush === undefined || flushed >= written) return Effect.void
        return Effect.tryPromise({
          try: () => flushAll(flush),
          catch: (cause) => (SqlError.isSqlError(cause) ? cause : failed("flush", cause))
        })
      })
      /** What was written so far is on the disk, where that is waited for. */
      const flushing = Effect.flatMap(Awaited, (awaited) => {
        if (awaited) return onDisk
        if (flush !== undefined && flushed < written && broken === undefined) flushAll(flush).catch(() => undefined)
        return Effect.void
      })
      const acquirers = SqlClient.makeSqliteAcquirers({
        connection: Effect.succeed(connection),
        semaphore: yield* Semaphore.make(1),
        isTransaction: () => db.isOpen && db.isTransaction
      })
      const client = yield* SqlClient.make({
        ...acquirers,
        // The connection is given back first: others write while this one waits for the disk.
        borrower: (use) =>
          Effect.flatMap(
            acquirers.borrower((lent) => {
              const before = writes
              return Effect.map(use(lent), (found) => ({ found, wrote: writes > before }))
            }),
            ({ found, wrote }) => (wrote ? Effect.as(flushing, found) : Effect.succeed(found))
          ),
        compiler: Statement.makeCompilerSqlite(),
        driver: "node:sqlite",
        prepareTransactionControls: true,
        spanAttributes: []
      })
      const { transactionService, withTransaction } = client
      const waiting = Object.assign(client, {
        withTransaction: <R, E, A>(effect: Effect.Effect<A, E, R>) =>
          Effect.flatMap(Effect.serviceOption(transactionService), (outer) =>
            outer._tag === "Some" ? withTransaction(effect) : Effect.tap(withTransaction(effect), flushing)
          )
      })
      return Context.make(SqlClient.SqlClient, waiting).pipe(Context.add(Flush, onDisk))
    })
  ).pipe(Layer.provide(Reactivity.layer))
