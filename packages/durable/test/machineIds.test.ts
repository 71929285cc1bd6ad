/** The numbers that processes have in the ids of their messages, by the tables of effect/cluster, here in a file of SQLite. */
import { assert, describe, it } from "@effect/vitest"
import * as Runner from "effect/cluster/Runner"
import * as RunnerAddress from "effect/cluster/RunnerAddress"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as SqlRunnerStorage from "effect/cluster/SqlRunnerStorage"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as SqlClient from "effect/sql/SqlClient"
import * as machineIds from "../src/internal/machineIds.ts"
import * as Sqlite from "../src/Sqlite.ts"

/** A process begins at an address, and is registered by the engine; gives its number, before that and after. */
const begin = (port: number) =>
  Effect.gen(function* () {
    const ids = yield* Snowflake.Generator
    const before = Snowflake.machineId(ids.nextUnsafe())
    const runners = yield* RunnerStorage.RunnerStorage
    const runner = Runner.make({ address: RunnerAddress.make("localhost", port), groups: ["default"], weight: 1 })
    return { before, after: (yield* runners.register(runner, true)) % 1_024 }
  }).pipe(
    Effect.provide(
      machineIds.layer(SqlRunnerStorage.layer).pipe(
        Layer.provideMerge(Layer.fresh(Snowflake.layerGenerator)),
        Layer.provide(
          ShardingConfig.layer({
            runnerAddress: Option.some(RunnerAddress.make("localhost", port)),
            shardLockDisableAdvisory: true
          })
        )
      )
    )
  )

describe("a process that begins", () => {
  it.live("has a number of its own from its first id on, another than the process that was killed at its address", () =>
    Effect.gen(function* () {
      const first = yield* begin(1)
      const second = yield* begin(1)
      assert.deepStrictEqual([first.before, second.before], [first.after, second.after])
      assert.notStrictEqual(second.before, first.before)
    }).pipe(Effect.provide(Sqlite.layer(":memory:")))
  )

  it.live("takes no number that a living process has, though all have been taken once", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const living = yield* begin(1)
      const { after } = yield* begin(2)
      yield* sql`UPDATE sqlite_sequence SET seq = ${living.after + 1_024 - 1} WHERE name = 'cluster_runners'`
      const again = yield* begin(2)
      assert.strictEqual(again.before, again.after)
      assert.notInclude([living.after, after], again.after)
    }).pipe(Effect.provide(Sqlite.layer(":memory:")))
  )
})
