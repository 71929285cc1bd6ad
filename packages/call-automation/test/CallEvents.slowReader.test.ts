/** A reader of events that is busy with one of them while ten thousand others come. */
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as CallEvents from "../src/CallEvents.ts"
import type { Decoded } from "../src/events/decode.ts"
import { emitted } from "./awaiting.ts"

const count = 10_000

/** The tones that a reader takes which is busy with the first until all have come. */
const heard = (bounded: (events: Stream.Stream<Decoded>) => Stream.Stream<Decoded>) =>
  Effect.gen(function* () {
    const events = yield* CallEvents.make()
    const [begun, rest] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
    const tones: Array<number | undefined> = []
    const reader = yield* Effect.forkChild(
      Stream.runForEach(bounded(events.stream()), (event) =>
        Effect.gen(function* () {
          tones.push(event._tag === "ContinuousDtmfRecognitionToneReceived" ? event.data.sequenceId : undefined)
          yield* Deferred.succeed(begun, undefined)
          yield* Deferred.await(rest)
        })
      ),
      { startImmediately: true }
    )
    // A buffer begins to listen in a fiber of its own.
    yield* Effect.yieldNow
    const tone = (sequenceId: number) =>
      events.receiveTrusted([emitted("ContinuousDtmfRecognitionToneReceived", { sequenceId, tone: "one" })])
    yield* tone(0)
    yield* Deferred.await(begun)
    yield* Effect.forEach(
      Array.from({ length: count }, (_, i) => i + 1),
      (sequenceId) => Effect.andThen(tone(sequenceId), Effect.yieldNow),
      { discard: true }
    )
    yield* Deferred.succeed(rest, undefined)
    yield* Effect.repeat(Effect.yieldNow, { while: () => tones.at(-1) !== count })
    yield* Fiber.interrupt(reader)
    return tones
  })

const from = (first: number) => Array.from({ length: count + 1 - first }, (_, i) => first + i)

describe("a slow reader", () => {
  it.effect("loses nothing, and holds up no delivery", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* heard((events) => events), from(0))
    })
  )

  it.effect("is bounded by a buffer that slides: it gets the newest", () =>
    Effect.gen(function* () {
      const tones = yield* heard(Stream.buffer({ capacity: 100, strategy: "sliding" }))
      assert.deepStrictEqual(tones, [0, ...from(count - 99)])
    })
  )
})
