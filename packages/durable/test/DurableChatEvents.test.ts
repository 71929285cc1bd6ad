import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableChatEvents from "@effect-comms/durable/DurableChatEvents"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { eventually, file, leftOf } from "./support.ts"

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

/** A flow that asks in a thread and reads what is answered; `ask` is what its request does. */
const askingFlow = (ask: Effect.Effect<void>) =>
  CallFlow.make("Asking", { payload: {}, success: Schema.String, key: () => "key" }, () =>
    Effect.map(
      Effect.all([Stream.runHead(ChatEvents.stream(threadId)), CallFlow.step("ask", Schema.Void, ask)], {
        concurrency: 2
      }),
      ([event]) => event._tag
    ).pipe((asked) => CallFlow.timeoutOrElse(asked, 1_000, () => Effect.succeed("lost")))
  )

it.live("an event is not lost that came of a step beside the stream, when the process ended thereupon", () =>
  Effect.gen(function* () {
    const database = yield* file
    const left = yield* Deferred.make<string>()
    const scope = yield* Effect.scope
    const processOf = (path: string, ask: Effect.Effect<void, never, ChatEvents.ChatEvents>) =>
      Effect.gen(function* () {
        const events = yield* ChatEvents.ChatEvents
        const { layer, run } = askingFlow(Effect.provideService(ask, ChatEvents.ChatEvents, events))
        return yield* Effect.provide(run({}), layer)
      }).pipe(Effect.provide(DurableChatEvents.layer().pipe(Layer.provideMerge(Runner.layerSqlite(path)))))
    const answered = Effect.asVoid(Effect.orDie(ChatEvents.receiveTrusted([deleted("answer")])))
    const leaving = Effect.flatMap(Scope.provide(leftOf(database), scope), (copy) => Deferred.succeed(left, copy))
    yield* processOf(database, Effect.asVoid(Effect.andThen(answered, leaving)))
    assert.strictEqual(yield* processOf(yield* Deferred.await(left), answered), "Some")
  }).pipe(Effect.scoped)
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
