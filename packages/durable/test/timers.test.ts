/** Timers of flows as rows: what is stored of them, when, and when they fire. */
import { DatabaseSync } from "node:sqlite"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { eventually, file } from "./support.ts"

const day = 86_400_000

const sleeping = CallFlow.make(
  "Sleeping",
  { payload: { millis: Schema.Int }, success: Schema.String, key: ({ millis }) => String(millis) },
  ({ millis }) => Effect.as(CallFlow.sleep(millis), "woken")
)

/** Sleeps for a day after something that was limited and ended in time. */
const limited = CallFlow.make("Limited", { payload: {}, success: Schema.Void, key: () => "key" }, () =>
  CallFlow.timeoutOrElse(CallFlow.sleep(1), day, () => Effect.void).pipe(Effect.andThen(CallFlow.sleep(day)))
)

/** Limits what waits beside something else. */
const beside = CallFlow.make("Beside", { payload: {}, success: Schema.String, key: () => "key" }, () =>
  CallFlow.timeoutOrElse(
    Effect.as(
      Effect.all([CallFlow.sleep(day), CallFlow.step("beside", Schema.Void, Effect.void)], { concurrency: 2 }),
      "woken"
    ),
    10,
    () => Effect.succeed("over")
  )
)

const runner = (database: string) =>
  Layer.mergeAll(sleeping.layer, limited.layer, beside.layer).pipe(Layer.provideMerge(Runner.layerSqlite(database)))

/** Asks a file that no process has open. */
const asked = (database: string, sql: string): ReadonlyArray<string> => {
  const db = new DatabaseSync(database)
  const rows = db.prepare(sql).all()
  db.close()
  return rows.map((row) => Object.values(row).join(" "))
}

const timers = "SELECT flow, timer, fired FROM comms_timers ORDER BY due"

/** The timers of a flow, when they are those. */
const waitsFor = (executionId: string, ...names: ReadonlyArray<string>) =>
  eventually(
    Effect.map(Flows.inspect(executionId), (flow) => {
      const found = flow?.timers ?? []
      return found.map(({ timer }) => timer).join() === names.join() ? found : undefined
    })
  )

describe("a timer", () => {
  it.live("is a row, which the engine does not look through, and goes with its flow", () =>
    Effect.gen(function* () {
      const database = yield* file
      const executionId = yield* Effect.gen(function* () {
        const executionId = yield* sleeping.start({ millis: day })
        const [timer] = yield* waitsFor(executionId, "sleep#1")
        const flow = yield* Flows.inspect(executionId)
        assert.isAtLeast((timer?.dueAt ?? 0) - (flow?.begunAt ?? 0), day)
        assert.strictEqual(yield* sleeping.run({ millis: 1 }), "woken")
        return executionId
      }).pipe(Effect.provide(runner(database)))
      assert.deepStrictEqual(asked(database, timers), ["Sleeping sleep#1 0"])
      assert.deepStrictEqual(asked(database, "SELECT 1 FROM cluster_messages WHERE deliver_at IS NOT NULL"), [])
      yield* sleeping.cancel(executionId).pipe(Effect.provide(runner(database)))
      assert.deepStrictEqual(asked(database, timers), [])
    }).pipe(Effect.scoped)
  )

  it.live("that became due while no process lived fires when one does", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.flatMap(sleeping.start({ millis: day }), (executionId) => waitsFor(executionId, "sleep#1")).pipe(
        Effect.provide(runner(database))
      )
      asked(database, "UPDATE comms_timers SET due = 0 RETURNING due")
      const ended = yield* sleeping.run({ millis: day }).pipe(Effect.provide(runner(database)))
      assert.strictEqual(ended, "woken")
    }).pipe(Effect.scoped)
  )

  it.live("that nobody waits for any more is forgotten while its flow goes on", () =>
    Effect.gen(function* () {
      const database = yield* file
      yield* Effect.flatMap(limited.start({}), (executionId) => waitsFor(executionId, "sleep#1")).pipe(
        Effect.provide(runner(database))
      )
      // One that has fired stays known, so that the flow sets none of its name again.
      assert.deepStrictEqual(asked(database, timers), ["Limited timeout#1/sleep#1 1", "Limited sleep#1 0"])
    }).pipe(Effect.scoped)
  )

  it.live("that limits what waits beside something else fires as any other", () =>
    Effect.gen(function* () {
      const ended = yield* beside.run({}).pipe(Effect.provide(runner(":memory:")))
      assert.strictEqual(ended, "over")
    })
  )
})
