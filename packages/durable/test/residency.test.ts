/** A flow that waits holds no memory: what the engine keeps of it leaves ten to twenty seconds after it has nothing to do. */
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import { FlowStore } from "@effect-comms/durable/FlowStore"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { accepting, callConnectionId, process } from "./support.ts"

const flow = CallFlow.make(
  "Resident",
  { payload: { text: Schema.String }, success: Schema.Void, key: ({ text }) => text },
  ({ text }) =>
    Effect.asVoid(CallMedia.playAndWait({ callConnectionId, playSources: [{ kind: "text", text: { text } }] }))
)

/** How many executions of the flow are in memory. */
const resident = Effect.map(Metric.snapshot, (metrics) =>
  metrics
    .filter(({ attributes, id }) => id === "effect_cluster_entities" && attributes?.["type"] === "Workflow/Resident")
    .reduce((sum, { state }) => sum + ("value" in state ? Number(state.value) : 0), 0)
)

/** Lets time go on until it is so. */
const until = <E, R>(isSo: Effect.Effect<boolean, E, R>, seconds: number) =>
  Effect.gen(function* () {
    for (let turn = 0; turn < seconds * 50; turn++) {
      if (yield* isSo) return true
      yield* TestClock.adjust(20)
    }
    return false
  })

it.effect("a flow that waits is out of the memory within twenty seconds", () => {
  const transport = accepting()
  return Effect.gen(function* () {
    const store = yield* FlowStore
    yield* flow.start({ text: "hello" })
    const waits = Effect.map(store.pendingWaits, (count) => count === 1 && transport.requests.length === 1)
    assert.isTrue(yield* until(waits, 2))
    assert.strictEqual(yield* resident, 1)
    assert.isTrue(
      yield* until(
        Effect.map(resident, (count) => count === 0),
        20
      )
    )
  }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(":memory:", transport)))))
})
