import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { EventOf } from "@effect-comms/call-automation/events"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { assert, describe, it } from "@effect/vitest"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableChatEvents from "@effect-comms/durable/DurableChatEvents"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Metric from "effect/Metric"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { accepting, event, eventually, file, post, process, sent } from "./support.ts"
import * as Sqlite from "../src/Sqlite.ts"
import * as FlowStore from "../src/FlowStore.ts"
import { make as makeKeeping } from "../src/internal/keeping.ts"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"

const flow = CallFlow.make(
  "Incoming",
  {
    payload: { callId: Schema.String, incomingCallContext: Schema.String },
    success: Schema.String,
    key: ({ callId }) => callId
  },
  ({ callId }) =>
    Effect.as(
      CallMedia.play({ callConnectionId: callId, playSources: [{ kind: "file", file: { uri: "https://a.example" } }] }),
      callId
    )
)

const onIncomingCall = CallFlow.starts(flow, ({ data, id }: EventOf<"IncomingCall">) => ({
  callId: data.correlationId ?? id,
  incomingCallContext: data.incomingCallContext
}))

const incoming = (call: string, id = "1") => ({
  id,
  topic: "/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/CommunicationServices/1",
  subject: "/caller/1/recipient/2",
  eventType: "Microsoft.Communication.IncomingCall",
  eventTime: "2026-03-01T00:00:00Z",
  dataVersion: "1.0",
  metadataVersion: "1",
  data: { incomingCallContext: "context", correlationId: call, serverCallId: "server" }
})

const deleted = {
  ...incoming("call"),
  subject: "thread/19:thread@thread.v2",
  eventType: "Microsoft.Communication.ChatThreadDeleted",
  data: {
    threadId: "19:thread@thread.v2",
    transactionId: "t",
    createTime: "2026-03-01T00:00:00Z",
    version: 1,
    deleteTime: "2026-03-01T00:00:00Z"
  }
}

const notification = {
  value: [
    {
      changeType: "updated",
      resourceUrl: "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
      resourceData: {
        "@odata.type": "#microsoft.graph.call",
        id: "57dab8b1-894c-409a-b240-bd8beae78896",
        state: "established"
      }
    }
  ]
}

describe("an incoming call", () => {
  it.live("begins one flow, however often and to whichever process it is delivered", () =>
    Effect.gen(function* () {
      const database = yield* file
      const transport = accepting()
      const delivered = Effect.gen(function* () {
        const statuses = yield* Effect.forEach(
          Array.from({ length: 5 }),
          (_, index) => post(incoming("call", String(index % 2))),
          { concurrency: 5 }
        )
        assert.deepStrictEqual(new Set(statuses), new Set([200]))
        return yield* eventually(
          Effect.map(Flows.list({ ended: true }), (flows) => (flows.length > 0 ? flows : undefined))
        )
      })
      for (const _ of ["one process", "the next one"]) {
        const flows = yield* delivered.pipe(
          Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, transport, { onIncomingCall }))))
        )
        assert.deepStrictEqual(
          flows.map(({ flow: name, outcome }) => ({ name, outcome })),
          [{ name: "Incoming", outcome: "succeeded" }]
        )
      }
      assert.deepStrictEqual(sent(transport), ["POST play"])
    }).pipe(Effect.scoped)
  )
})

/** How many deliveries were not stored so far. */
const notStored = Effect.map(Metric.snapshot, (all) =>
  all.reduce(
    (sum, { id, state }) =>
      id === "effect_comms_durable_not_stored" && "count" in state ? sum + Number(state.count) : sum,
    0
  )
)

/** How many come at once; `pnpm test:long` takes all of them. */
const burst = globalThis.process.env["LONG"] === undefined ? 1000 : 10_000

describe("a delivery", () => {
  it.live("is not acknowledged when it cannot be stored, and why is logged", () =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      const broken = Effect.gen(function* () {
        const store = yield* FlowStore.FlowStore
        const sql = yield* SqlClient.SqlClient
        yield* sql`DROP TABLE comms_events`
        const keeping = makeKeeping(yield* WorkflowEngine.WorkflowEngine, store, "CallAutomation", {})
        return yield* Effect.flip(
          keeping.keep([{ id: "1", subject: "leg", kind: "PlayCompleted", context: undefined, body: "{}" }])
        )
      })
      const { why } = yield* broken.pipe(
        Effect.provide(Logger.layer([Logger.make(({ message }) => void lines.push(String(message)))])),
        Effect.provide(
          Layer.merge(FlowStore.layer.pipe(Layer.provideMerge(Sqlite.layer(":memory:"))), WorkflowEngine.layerMemory)
        )
      )
      assert.strictEqual(why, "failed")
      assert.deepStrictEqual(lines, [
        "CallAutomation: deliveries are not stored (failed: no such table: comms_events) and are answered with 503, so that they are sent again"
      ])
    }).pipe(Effect.scoped)
  )

  it.live("is new to one of those that bring the same events at the same time", () =>
    Effect.gen(function* () {
      const store = yield* FlowStore.FlowStore
      const keeping = makeKeeping(yield* WorkflowEngine.WorkflowEngine, store, "CallAutomation", {})
      const brought = (id: string) => ({ id, subject: "leg", kind: "PlayCompleted", context: undefined, body: id })
      const deliveries = [[brought("1"), brought("2")], [brought("2"), brought("3")], [brought("1")]]
      const fresh = yield* Effect.forEach(deliveries, (events) => keeping.keep(events), { concurrency: 3 })
      assert.deepStrictEqual(fresh, [new Set(["1", "2"]), new Set(["3"]), new Set<string>()])
      const kept = yield* store.eventsOf("CallAutomation", "leg")
      assert.deepStrictEqual(
        kept.map(({ body }) => body),
        ["1", "2", "3"]
      )
    }).pipe(
      Effect.provide(
        Layer.merge(FlowStore.layer.pipe(Layer.provideMerge(Sqlite.layer(":memory:"))), WorkflowEngine.layerMemory)
      )
    )
  )

  it.live(
    "is answered with 503 and Retry-After while the database is slow, is not acknowledged, and is taken when it comes again",
    () =>
      Effect.gen(function* () {
        const lines: Array<string> = []
        const services = Layer.mergeAll(
          DurableCallEvents.layer({ storeMillis: 20 }),
          DurableChatEvents.layer({ storeMillis: 20 }),
          DurableCallNotifications.layer({ storeMillis: 20, clientId: "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1" })
        ).pipe(
          Layer.provideMerge(Layer.merge(FlowStore.layer, WorkflowEngine.layerMemory)),
          Layer.provideMerge(Sqlite.layer(":memory:")),
          Layer.provideMerge(Logger.layer([Logger.make(({ message }) => void lines.push(String(message)))]))
        )
        yield* Effect.gen(function* () {
          const before = yield* notStored
          const sql = yield* SqlClient.SqlClient
          const store = yield* FlowStore.FlowStore
          const trusted = { trusted: true }
          const deliveries = Effect.all([
            CallEvents.answer({ headers: {}, body: [event("PlayCompleted", {}, "1")] }, trusted),
            ChatEvents.answer({ headers: {}, body: [deleted] }, trusted),
            CallNotifications.answer({ method: "POST", headers: {}, body: notification }, trusted)
          ])
          const slow = yield* Effect.forkChild(sql.withTransaction(Effect.never), { startImmediately: true })
          for (const { headers, status } of yield* deliveries)
            assert.deepStrictEqual([status, typeof headers["retry-after"]], [503, "string"])
          // An outage is told of once, however many deliveries come.
          yield* deliveries
          yield* Fiber.interrupt(slow)
          assert.strictEqual(yield* store.forgetEvents(Number.MAX_SAFE_INTEGER), 0)
          assert.deepStrictEqual(
            (yield* deliveries).map(({ status }) => status),
            [200, 200, 202]
          )
          assert.strictEqual(yield* store.forgetEvents(Number.MAX_SAFE_INTEGER), 3)
          const told = ["CallAutomation", "Chat", "GraphCalls"].flatMap((service) => [
            `${service}: deliveries are not stored (slow) and are answered with 503, so that they are sent again`,
            `${service}: deliveries are stored again`
          ])
          assert.deepStrictEqual(lines.filter((line) => line.includes(": deliveries ")).toSorted(), told)
          assert.strictEqual((yield* notStored) - before, 6)
        }).pipe(Effect.provide(services))
      }).pipe(Effect.scoped)
  )

  it.live("is answered with 503 and Retry-After while more of them wait for the database than may, and counted", () =>
    Effect.gen(function* () {
      const before = yield* notStored
      const answer = yield* CallEvents.answer(
        { headers: {}, body: JSON.stringify([event("PlayCompleted")]) },
        { trusted: true }
      )
      assert.deepStrictEqual(
        { status: answer.status, after: answer.headers["retry-after"] },
        { status: 503, after: "1" }
      )
      assert.strictEqual((yield* notStored) - before, 1)
    }).pipe(Effect.provide(process(":memory:", accepting(), { maxPending: 0 })))
  )

  it.live(`of ${burst} at once is stored or to be sent again, and nothing is held for it`, () =>
    Effect.gen(function* () {
      const statuses = yield* Effect.forEach(
        Array.from({ length: burst }),
        (_, index) => post(event("PlayStarted", { callConnectionId: `leg-${index}` }, String(index))),
        { concurrency: "unbounded" }
      )
      const stored = statuses.filter((status) => status === 200).length
      assert.deepStrictEqual(new Set(statuses), new Set(stored === statuses.length ? [200] : [200, 503]))
      const store = yield* FlowStore.FlowStore
      assert.strictEqual(yield* store.forgetEvents(Number.MAX_SAFE_INTEGER), stored)
    }).pipe(Effect.provide(process(":memory:", accepting(), { maxPending: 100 })))
  )
})
