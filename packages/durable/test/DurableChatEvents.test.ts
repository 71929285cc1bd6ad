import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableChatEvents from "@effect-comms/durable/DurableChatEvents"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { eventually } from "./support.ts"

const threadId = "19:thread@thread.v2"

const deleted = (id: string) => ({
  id,
  topic: "/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/CommunicationServices/1",
  subject: `thread/${threadId}`,
  eventType: "Microsoft.Communication.ChatThreadDeleted",
  eventTime: "2026-03-01T00:00:00Z",
  dataVersion: "1.0",
  metadataVersion: "1",
  data: {
    threadId,
    transactionId: "t",
    createTime: "2026-03-01T00:00:00Z",
    version: 1,
    deleteTime: "2026-03-01T00:00:00Z"
  }
})

const flow = CallFlow.make(
  "Chatting",
  { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
  () =>
    Effect.map(Stream.runCollect(Stream.take(ChatEvents.stream(threadId), 2)), (events) =>
      events.map((event) => (event._tag === "InvalidEvent" ? "" : event.id)).join(" ")
    )
)

it.live("a flow reads the events of a thread from its own beginning on, each once", () =>
  Effect.gen(function* () {
    assert.strictEqual((yield* ChatEvents.receiveTrusted([deleted("before")])).events.length, 1)
    const executionId = yield* flow.start({ id: "1" })
    yield* eventually(
      Effect.map(Flows.inspect(executionId), (found) => ((found?.waits.length ?? 0) > 0 ? true : undefined))
    )
    for (const id of ["a", "a", "before", "b"]) yield* ChatEvents.receiveTrusted([deleted(id)])
    assert.strictEqual(yield* flow.run({ id: "1" }), "a b")
    const { body, status } = yield* ChatEvents.answer({ headers: {}, body: [deleted("a")] }, { trusted: true })
    assert.deepStrictEqual({ body, status }, { body: undefined, status: 200 })
    assert.strictEqual((yield* ChatEvents.receiveTrusted([deleted("a")])).duplicates, 1)
  }).pipe(
    Effect.provide(
      flow.layer.pipe(Layer.provideMerge(DurableChatEvents.layer()), Layer.provideMerge(Runner.layerSqlite(":memory:")))
    )
  )
)
