/** A flow that was cancelled runs once more, until it finds that it was: it leaves nothing behind by that. */
import { FlowStore, layer } from "@effect-comms/durable/FlowStore"
import * as Sqlite from "@effect-comms/durable/Sqlite"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

it.effect("a flow that has ended waits for no event and sets no timer", () =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const written = (executionId: string) =>
      Effect.gen(function* () {
        yield* store.setTimer({ executionId, flow: "Prompt", timer: "sleep#1" }, 1_000)
        yield* store.wait("CallAutomation", { subject: "leg" }, { executionId, flow: "Prompt", deferred: "wait#1" })
        return [(yield* store.timersOf(executionId)).length, (yield* store.waitsOf(executionId)).length]
      })
    yield* store.beginFlow("ended", "Prompt")
    yield* store.beginFlow("goes on", "Prompt")
    yield* store.endFlow("ended", "cancelled")
    assert.deepStrictEqual(
      [yield* written("ended"), yield* written("goes on")],
      [
        [0, 0],
        [1, 1]
      ]
    )
  }).pipe(Effect.provide(layer.pipe(Layer.provide(Sqlite.layer(":memory:")))))
)
