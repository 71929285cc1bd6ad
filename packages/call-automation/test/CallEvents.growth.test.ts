import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import * as CallEvents from "../src/CallEvents.ts"
import * as Outcome from "../src/Outcome.ts"
import { emitted } from "./awaiting.ts"
import { roster } from "./events/bodies.ts"
import { callConnectionId } from "./support.ts"

const tone = (sequenceId: number) => emitted("ContinuousDtmfRecognitionToneReceived", { sequenceId, tone: "one" })

/** The events of a long call: tones, rosters, and prompts without a wait. */
const batch = (from: number, count: number): ReadonlyArray<object> =>
  Array.from({ length: count }, (_, i) => from + i).map((i) =>
    i % 3 === 0
      ? { ...roster(i), id: `roster-${i}` }
      : i % 3 === 1
        ? tone(i)
        : emitted("PlayCompleted", { operationContext: `prompt-${i}` })
  )

const receive = (events: CallEvents.Service, from: number, count: number) =>
  Effect.forEach(
    Array.from({ length: count / 100 }, (_, i) => from + i * 100),
    (first) => events.receiveTrusted(batch(first, 100)),
    { discard: true }
  )

const kept = (events: CallEvents.Service) =>
  Effect.gen(function* () {
    const heard: Array<string> = []
    const fiber = yield* Effect.forkChild(
      Stream.runForEach(events.stream(callConnectionId), (event) => Effect.sync(() => heard.push(event._tag))),
      { startImmediately: true }
    )
    yield* Effect.yieldNow
    yield* Fiber.interrupt(fiber)
    return heard
  })

describe("a call of 10,000 events", () => {
  it.effect.each([
    { name: "a hundred by default", options: {}, most: 100 },
    { name: "as many as is said", options: { eventsPerLeg: 7 }, most: 7 }
  ])("keeps $name, of rosters one", ({ most, options }) =>
    Effect.gen(function* () {
      const events = yield* CallEvents.make(options)
      yield* receive(events, 1, 10_000)
      const heard = yield* kept(events)
      assert.lengthOf(heard, most)
      assert.lengthOf(
        heard.filter((name) => name === "ParticipantsUpdated"),
        1
      )
    })
  )

  it.effect("keeps the newest of them", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.make({ eventsPerLeg: 10 })
      yield* events.receiveTrusted(Array.from({ length: 1_000 }, (_, i) => tone(i)))
      const newest = yield* events.stream(callConnectionId).pipe(Stream.take(10), Stream.runCollect)
      assert.deepStrictEqual(
        newest.map((event) => (event._tag === "ContinuousDtmfRecognitionToneReceived" ? event.data.sequenceId : -1)),
        [990, 991, 992, 993, 994, 995, 996, 997, 998, 999]
      )
    })
  )

  it.effect("remembers as many ids as is said: what is repeated after more than those is no duplicate", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.make({ rememberedIds: 1_000 })
      const [first, ...others] = Array.from({ length: 1_001 }, (_, i) => tone(i))
      yield* events.receiveTrusted([first])
      assert.strictEqual((yield* events.receiveTrusted([first])).duplicates, 1)
      yield* events.receiveTrusted(others)
      assert.strictEqual((yield* events.receiveTrusted([first])).duplicates, 0)
      assert.strictEqual((yield* events.receiveTrusted([others.at(-1)])).duplicates, 1)
    })
  )

  it.effect("does not grow with them, with a reader and a wait on it", () =>
    Effect.gen(function* () {
      setFlagsFromString("--expose-gc")
      const collect: unknown = runInNewContext("gc")
      assert(typeof collect === "function")
      const used = () => {
        Reflect.apply(collect, undefined, [])
        return process.memoryUsage().heapUsed
      }
      const events = yield* CallEvents.make({ rememberedIds: 1_000 })
      let read = 0
      const reader = yield* Effect.forkChild(
        Stream.runForEach(events.stream(callConnectionId), () => Effect.sync(() => void read++)),
        { startImmediately: true }
      )
      const waiting = yield* Effect.forkChild(
        events.awaitOutcome(Outcome.recognize, { callConnectionId, operationContext: "never" }),
        { startImmediately: true }
      )
      // The reader takes what has come after each batch, or the last that it took would count.
      const hear = (from: number, count: number) =>
        Effect.forEach(
          Array.from({ length: count / 100 }, (_, i) => from + i * 100),
          (first) =>
            receive(events, first, 100).pipe(
              Effect.andThen(Effect.repeat(Effect.yieldNow, { while: () => read < first + 99 }))
            ),
          { discard: true }
        )
      yield* hear(1, 5_000)
      const before = used()
      yield* hear(5_001, 10_000)
      // An event that were held would take some half a kilobyte.
      assert.isBelow((used() - before) / 10_000, 100)
      yield* Fiber.interruptAll([reader, waiting])
    })
  )
})

describe("thirty thousand calls that are waited for", () => {
  it.effect(
    "hear their events, among those of others, in the time of one test: it took minutes when each was looked at",
    () =>
      Effect.gen(function* () {
        const events = yield* CallEvents.make()
        const legs = Array.from({ length: 30_000 }, (_, i) => `leg-${i}`)
        const waits = legs.map((leg) =>
          Effect.runFork(events.awaitOutcome(Outcome.answerCall, { callConnectionId: leg }))
        )
        const some = legs.filter((_, i) => i % 15 === 0)
        const connected = (leg: string) => emitted("CallConnected", { callConnectionId: leg })
        yield* events.receiveTrusted(some.flatMap((leg) => [connected(leg), connected(`other-${leg}`)]))
        const ended = waits.filter((wait) => wait.pollUnsafe() !== undefined)
        assert.strictEqual(ended.length, some.length)
        for (const wait of waits) wait.interruptUnsafe()
      }),
    30_000
  )
})
