/** Flows that a process has begun and the next one does not run, as when a flow was renamed or removed. */
import { DatabaseSync } from "node:sqlite"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import {
  accepting,
  callConnectionId,
  event,
  eventually,
  file,
  hanging,
  leftOf,
  post,
  process,
  sent
} from "./support.ts"

const options = { payload: { id: Schema.String }, success: Schema.String, key: ({ id }: { id: string }) => id }
const removed = CallFlow.make("Removed", options, ({ id }) =>
  id === "timer"
    ? Effect.as(CallFlow.sleep(3_600_000), id)
    : Effect.as(CallEvents.awaitOutcome(Outcome.play, { callConnectionId }), id)
)
const stays = CallFlow.make("Stays", options, ({ id }) => Effect.as(CallFlow.sleep(1), id))

/** A process that runs these flows, and what it logs. */
const running = (flows: Layer.Layer<never, never, Layer.Success<ReturnType<typeof process>>>, database: string) => {
  const lines: Array<string> = []
  const logged = Logger.layer([Logger.make(({ message }) => void lines.push(String(message)))])
  const layer = flows.pipe(
    Layer.provideMerge(process(database, accepting(), {}, { pollInterval: 10 })),
    Layer.provideMerge(logged)
  )
  return { layer, lines }
}

/** Leaves flows that wait for a timer, which is due since, and for an event. */
const left = Effect.gen(function* () {
  const database = yield* file
  yield* Effect.gen(function* () {
    yield* removed.start({ id: "event" })
    yield* removed.start({ id: "timer" })
    const [event, timer] = [yield* removed.executionId({ id: "event" }), yield* removed.executionId({ id: "timer" })]
    yield* eventually(Effect.map(Flows.inspect(event), (found) => found?.waits[0]))
    yield* eventually(Effect.map(Flows.inspect(timer), (found) => found?.timers[0]))
  }).pipe(Effect.provide(running(removed.layer, database).layer))
  const db = new DatabaseSync(database)
  db.exec("UPDATE comms_timers SET due = 0")
  db.close()
  return database
})

describe("flows that a process does not run", () => {
  it.live("keep no other flow and no webhook waiting, are told of once, and go on when they are run again", () =>
    Effect.gen(function* () {
      const database = yield* left
      const { layer, lines } = running(stays.layer, database)
      yield* Effect.gen(function* () {
        assert.strictEqual(yield* post(event("PlayCompleted")), 200)
        assert.strictEqual(yield* stays.run({ id: "1" }), "1")
        yield* eventually(Effect.sync(() => lines[0]))
        assert.deepStrictEqual(yield* Flows.notRun, [{ flow: "Removed", count: 2 }])
      }).pipe(Effect.provide(layer))
      assert.deepStrictEqual(lines, [
        "flows: this process does not run Removed (2 not ended): they stay as they are. Run flows of these names again, in this process or another, or forget them with Flows.abandon"
      ])
      const again = running(Layer.merge(removed.layer, stays.layer), database)
      const ended = Effect.all([removed.run({ id: "event" }), removed.run({ id: "timer" })])
      assert.deepStrictEqual(yield* ended.pipe(Effect.provide(again.layer)), ["event", "timer"])
      assert.deepStrictEqual(again.lines, [])
    }).pipe(Effect.scoped)
  )

  it.live("and were at work when their process ended are not ended by that", () =>
    Effect.gen(function* () {
      const playing = CallFlow.make("Playing", options, ({ id }) =>
        Effect.as(
          CallMedia.play({ callConnectionId, playSources: [{ kind: "file", file: { uri: "https://a.example" } }] }),
          id
        )
      )
      const database = yield* file
      const { answer, transport } = hanging()
      const copy = yield* Effect.gen(function* () {
        yield* playing.start({ id: "1" })
        yield* eventually(Effect.sync(() => sent(transport)[0]))
        const found = yield* leftOf(database)
        answer({ status: 403 })
        return found
      }).pipe(Effect.provide(playing.layer.pipe(Layer.provideMerge(process(database, transport)))))
      const without = running(stays.layer, copy)
      yield* stays.run({ id: "1" }).pipe(Effect.provide(without.layer))
      // What the engine has to do of them is not looked for.
      assert.isEmpty(without.lines.filter((line) => !line.includes("this process does not run Playing (1 not ended)")))
      const again = running(playing.layer, copy)
      assert.match(
        (yield* Effect.flip(playing.run({ id: "1" }).pipe(Effect.provide(again.layer)))).message,
        /Ambiguous|executed/
      )
    }).pipe(Effect.scoped)
  )

  it.live(
    "are forgotten with abandon, which leaves those that are run alone, and begin anew when they are begun again",
    () =>
      Effect.gen(function* () {
        const database = yield* left
        yield* Effect.gen(function* () {
          yield* stays.run({ id: "1" })
          assert.isTrue(Exit.isFailure(yield* Effect.exit(Flows.abandon("Stays"))))
          assert.strictEqual(yield* Flows.abandon("Removed"), 2)
          assert.deepStrictEqual(yield* Flows.notRun, [])
          assert.deepStrictEqual(
            (yield* Flows.list()).map(({ flow }) => flow),
            ["Stays"]
          )
        }).pipe(Effect.provide(running(stays.layer, database).layer))
        yield* Effect.gen(function* () {
          const id = yield* removed.start({ id: "timer" })
          yield* eventually(Effect.map(Flows.inspect(id), (found) => found?.timers[0]))
        }).pipe(Effect.provide(running(removed.layer, database).layer))
      }).pipe(Effect.scoped)
  )
})
