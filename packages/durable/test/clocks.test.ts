/** A clock that was set back while no process lived. */
import { DatabaseSync } from "node:sqlite"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { vi } from "vitest"
import { file } from "./support.ts"

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

/** From then on the clock shows always the same. */
const stopped = Effect.acquireRelease(
  Effect.sync(() => vi.spyOn(Date, "now").mockReturnValue(Date.now())),
  (now) => Effect.sync(() => now.mockRestore())
)

it.live("a process whose clock was set back to when another one ran gets none of its answers", () =>
  Effect.gen(function* () {
    const database = yield* file
    yield* stopped
    for (const text of ["a", "b", "c"]) assert.strictEqual(yield* run(database, text), `${text} 1, ${text} 2`)
  }).pipe(Effect.scoped)
)

describe("the messages of a process", () => {
  it.live(
    "have ids that those of the process before it cannot have, whatever its clock shows: a taken id loses a wake",
    () =>
      Effect.gen(function* () {
        const database = yield* file
        for (const text of ["a", "b", "c"]) yield* run(database, text)
        const db = new DatabaseSync(database)
        // An id is the time, 10 bits of the process and 12 bits that count in a millisecond.
        const processes = db.prepare("SELECT DISTINCT (id >> 12) & 1023 AS process FROM cluster_messages").all()
        db.close()
        assert.isAtLeast(processes.length, 3)
      }).pipe(Effect.scoped)
  )
})
