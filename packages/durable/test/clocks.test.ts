/** A clock that was set back while no process lived. */
import { DatabaseSync } from "node:sqlite"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { file } from "./support.ts"

const flow = CallFlow.make(
  "Short",
  { payload: { key: Schema.String }, success: Schema.Void, key: ({ key }) => key },
  () => Effect.void
)

describe("the messages of a process", () => {
  it.live(
    "have ids that those of the process before it cannot have, whatever its clock shows: a taken id loses a wake",
    () =>
      Effect.gen(function* () {
        const database = yield* file
        const runner = flow.layer.pipe(Layer.provideMerge(Runner.layerSqlite(database)))
        for (const key of ["first", "second", "third"]) yield* Effect.provide(flow.run({ key }), runner)
        const db = new DatabaseSync(database)
        // An id is the time, 10 bits of the process and 12 bits that count in a millisecond.
        const processes = db.prepare("SELECT DISTINCT (id >> 12) & 1023 AS process FROM cluster_messages").all()
        db.close()
        assert.isAtLeast(processes.length, 3)
      }).pipe(Effect.scoped)
  )
})
