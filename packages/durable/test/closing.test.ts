import { DatabaseSync } from "node:sqlite"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as Outcome from "@effect-comms/call-automation/Outcome"
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

const limited = CallFlow.make(
  "Limited",
  { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
  () =>
    CallFlow.timeoutOrElse(
      Effect.gen(function* () {
        yield* CallMedia.play({ callConnectionId, playSources: [{ kind: "file", file: { uri: "https://a.example" } }] })
        const { _tag } = yield* CallEvents.awaitOutcome(Outcome.play, { callConnectionId })
        return _tag
      }),
      3_600_000,
      () => Effect.succeed("over")
    )
)

it.live(
  "a process that is closed has not ended what it was about to do: a limit around it still fires in the next one",
  () =>
    Effect.gen(function* () {
      const database = yield* file
      const { promise: answered, resolve: answer } = Promise.withResolvers<ScriptedTransport.Answer>()
      const slow = ScriptedTransport.make(() => answered)
      const running = (transport: ScriptedTransport.ScriptedTransport) =>
        limited.layer.pipe(Layer.provideMerge(process(database, transport)))
      yield* Effect.gen(function* () {
        yield* limited.start({ id: "1" })
        yield* eventually(Effect.sync(() => (sent(slow).length > 0 ? true : undefined)))
        // The wait behind it is asked for when the process is closing.
        setTimeout(() => answer({ status: 202, body: {} }), 100)
      }).pipe(Effect.provide(running(slow)))
      const db = new DatabaseSync(database)
      db.exec("UPDATE comms_timers SET due = 0")
      db.close()
      const next = accepting()
      assert.strictEqual(yield* limited.run({ id: "1" }).pipe(Effect.provide(running(next))), "over")
      assert.deepStrictEqual([...sent(slow), ...sent(next)], ["POST play"])
    }).pipe(Effect.scoped)
)
