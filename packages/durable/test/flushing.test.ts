/** What leaves the process does so behind what was written: that is on the disk first. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { flushes, settled } from "./flushes.ts"
import { accepting, callConnectionId, event, file, operationContextOf, post, process } from "./support.ts"

const noted: Array<string> = []

const flow = CallFlow.make(
  "Prompt",
  { payload: { text: Schema.String }, success: Schema.String, key: ({ text }) => text },
  ({ text }) =>
    Effect.gen(function* () {
      yield* CallMedia.playAndWait({ callConnectionId, playSources: [{ kind: "text", text: { text } }] })
      const note = yield* CallFlow.step(
        "note",
        Schema.String,
        Effect.sync(() => {
          noted.push(text)
          return text
        })
      )
      yield* CallConnection.hangupCall({ callConnectionId })
      return note
    })
)

it.live("a start, a request, a step, an answer to a webhook and what a flow gave wait for the disk", () =>
  Effect.gen(function* () {
    const database = yield* file
    const transport = accepting()
    yield* Effect.gen(function* () {
      const { asked } = yield* flushes
      let flushed = 0
      /** A flush is under way, or it has happened without one. */
      const flushingOr = (has: () => boolean) =>
        Effect.andThen(
          Effect.repeat(settled, { until: () => flushed < asked.length || has() }),
          // What does not wait for the flush happens meanwhile.
          Effect.repeat(settled, { times: 10 })
        )
      /** It has not happened, while a flush is under way. */
      const not = (has: () => boolean) =>
        Effect.map(flushingOr(has), () => {
          assert.isBelow(flushed, asked.length)
          assert.isFalse(has())
        })
      /** It happens behind the flush that is under way or one of the next. */
      const behindFlushes = (has: () => boolean) =>
        Effect.gen(function* () {
          while (!has()) {
            while (flushed < asked.length) asked[flushed++]?.(null)
            yield* flushingOr(has)
          }
        })
      const ended = (fiber: Fiber.Fiber<unknown, unknown>) => () => fiber.pollUnsafe() !== undefined
      const started = yield* Effect.forkChild(flow.start({ text: "hello" }))
      const requests = (count: number) => () => transport.requests.length >= count
      yield* not(ended(started))
      yield* not(requests(1))
      yield* behindFlushes(ended(started))
      yield* not(requests(1))
      yield* behindFlushes(requests(1))
      const given = yield* Effect.forkChild(flow.run({ text: "hello" }))
      const played = event("PlayCompleted", { operationContext: operationContextOf(transport) })
      const answered = yield* Effect.forkChild(post(played))
      const hasNoted = () => noted.length > 0
      yield* not(ended(answered))
      yield* not(hasNoted)
      yield* behindFlushes(hasNoted)
      yield* not(requests(2))
      yield* behindFlushes(requests(2))
      yield* not(ended(given))
      yield* behindFlushes(ended(given))
      yield* behindFlushes(ended(answered))
      assert.deepStrictEqual([yield* Fiber.join(given), yield* Fiber.join(answered)], ["hello", 200])
    }).pipe(Effect.scoped, Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, transport)))))
  }).pipe(Effect.scoped)
)
