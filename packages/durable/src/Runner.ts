/**
 * What runs flows: an engine over a database. One process over SQLite, or several over PostgreSQL.
 */
import type * as Config from "effect/Config"
import * as Digest from "effect/crypto/Digest"
import type * as Duration from "effect/Duration"
import * as Layer from "effect/Layer"
import type * as Migrator from "effect/sql/Migrator"
import type * as SqlError from "effect/sql/SqlError"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as FlowStore from "./FlowStore.ts"
import * as engineStorage from "./internal/engineStorage.ts"
import * as programs from "./internal/programs.ts"
import * as notRun from "./internal/notRun.ts"
import * as singleRunner from "./internal/singleRunner.ts"
import * as timers from "./internal/timers.ts"
import * as Sqlite from "./Sqlite.ts"

export { NewerDatabase } from "./FlowStore.ts"
export { FileInUse } from "./Sqlite.ts"

/** What runs flows and what they have stored. */
export type Runner = WorkflowEngine.WorkflowEngine | FlowStore.FlowStore | engineStorage.EngineStorage

/**
 * How often the database is looked at for what nobody told this process of: a timer that is due in more than a minute from its beginning, or
 * that another process began, and what a process that ended has left. What happens in this process, or is told by another one, is not waited
 * for.
 */
export const pollInterval = "1 second"

/** How a file of SQLite is written and looked at. */
export interface SqliteOptions extends Sqlite.Options {
  /** How often it is looked at for what nobody told this process of; default 1 second. */
  readonly pollInterval?: Duration.Input | undefined
}

/**
 * Provides an engine and the tables of flows in a file of SQLite, or in memory with `:memory:`. One process uses a file at a time; a second
 * one fails with `FileInUse`. What flows have stored survives a power cut, unless `synchronous` is `NORMAL`. When the layer is closed, as on
 * SIGTERM, steps that are under way end first, up to 15 seconds.
 */
export const layerSqlite = (
  file: string,
  { pollInterval: poll = pollInterval, ...options }: SqliteOptions = {}
): Layer.Layer<
  Runner,
  SqlError.SqlError | Migrator.MigrationError | FlowStore.NewerDatabase | Config.ConfigError | Sqlite.FileInUse
> =>
  Layer.mergeAll(timers.layer(poll), engineStorage.layer, notRun.layer(poll)).pipe(
    Layer.provide(
      singleRunner.layer({
        entityMessagePollInterval: poll,
        entityReplyPollInterval: pollInterval,
        // A process that begins takes its flows at the second look, if the first came before it was known.
        refreshAssignmentsInterval: pollInterval,
        shardsPerGroup: 16,
        simulateRemoteSerialization: false
      })
    ),
    Layer.provide([Digest.layerWebCrypto, programs.layer]),
    Layer.provideMerge(FlowStore.layer),
    Layer.provide(Sqlite.layer(file, options))
  )
