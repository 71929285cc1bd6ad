/**
 * The one process of a file of SQLite, as effect/cluster knows it. The file is this process's alone: nothing of one that has ended has to expire
 * before its flows go on.
 *
 * The ids of messages are made of the time and of a number of the process. A message whose id is taken is left out by the insert of
 * effect/cluster, without an error: what it was to wake would wait for ever. So each process has a number of its own, and a clock that was set
 * back while none lived makes no id twice.
 */
import * as MachineId from "effect/cluster/MachineId"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import * as engineReplies from "./engineReplies.ts"

/** How many numbers fit into an id. */
const machines = 1_024

const number = (row: object | undefined): number => {
  const value: unknown = row && Reflect.get(row, "user_version")
  return typeof value === "number" ? value : 0
}

/** The number of this process, kept in the head of the file. */
const nextMachine = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<object>`PRAGMA user_version`
  const next = (number(row) + 1) % machines
  yield* sql`PRAGMA user_version = ${sql.literal(String(next))}`
  return MachineId.make(next)
})

const runners = Layer.effect(
  RunnerStorage.RunnerStorage,
  Effect.gen(function* () {
    const machine = yield* nextMachine
    const storage = yield* RunnerStorage.RunnerStorage
    return { ...storage, register: (runner, healthy) => Effect.as(storage.register(runner, healthy), machine) }
  })
).pipe(Layer.provide(RunnerStorage.layerMemory))

/** How many characters are kept of what flows have done: what is not is a statement away. */
const mostCharacters = 2 * 1_024 * 1_024

/** Provides what the engine needs. */
export const layer = (config: Partial<ShardingConfig.ShardingConfig["Service"]>) =>
  Sharding.layer.pipe(
    Layer.provideMerge(Runners.layerNoop),
    Layer.provideMerge(engineReplies.layer(mostCharacters)),
    Layer.provide([runners, RunnerHealth.layerNoop]),
    Layer.provide(ShardingConfig.layerFromEnv(config))
  )
