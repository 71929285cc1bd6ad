import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { accepting, callConnectionId, eventually, file, process, sent } from "./support.ts"

const flow = CallFlow.make(
  "Closing",
  { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
  () =>
    Effect.gen(function* () {
      yield* CallMedia.play({ callConnectionId, playSources: [{ kind: "file", file: { uri: "https://a.example" } }] })
      yield* CallConnection.hangupCall({ callConnectionId })
      return "ended"
    })
)

const on = (database: string, transport: ScriptedTransport.ScriptedTransport) =>
  flow.layer.pipe(Layer.provideMerge(process(database, transport)))

it.live("a process that is closed ends the step that is under way, and the next one goes on behind it", () =>
  Effect.gen(function* () {
    const database = yield* file
    const { promise: answered, resolve: answer } = Promise.withResolvers<ScriptedTransport.Answer>()
    const slow = ScriptedTransport.make(() => answered)
    yield* Effect.gen(function* () {
      yield* flow.start({ id: "1" })
      yield* eventually(Effect.sync(() => (sent(slow).length > 0 ? true : undefined)))
      // It comes when the process is closing.
      setTimeout(() => answer({ status: 202, body: {} }), 100)
    }).pipe(Effect.provide(on(database, slow)))
    const next = accepting()
    assert.strictEqual(yield* flow.run({ id: "1" }).pipe(Effect.provide(on(database, next))), "ended")
    assert.deepStrictEqual([...sent(slow), ...sent(next)], ["POST play", "DELETE leg"])
  }).pipe(Effect.scoped)
)
