import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { DatabaseSync } from "node:sqlite"
import { eventually, file } from "./support.ts"

const day = 86_400_000

const flow = CallFlow.make(
  "Patient",
  { payload: { millis: Schema.Int }, success: Schema.String, key: ({ millis }) => String(millis) },
  ({ millis }) => Effect.as(CallFlow.sleep(millis), "woken")
)

const runner = (database: string) => flow.layer.pipe(Layer.provideMerge(Runner.layerSqlite(database)))

describe("a timer", () => {
  it.live("that is not due is none of what the engine looks through, and is forgotten with its flow", () =>
    Effect.gen(function* () {
      const database = yield* file
      const timers = (due: number) =>
        FlowStore.FlowStore.use((store) => Effect.map(store.dueTimers(10), (found) => found.length === due))
      yield* Effect.gen(function* () {
        const executionId = yield* flow.start({ millis: day })
        assert.strictEqual(yield* flow.run({ millis: 1 }), "woken")
        assert.isTrue(yield* timers(0))
        yield* flow.cancel(executionId)
      }).pipe(Effect.provide(runner(database)))
      const db = new DatabaseSync(database)
      const open = db.prepare("SELECT COUNT(*) AS n FROM cluster_messages WHERE deliver_at IS NOT NULL").get()
      const left = db.prepare("SELECT COUNT(*) AS n FROM comms_timers").get()
      db.close()
      assert.deepStrictEqual([open?.["n"], left?.["n"]], [0, 0])
    }).pipe(Effect.scoped)
  )

  it.live("that became due while no process lived wakes its flow when one does", () =>
    Effect.gen(function* () {
      const database = yield* file
      const executionId = yield* Effect.gen(function* () {
        const begun = yield* flow.start({ millis: day })
        const count = FlowStore.FlowStore.use((store) => store.flows({ executionId: begun }))
        yield* eventually(Effect.map(count, ([found]) => found))
        return begun
      }).pipe(Effect.provide(runner(database)))
      const db = new DatabaseSync(database)
      db.exec("UPDATE comms_timers SET due = 0")
      db.close()
      yield* eventually(
        Effect.map(
          FlowStore.FlowStore.use((store) => store.flows({ executionId, ended: true })),
          ([found]) => found
        )
      ).pipe(Effect.provide(runner(database)))
    }).pipe(Effect.scoped)
  )
})
