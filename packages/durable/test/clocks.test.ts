/** A clock that was set back while no process lived. */
import { DatabaseSync } from "node:sqlite"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { FlowStore } from "@effect-comms/durable/FlowStore"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { vi } from "vitest"
import { eventually, file } from "./support.ts"

const flow = CallFlow.make(
  "Echo",
  { payload: { text: Schema.String }, success: Schema.String, key: ({ text }) => text },
  ({ text }) =>
    Effect.gen(function* () {
      const first = yield* CallFlow.step("first", Schema.String, Effect.succeed(`${text} 1`))
      const second = yield* CallFlow.step("second", Schema.String, Effect.succeed(`${text} 2`))
      return `${first}, ${second}`
    })
)

/** Runs a flow in a process of its own. */
const run = (database: string, text: string) =>
  Effect.provide(flow.run({ text }), flow.layer.pipe(Layer.provideMerge(Runner.layerSqlite(database))))

/** From then on the clock shows always the same, which is so far from what it showed. */
const stopped = (millis: number) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const began = Date.now()
      const now = vi.spyOn(Date, "now").mockReturnValue(began + millis)
      return { set: (other: number) => void now.mockReturnValue(began + other), restore: () => now.mockRestore() }
    }),
    ({ restore }) => Effect.sync(restore)
  )

it.live("a process whose clock was set back to when another one ran gets none of its answers", () =>
  Effect.gen(function* () {
    const database = yield* file
    yield* stopped(0)
    for (const text of ["a", "b", "c"]) assert.strictEqual(yield* run(database, text), `${text} 1, ${text} 2`)
  }).pipe(Effect.scoped)
)

const day = 86_400_000

const sleeping = CallFlow.make(
  "Sleeping",
  { payload: { millis: Schema.Int }, success: Schema.String, key: ({ millis }) => String(millis) },
  ({ millis }) => Effect.as(CallFlow.sleep(millis), "woken")
)

it.live("a timer that was set when the clock was a day ahead fires after its own time, not a day later", () =>
  Effect.gen(function* () {
    const database = yield* file
    const clock = yield* stopped(day)
    const sleeper = sleeping.layer.pipe(Layer.provideMerge(Runner.layerSqlite(database, { pollInterval: 10 })))
    const due = (executionId: string) =>
      Effect.map(Flows.inspect(executionId), (flow) => flow?.timers.map(({ dueAt }) => dueAt - Date.now())[0])
    yield* Effect.gen(function* () {
      const executionId = yield* sleeping.start({ millis: 3_600_000 })
      assert.strictEqual(yield* eventually(due(executionId)), 3_600_000)
      clock.set(0)
      yield* eventually(Effect.map(due(executionId), (millis) => (millis === 3_600_000 ? true : undefined)))
      // Clocks of two machines that differ by little leave it as it is.
      clock.set(-1_000)
      yield* FlowStore.use(({ rebaseTimers }) => rebaseTimers)
      assert.strictEqual(yield* due(executionId), 3_601_000)
      clock.set(3_600_000)
      assert.strictEqual(yield* sleeping.run({ millis: 3_600_000 }), "woken")
    }).pipe(Effect.provide(sleeper))
  }).pipe(Effect.scoped)
)

describe("the messages of a process", () => {
  it.live("have ids after all that the file holds, whatever its clock shows: a taken id loses a wake", () =>
    Effect.gen(function* () {
      const database = yield* file
      const ids = () => {
        const db = new DatabaseSync(database)
        const select = "SELECT CAST(id AS TEXT) AS id FROM"
        const rows = db.prepare(`${select} cluster_messages UNION ALL ${select} cluster_replies`).all()
        db.close()
        return new Set(rows.map((row) => BigInt(String(row["id"]))))
      }
      yield* run(database, "a")
      const before = ids()
      // However many processes are started within an hour that was set back.
      const now = yield* stopped(-3_600_000)
      const newest = [...before].reduce((one, other) => (one > other ? one : other))
      yield* run(database, "b")
      const later = [...ids()].filter((id) => !before.has(id))
      assert.isAbove(later.length, 5)
      for (const id of later) assert.isTrue(id > newest, `${String(id)} is not after ${String(newest)}`)
      // Those of the next process are after these, and at its own time when that is later.
      now.set(3_600_000)
      yield* run(database, "c")
      const last = [...ids()].reduce((one, other) => (one > other ? one : other))
      assert.strictEqual(Snowflake.timestamp(Snowflake.Snowflake(last)), Date.now())
    }).pipe(Effect.scoped)
  )
})
