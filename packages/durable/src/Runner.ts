/**
 * What runs flows: an engine over a database. One process over SQLite, or several over PostgreSQL.
 */
import * as MachineId from "effect/cluster/MachineId"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import type * as Config from "effect/Config"
import * as Digest from "effect/crypto/Digest"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as FlowStore from "./FlowStore.ts"
import * as engineStorage from "./internal/engineStorage.ts"
import * as promptTimers from "./internal/promptTimers.ts"
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

/** So many numbers of a machine there are in the engine's ids. */
const machines = 1024

/**
 * Who runs flows, in memory: the file is this process's alone, and nothing of one that has ended has to expire before its flows go on. Each start is
 * another machine: the engine's ids are made of its number and the time, and after a clock was set back they would be those of the process
 * before, so that one step got the answer of another.
 */
const alone: Layer.Layer<RunnerStorage.RunnerStorage, SqlError.SqlError, SqlClient.SqlClient> = Layer.effect(
  RunnerStorage.RunnerStorage,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const [row] = yield* sql<{ readonly user_version: number }>`PRAGMA user_version`
    const start = ((row?.user_version ?? 0) + 1) % machines
    yield* sql.unsafe(`PRAGMA user_version = ${start}`)
    const memory = yield* RunnerStorage.makeMemory
    return RunnerStorage.RunnerStorage.of({
      ...memory,
      register: (runner, healthy) => Effect.as(memory.register(runner, healthy), MachineId.make(start))
    })
  })
)

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
  Layer.mergeAll(promptTimers.layer, engineStorage.layer).pipe(
    Layer.provide(
      Sharding.layer.pipe(Layer.provideMerge(Runners.layerNoop), Layer.provideMerge(SqlMessageStorage.layer))
    ),
    Layer.provide([alone, RunnerHealth.layerNoop]),
    Layer.provide(
      ShardingConfig.layerFromEnv({
        entityMessagePollInterval: poll,
        entityReplyPollInterval: pollInterval,
        // A process that begins takes its flows at the second look, if the first came before it was known.
        refreshAssignmentsInterval: pollInterval,
        shardsPerGroup: 16,
        simulateRemoteSerialization: false
      })
    ),
    Layer.provide(Digest.layerWebCrypto),
    Layer.merge(FlowStore.layer),
    Layer.provide(Sqlite.layer(file, options))
  )
