/**
 * What runs flows on several machines: an engine over PostgreSQL, with runners that tell each other over sockets what there is to do.
 *
 * It needs `@effect/sql-pg` and `@effect/platform-node`.
 */
import * as NodeClusterSocket from "@effect/platform-node/NodeClusterSocket"
import * as PgClient from "@effect/sql-pg/PgClient"
import * as RunnerAddress from "effect/cluster/RunnerAddress"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as SqlRunnerStorage from "effect/cluster/SqlRunnerStorage"
import type * as Config from "effect/Config"
import type * as Duration from "effect/Duration"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as SocketServer from "effect/socket/SocketServer"
import type * as Migrator from "effect/sql/Migrator"
import type * as SqlError from "effect/sql/SqlError"
import * as FlowStore from "./FlowStore.ts"
import * as engineReplies from "./internal/engineReplies.ts"
import * as engineStorage from "./internal/engineStorage.ts"
import * as machineIds from "./internal/machineIds.ts"
import * as notRun from "./internal/notRun.ts"
import * as patientStorage from "./internal/patientStorage.ts"
import * as programs from "./internal/programs.ts"
import * as timers from "./internal/timers.ts"
import { pollInterval, type Runner } from "./Runner.ts"

/** Where a process is reached. */
export interface Address {
  /** A name or an IP address. */
  readonly host: string
  /** The port of TCP. */
  readonly port: number
}

/** The database, and where this process is reached by the others. */
export interface Options {
  /** The database: its URL, or the fields of one, as `@effect/sql-pg` takes them. */
  readonly database: PgClient.PgPoolConfig
  /** The host and port at which the other processes reach this one. Every process has its own. */
  readonly runner: Address
  /** Where this process listens; default at `runner`. */
  readonly listen?: Address | undefined
  /**
   * How often the database is looked at for what no process told this one of, such as a timer that is due; default 1 second. Events wake
   * flows on other machines by a message over the socket and do not wait for it.
   */
  readonly pollInterval?: Duration.Input | undefined
  /** How long a process may be silent before the others take over its flows; default 6 seconds. */
  readonly lockExpiration?: Duration.Input | undefined
}

/** How many characters are kept of what flows have done, which saves round trips. */
const mostCharacters = 16 * 1_024 * 1_024

/**
 * Provides an engine and the tables of flows in PostgreSQL (14 or later) to one of several processes. The flows of a process that ended go on
 * within 10 seconds on the others. A database that is away, as while it is restarted, is waited for. When the layer is closed, as on SIGTERM,
 * steps that are under way end first, and the others take the rest at once.
 */
export const layer = ({
  database,
  listen,
  lockExpiration = "6 seconds",
  pollInterval: poll = pollInterval,
  runner
}: Options): Layer.Layer<
  Runner,
  | SqlError.SqlError
  | Migrator.MigrationError
  | FlowStore.NewerDatabase
  | Config.ConfigError
  | SocketServer.SocketServerError
> => {
  const shardingConfig = {
    runnerAddress: Option.some(RunnerAddress.make(runner.host, runner.port)),
    runnerListenAddress: Option.fromUndefinedOr(listen && RunnerAddress.make(listen.host, listen.port)),
    entityMessagePollInterval: poll,
    entityReplyPollInterval: "1 second",
    refreshAssignmentsInterval: "1 second",
    runnerHealthCheckInterval: "1 second",
    shardLockRefreshInterval: "2 seconds",
    shardLockExpiration: lockExpiration,
    // Locks of a session would be lost with its connection.
    shardLockDisableAdvisory: true,
    // A program that asks for another step when its flow moves has no answer here; a step itself is not broken off.
    entityTerminationTimeout: "1 second",
    // What another process tells of a flow that this one does not run is not waited for; it is stored.
    entityRegistrationTimeout: "5 seconds",
    shardsPerGroup: 64,
    simulateRemoteSerialization: false
  } as const
  const storage = Layer.merge(
    patientStorage.layer(engineReplies.layer(mostCharacters)),
    patientStorage.layerLocks(machineIds.layer(Layer.orDie(SqlRunnerStorage.layer)), lockExpiration)
  ).pipe(
    // The one that the engine makes the ids of messages with.
    Layer.provide(Snowflake.layerGenerator),
    Layer.provide(ShardingConfig.layerFromEnv(shardingConfig))
  )
  return Layer.mergeAll(timers.layer(poll), engineStorage.layer, notRun.layer(poll)).pipe(
    Layer.provide(NodeClusterSocket.layer({ storage: "byo", shardingConfig })),
    Layer.provide(storage),
    Layer.provide(programs.layer),
    Layer.provideMerge(FlowStore.layer),
    Layer.provide(PgClient.layer(database))
  )
}
