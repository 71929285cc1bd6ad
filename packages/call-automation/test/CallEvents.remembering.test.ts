/** What is remembered, for how long, and what is said of what is not. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import * as Metric from "effect/Metric"
import { TestClock } from "effect/testing"
import * as CallEvents from "../src/CallEvents.ts"
import * as Outcome from "../src/Outcome.ts"
import { event } from "./events/bodies.ts"

const on = (leg: string, name: string, own: object = {}) =>
  event(name, { callConnectionId: leg, ...own }, { source: `calling/callConnections/${leg}` })
const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })
const connected = (leg: string) => CallEvents.awaitOutcome(Outcome.answerCall, { callConnectionId: leg })
const receive = (...sent: ReadonlyArray<object>) => CallEvents.receiveTrusted(sent)
const legs = (from: number, count: number) =>
  Effect.forEach(
    Array.from({ length: count }, (_, i) => `leg-${from + i}`),
    (leg) => receive(on(leg, "CallConnected")),
    { discard: true }
  )

/** What was counted as forgotten. */
const forgotten = (what: string) =>
  Effect.map(Metric.snapshot, (metrics) => {
    const found = metrics.find(({ attributes, id }) => id === "effect_comms_forgotten" && attributes?.["what"] === what)
    return found?.type === "Counter" ? Number(found.state.count) : 0
  })

const withWarnings = () => {
  const said: Array<string> = []
  const logger = Logger.make(({ logLevel, message }) => void said.push(`${logLevel} ${String(message)}`))
  return { said, layer: Logger.layer([logger]) }
}

describe("a live leg", () => {
  it.effect("is not forgotten among 3,000 others: its early event ends a wait that begins later", () =>
    Effect.gen(function* () {
      yield* legs(0, 3_001)
      for (const i of [0, 1, 1_500, 3_000]) assert.strictEqual((yield* connected(`leg-${i}`))._tag, "CallConnected")
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect("is forgotten after 24 hours without an event, which is counted, and warned of once", () => {
    const { layer, said } = withWarnings()
    return Effect.gen(function* () {
      const before = yield* forgotten("silentLeg")
      yield* legs(0, 3)
      yield* TestClock.adjust("12 hours")
      yield* receive(on("leg-1", "PlayStarted"))
      yield* TestClock.adjust("12 hours")
      yield* receive(on("another", "CallConnected"))
      const waits = yield* Effect.forEach(["leg-0", "leg-1", "leg-2"], (leg) => fork(connected(leg)))
      assert.deepStrictEqual(
        waits.map((wait) => wait.pollUnsafe() !== undefined),
        [false, true, false]
      )
      assert.strictEqual((yield* forgotten("silentLeg")) - before, 2)
      yield* TestClock.adjust("24 hours")
      yield* receive(on("another", "PlayStarted"))
      assert.strictEqual((yield* forgotten("silentLeg")) - before, 3)
      assert.lengthOf(
        said.filter((line) => line.startsWith("Warn CallEvents: a leg was forgotten")),
        1
      )
      yield* Fiber.interruptAll(waits)
    }).pipe(Effect.provide([CallEvents.layer(), layer]))
  })

  it.effect("lives as long as somebody waits, however long that is", () =>
    Effect.gen(function* () {
      yield* receive(on("leg", "CallConnected"))
      const waiting = yield* fork(CallEvents.awaitOutcome(Outcome.play, { callConnectionId: "leg" }))
      yield* TestClock.adjust("40 hours")
      yield* legs(0, 20)
      yield* receive(on("leg", "PlayCompleted"))
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "PlayCompleted")
      assert.strictEqual((yield* connected("leg"))._tag, "CallConnected")
    }).pipe(Effect.provide(CallEvents.layer({ legMillis: 3_600_000 })))
  )

  it.effect("hears the event once when its program goes on while others are notified, and begins to wait again", () =>
    Effect.gen(function* () {
      const twice = yield* fork(Effect.andThen(connected("leg"), connected("leg")))
      const other = yield* fork(connected("leg"))
      const prompts = yield* fork(
        Effect.all([
          CallEvents.awaitOutcome(Outcome.play, { callConnectionId: "leg" }),
          CallEvents.awaitOutcome(Outcome.play, { callConnectionId: "leg" })
        ])
      )
      yield* receive(on("leg", "CallConnected"), on("leg", "PlayCompleted"))
      yield* Effect.yieldNow
      assert.isDefined(twice.pollUnsafe())
      assert.isDefined(other.pollUnsafe())
      assert.isUndefined(prompts.pollUnsafe())
      yield* receive(on("leg", "PlayCompleted"))
      assert.lengthOf(yield* Fiber.join(prompts), 2)
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("ids", () => {
  it.effect("are remembered for 24 hours: a duplicate after 20,000 newer ids is one", () =>
    Effect.gen(function* () {
      const first = on("leg", "PlayStarted")
      yield* receive(first)
      for (let i = 0; i < 4; i++) yield* receive(...Array.from({ length: 5_000 }, () => on("leg", "PlayStarted")))
      yield* TestClock.adjust("23 hours")
      assert.strictEqual((yield* receive(first)).duplicates, 1)
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* receive(first)).duplicates, 0)
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect("that there is no room for are counted, and warned of once", () => {
    const { layer, said } = withWarnings()
    return Effect.gen(function* () {
      const before = yield* forgotten("id")
      yield* receive(on("leg", "PlayStarted"), on("leg", "PlayStarted"), on("leg", "PlayStarted"))
      yield* receive(on("leg", "PlayStarted"))
      assert.strictEqual((yield* forgotten("id")) - before, 2)
      assert.lengthOf(
        said.filter((line) => line.startsWith("Warn CallEvents: more event ids than rememberedIds")),
        1
      )
    }).pipe(Effect.provide([CallEvents.layer({ rememberedIds: 2 }), layer]))
  })
})

describe("a body that is too large", () => {
  it.effect("is counted, and warned of once", () => {
    const { layer, said } = withWarnings()
    return Effect.gen(function* () {
      const before = yield* forgotten("body")
      for (let i = 0; i < 3; i++) yield* Effect.flip(CallEvents.receiveTrusted(" ".repeat(11)))
      yield* Effect.flip(CallEvents.receiveTrusted("{"))
      assert.strictEqual((yield* forgotten("body")) - before, 3)
      assert.lengthOf(
        said.filter((line) => line.startsWith("Warn CallEvents: a body was refused")),
        1
      )
    }).pipe(Effect.provide([CallEvents.layer({ maxBodyBytes: 10 }), layer]))
  })
})

describe("invalid options", () => {
  it.effect.each(["rememberedIds", "legs", "legMillis", "eventsPerLeg", "graceMillis", "maxBodyBytes", "maxBatch"])(
    "%s",
    (name) =>
      Effect.gen(function* () {
        for (const wrong of [-1, Number.NaN]) {
          const error = yield* Effect.flip(Effect.scoped(CallEvents.make({ [name]: wrong })))
          assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: name })
        }
      })
  )
})

describe("what arrived", () => {
  it.effect("is counted: deliveries, refusals by their reason, what could not be decoded, and events of a leg", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* CallEvents.arrivals("leg"), {
        deliveries: 0,
        refused: new Map(),
        invalid: 0,
        ofCall: 0
      })
      yield* receive(on("leg", "PlayStarted"), on("leg", "PlayCompleted"), on("other", "PlayStarted"), { id: 7 })
      yield* Effect.flip(CallEvents.receiveTrusted("{"))
      const delivery = { body: [], authorization: undefined }
      yield* Effect.flip(CallEvents.receive(delivery))
      yield* Effect.flip(CallEvents.receive(delivery))
      assert.deepStrictEqual(yield* CallEvents.arrivals("leg"), {
        deliveries: 1,
        refused: new Map([
          ["EventDecodeError", 1],
          ["Audience", 2]
        ]),
        invalid: 1,
        ofCall: 2
      })
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})
