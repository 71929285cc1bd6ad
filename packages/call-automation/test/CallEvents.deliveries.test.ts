import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import * as CallEvents from "../src/CallEvents.ts"
import type { Decoded } from "../src/events.ts"
import * as Outcome from "../src/Outcome.ts"
import { dataOf, disconnected, event, removed, roster } from "./events/bodies.ts"
import { callConnectionId } from "./support.ts"

const events = CallEvents.layer()
const receive = (...sent: ReadonlyArray<object>) => CallEvents.receiveTrusted(sent)
const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })
const removal = (operationContext: string) =>
  CallEvents.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext })

describe("deliveries", () => {
  it.effect("duplicates are dropped by their id and counted", () =>
    Effect.gen(function* () {
      const twice = removed("a")
      const heard: Array<Decoded> = []
      const listening = yield* fork(Stream.runForEach(CallEvents.stream(), (one) => Effect.sync(() => heard.push(one))))
      const first = yield* receive(twice, twice)
      const second = yield* receive(twice, removed("b"))
      assert.deepStrictEqual(
        [first, second].map((one) => [one.events.length, one.duplicates]),
        [
          [1, 1],
          [1, 1]
        ]
      )
      yield* Effect.yieldNow
      yield* Fiber.interrupt(listening)
      assert.strictEqual(heard.length, 2)
    }).pipe(Effect.provide(events))
  )

  it.effect("an id is remembered as long as there is room", () =>
    Effect.gen(function* () {
      const [one, two, three] = [removed("1"), removed("2"), removed("3")]
      yield* receive(one, two, three)
      assert.strictEqual((yield* receive(three, two)).duplicates, 2)
      assert.strictEqual((yield* receive(one)).duplicates, 0)
    }).pipe(Effect.provide(CallEvents.layer({ rememberedIds: 2 })))
  )

  it.effect("a roster older than the newest is marked stale; the same number again is not", () =>
    Effect.gen(function* () {
      const { events } = yield* receive(roster(1), roster(5), roster(3), { ...roster(5), id: "again" }, roster(6))
      assert.deepStrictEqual(
        events.map((one) => one._tag === "ParticipantsUpdated" && (one.stale ?? false)),
        [false, false, true, false, false]
      )
    }).pipe(Effect.provide(events))
  )

  it.effect("unknown and invalid events are given back and heard, in their place", () =>
    Effect.gen(function* () {
      const sent = [
        event("Novel", { callConnectionId }),
        event("HoldFailed", { resultInformation: 7 }),
        event("HoldFailed", { callConnectionId })
      ]
      const { events } = yield* receive(...sent)
      assert.deepStrictEqual(
        events.map((one) => one._tag),
        ["UnknownEvent", "InvalidEvent", "HoldFailed"]
      )
    }).pipe(Effect.provide(events))
  )

  it.effect("an invalid body changes nothing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(CallEvents.receiveTrusted("{"))
      assert.strictEqual(error._tag, "EventDecodeError")
      assert.strictEqual(CallEvents.statusOf(error), 400)
    }).pipe(Effect.provide(events))
  )

  it.effect("Event Grid's handshake gives the response to send", () =>
    Effect.gen(function* () {
      const received = yield* receive({
        id: "1",
        subject: "",
        eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
        eventTime: "2025-09-01T06:35:08Z",
        data: { validationCode: "512d38b6" },
        dataVersion: "1"
      })
      assert.strictEqual(received.validationResponse, "512d38b6")
    }).pipe(Effect.provide(events))
  )
})

describe("listening", () => {
  it.effect("a leg's stream begins with what is kept and ends with the leg", () =>
    Effect.gen(function* () {
      yield* receive(roster(1), event("CallConnected", dataOf("CallConnected", {})), roster(3))
      const all = yield* fork(Stream.runCollect(CallEvents.stream(callConnectionId)))
      yield* receive(removed("a"), disconnected())
      yield* TestClock.adjust(1_000)
      const tags = (yield* Fiber.join(all)).map((one) => one._tag)
      assert.deepStrictEqual(tags, [
        "CallConnected",
        "ParticipantsUpdated",
        "RemoveParticipantSucceeded",
        "CallDisconnected"
      ])
      // Once more after the end: what is kept, and no waiting.
      assert.strictEqual((yield* Stream.runCollect(CallEvents.stream(callConnectionId))).length, tags.length)
    }).pipe(Effect.provide(events))
  )

  it.effect("of a leg as many events are kept as there is room for, the oldest goes first", () =>
    Effect.gen(function* () {
      yield* receive(removed("a"), removed("b"), removed("c"))
      assert.strictEqual((yield* removal("c")).data.operationContext, "c")
      const lost = yield* fork(removal("a"))
      assert.isUndefined(lost.pollUnsafe())
      yield* Fiber.interrupt(lost)
    }).pipe(Effect.provide(CallEvents.layer({ eventsPerLeg: 2 })))
  )

  const on = (leg: string, name: string) =>
    event(name, { callConnectionId: leg }, { source: `calling/callConnections/${leg}` })
  const connected = (leg: string) => CallEvents.awaitOutcome(Outcome.answerCall, { callConnectionId: leg })

  it.effect("of the legs that have ended the oldest is forgotten first, and of those that have not none", () =>
    Effect.gen(function* () {
      yield* receive(on("live", "CallConnected"))
      for (const leg of ["over", "later"]) yield* receive(on(leg, "CallConnected"), on(leg, "CallDisconnected"))
      yield* TestClock.adjust(1_000)
      yield* receive(on("new", "CallConnected"))
      for (const leg of ["live", "later", "new"]) assert.strictEqual((yield* connected(leg))._tag, "CallConnected")
      const forgotten = yield* fork(connected("over"))
      assert.isUndefined(forgotten.pollUnsafe())
      yield* Fiber.interrupt(forgotten)
    }).pipe(Effect.provide(CallEvents.layer({ legs: 1 })))
  )

  it.effect("a leg that somebody waits for is not forgotten, however old", () =>
    Effect.gen(function* () {
      const waiting = yield* fork(connected("waiting"))
      yield* receive(on("second", "CallConnected"), on("third", "CallConnected"), on("fourth", "CallConnected"))
      yield* receive(on("waiting", "CallConnected"))
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "CallConnected")
    }).pipe(Effect.provide(CallEvents.layer({ legs: 2 })))
  )
})
