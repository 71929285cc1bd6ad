/**
 * The one process of a file of SQLite, as effect/cluster knows it. The file is this process's alone: nothing of one that has ended has to expire
 * before its flows go on.
 *
 * The ids of messages are made of the time, in milliseconds, and a count. A message whose id is taken is left out by the insert of
 * effect/cluster, without an error: what it was to wake would wait for ever. So the ids of a process begin after the last one of the file,
 * whatever its clock shows and however many processes had it.
 */
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import * as engineReplies from "./engineReplies.ts"
import * as stepReplies from "./stepReplies.ts"

/** Bits of an id below its time. */
const countBits = 22

const tables = ["cluster_messages", "cluster_replies"] as const

/** The time, in milliseconds since 1970, at which every id of the file is of the past. */
const freeFrom = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const made = yield* sql<{ readonly name: string }>`SELECT name FROM sqlite_master WHERE ${sql.in("name", tables)}`
  const times = yield* Effect.forEach(
    made,
    ({ name }) => sql<{ readonly time: number | null }>`SELECT MAX(id) >> ${countBits} AS time FROM ${sql(name)}`
  )
  return Math.max(0, ...times.map(([row]) => Snowflake.constEpochMillis + (row?.time ?? -1) + 1))
})

/**
 * The generator of ids, which never goes back from where it begins. All layers of effect/cluster that are built with this one have this very
 * generator: a layer is built once.
 */
const ids = Snowflake.layerGenerator.pipe(
  Layer.provide(
    Layer.effect(
      Clock.Clock,
      Effect.gen(function* () {
        const clock = yield* Clock.Clock
        const from = yield* freeFrom
        const currentTimeMillisUnsafe = () => Math.max(from, clock.currentTimeMillisUnsafe())
        return {
          currentTimeMillisUnsafe,
          currentTimeMillis: Effect.sync(currentTimeMillisUnsafe),
          currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
          currentTimeNanos: clock.currentTimeNanos,
          monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
          monotonicTimeNanos: clock.monotonicTimeNanos,
          sleep: (duration) => clock.sleep(duration)
        }
      })
    )
  )
)

/** How many characters are kept of what flows have done: what is not is a statement away. */
const mostCharacters = 2 * 1_024 * 1_024

/** Provides what the engine needs. */
export const layer = (config: Partial<ShardingConfig.ShardingConfig["Service"]>) =>
  Sharding.layer.pipe(
    Layer.provideMerge(Runners.layerNoop),
    Layer.provideMerge(stepReplies.layer(engineReplies.layer(mostCharacters))),
    Layer.provide([RunnerStorage.layerMemory, RunnerHealth.layerNoop]),
    Layer.provide(ids),
    Layer.provide(ShardingConfig.layerFromEnv(config))
  )
