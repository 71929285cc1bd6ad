/**
 * The number of this process in the ids of its messages, where several processes share a database.
 *
 * The ids of messages are made of the time and of a number of the process. Effect/cluster gives a process that is started again at the address
 * of one that was killed that one's number; with its clock set back it would make that one's ids again, and a flow whose message has a taken id
 * fails. Here each start of a process takes the next number, and none that a living process has: an id holds 10 bits of it. What is left out is
 * a clock that is set back by more than the time of 1,024 starts.
 */
import type { PersistenceError } from "effect/cluster/ClusterError"
import type * as MachineId from "effect/cluster/MachineId"
import * as Runner from "effect/cluster/Runner"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"

/** How many numbers fit into an id. */
const machines = 1_024

type Storage = RunnerStorage.RunnerStorage["Service"]

/** Registers a process under a number that differs in an id from those of the others, which may live. */
const distinct = (storage: Storage, sql: SqlClient.SqlClient) => {
  const register = (runner: Runner.Runner, healthy: boolean): Effect.Effect<MachineId.MachineId, PersistenceError> =>
    Effect.gen(function* () {
      const machine = yield* storage.register(runner, healthy)
      // Asked after it is registered: of two that register at once, the second to ask sees the other.
      const others = yield* Effect.orDie(sql<object>`SELECT machine_id FROM cluster_runners
        WHERE machine_id <> ${machine} AND machine_id % ${machines} = ${machine % machines}`)
      if (others.length === 0) return machine
      yield* storage.unregister(runner.address)
      return yield* register(runner, healthy)
    })
  return register
}

/** Provides the runners of another layer, among which this process has a number of its own before it makes an id. */
export const layer = <E, R>(
  runners: Layer.Layer<RunnerStorage.RunnerStorage, E, R>
): Layer.Layer<
  RunnerStorage.RunnerStorage,
  E,
  R | ShardingConfig.ShardingConfig | Snowflake.Generator | SqlClient.SqlClient
> =>
  Layer.effect(
    RunnerStorage.RunnerStorage,
    Effect.gen(function* () {
      const storage = yield* RunnerStorage.RunnerStorage
      const ids = yield* Snowflake.Generator
      const { runnerAddress } = yield* ShardingConfig.ShardingConfig
      const register = distinct(storage, yield* SqlClient.SqlClient)
      if (Option.isSome(runnerAddress)) {
        const address = runnerAddress.value
        // What a killed process has left there has its number.
        yield* Effect.orDie(storage.unregister(address))
        // It takes no flows until the engine registers it as healthy, which keeps its number.
        const machine = yield* Effect.orDie(register(Runner.make({ address, groups: [], weight: 1 }), false))
        yield* ids.setMachineId(machine)
      }
      return { ...storage, register }
    })
  ).pipe(Layer.provide(runners))
