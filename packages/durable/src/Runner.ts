/**
 * What runs flows: an engine over a database. One process over SQLite, or several over PostgreSQL.
 */
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
import * as SingleRunner from "effect/cluster/SingleRunner"
import type * as Config from "effect/Config"
import * as Digest from "effect/crypto/Digest"
import * as Layer from "effect/Layer"
import type * as Migrator from "effect/sql/Migrator"
import type * as SqlError from "effect/sql/SqlError"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as FlowStore from "./FlowStore.ts"
import * as Sqlite from "./Sqlite.ts"

/** Provides an engine and the tables of flows in a file of SQLite, or in memory with `:memory:`. One process uses a file at a time. */
export const layerSqlite = (
  file: string
): Layer.Layer<
  WorkflowEngine.WorkflowEngine | FlowStore.FlowStore,
  SqlError.SqlError | Migrator.MigrationError | Config.ConfigError | Sqlite.FileInUse
> =>
  Layer.merge(
    ClusterWorkflowEngine.layer.pipe(
      Layer.provide(
        SingleRunner.layer({
          // The file is this process's alone: nothing of one that has ended has to expire before its flows go on.
          runnerStorage: "memory",
          shardingConfig: {
            entityMessagePollInterval: "1 second",
            entityReplyPollInterval: "1 second",
            shardsPerGroup: 16,
            simulateRemoteSerialization: false
          }
        })
      ),
      Layer.provide(Digest.layerWebCrypto)
    ),
    FlowStore.layer
  ).pipe(Layer.provide(Sqlite.layer(file)))
