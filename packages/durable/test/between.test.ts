/** What comes between two statements of the tables: an event, or the end of the process. */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import { assert, it } from "@effect/vitest"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import * as FlowStore from "../src/FlowStore.ts"
import * as engineStorage from "../src/internal/engineStorage.ts"
import * as programs from "../src/internal/programs.ts"
import * as singleRunner from "../src/internal/singleRunner.ts"
import * as timers from "../src/internal/timers.ts"
import * as Sqlite from "../src/Sqlite.ts"
import { callConnectionId, event, eventually } from "./support.ts"

/** What runs flows in memory, over tables of which some statements do more. */
const runner = (change: (store: FlowStore.Store, sql: SqlClient.SqlClient) => Partial<FlowStore.Store>) =>
  Layer.merge(timers.layer(10), engineStorage.layer).pipe(
    Layer.provide(singleRunner.layer({ simulateRemoteSerialization: false })),
    Layer.provide([Digest.layerWebCrypto, programs.layer]),
    Layer.provideMerge(
      Layer.effect(
        FlowStore.FlowStore,
        Effect.gen(function* () {
          const store = yield* FlowStore.FlowStore
          return { ...store, ...change(store, yield* SqlClient.SqlClient) }
        })
      ).pipe(Layer.provide(FlowStore.layer))
    ),
    Layer.provide(Sqlite.layer(":memory:"))
  )

/** How many waits and timers the engine has been told to wake, by its own tables. */
const woken = (sql: SqlClient.SqlClient) =>
  Effect.map(
    Effect.orDie(
      sql<{ readonly count: number }>`SELECT COUNT(*) AS count FROM cluster_messages WHERE tag = 'deferred'`
    ),
    ([row]) => row?.count
  )

const flow = CallFlow.make(
  "Between",
  { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
  () => Effect.map(CallEvents.awaitOutcome(Outcome.play, { callConnectionId }), ({ id }) => id)
)

const sleeping = CallFlow.make("Sleeping", { payload: {}, success: Schema.Void, key: () => "" }, () =>
  CallFlow.sleep(1)
)

const completed = (id: string) => ({ headers: {}, body: JSON.stringify([event("PlayCompleted", {}, id)]) })

it.live("an event that comes when a wait has looked for it and has not begun to wait ends the wait", () => {
  let looked: Effect.Effect<unknown> = Effect.void
  const layer = runner((store) => ({
    eventsOf: (service, subject) =>
      Effect.tap(store.eventsOf(service, subject), () =>
        Effect.suspend(() => {
          const once = looked
          looked = Effect.void
          return once
        })
      )
  }))
  return Effect.gen(function* () {
    const events = yield* CallEvents.CallEvents
    looked = events.answer(completed("meanwhile"), { trusted: true })
    assert.strictEqual(yield* flow.run({ id: "1" }), "meanwhile")
  }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(DurableCallEvents.layer()), Layer.provideMerge(layer))))
})

it.live("a wait is taken back when what it wakes is stored: a process that ends between the two loses no event", () => {
  const stored: Array<number | undefined> = []
  const layer = runner((store, sql) => ({
    endWait: (executionId, deferred) =>
      Effect.andThen(
        Effect.map(woken(sql), (count) => stored.push(count)),
        store.endWait(executionId, deferred)
      )
  }))
  return Effect.gen(function* () {
    const events = yield* CallEvents.CallEvents
    const store = yield* FlowStore.FlowStore
    yield* flow.start({ id: "1" })
    yield* Effect.repeat(store.pendingWaits, { until: (count) => count > 0 })
    assert.strictEqual((yield* events.answer(completed("late"), { trusted: true })).status, 200)
    assert.strictEqual(stored[0], 1)
  }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(DurableCallEvents.layer()), Layer.provideMerge(layer))))
})

it.live(
  "a timer is marked as fired when what it wakes is stored: a process that ends between the two loses none",
  () => {
    const stored = Promise.withResolvers<number | undefined>()
    const layer = runner((store, sql) => ({
      endTimers: (some) =>
        Effect.andThen(
          Effect.map(woken(sql), (count) => stored.resolve(count)),
          store.endTimers(some)
        )
    }))
    return Effect.gen(function* () {
      yield* sleeping.run({})
      assert.strictEqual(yield* Effect.promise(() => stored.promise), 1)
    }).pipe(Effect.provide(sleeping.layer.pipe(Layer.provideMerge(layer))))
  }
)

const limited = CallFlow.make(
  "Limited",
  { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
  () =>
    CallFlow.timeoutOrElse(
      Effect.map(CallEvents.awaitOutcome(Outcome.play, { callConnectionId }), ({ id }) => id),
      3_600_000,
      () => Effect.succeed("over")
    )
)

it.live("an event that was stored before a limit was over ends the wait, where the flow goes on after both", () => {
  let isHeld = false
  let isOver = false
  const layer = runner((store, sql) => ({
    // When it goes on, the one and the other have come.
    beginFlow: (...begun) =>
      Effect.tap(store.beginFlow(...begun), () =>
        isHeld ? eventually(Effect.map(woken(sql), (count) => (count === 2 ? true : undefined))) : Effect.void
      ),
    dueTimers: (flows, limit) =>
      Effect.andThen(
        isOver ? Effect.orDie(sql`UPDATE comms_timers SET due = 0`) : Effect.void,
        store.dueTimers(flows, limit)
      )
  }))
  return Effect.gen(function* () {
    const store = yield* FlowStore.FlowStore
    const id = yield* limited.start({ id: "1" })
    yield* eventually(Effect.map(store.waitsOf(id), ([wait]) => wait))
    yield* eventually(Effect.map(store.timersOf(id), ([timer]) => timer))
    isHeld = true
    yield* CallEvents.answer(completed("1"), { trusted: true })
    isOver = true
    assert.strictEqual(yield* limited.run({ id: "1" }), "1")
  }).pipe(
    Effect.provide(limited.layer.pipe(Layer.provideMerge(DurableCallEvents.layer()), Layer.provideMerge(layer))),
    Effect.scoped
  )
})
