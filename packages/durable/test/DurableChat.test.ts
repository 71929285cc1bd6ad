/** What a killed process has asked of Chat: it is sent again where the thread shows that it was not executed, and else is the flow's to decide. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { communicationUser } from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableChat from "@effect-comms/durable/DurableChat"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { vi } from "vitest"
import { eventually, file, hanging, leftOf } from "./support.ts"

const chatThreadId = "19:thread@thread.v2"
const member = "8:acs:11111111-1111-1111-1111-111111111111_22222222-2222-2222-2222-222222222222"
const token = `e30.${Buffer.from(JSON.stringify({ exp: 4_000_000_000, skypeid: "acs:1_2" })).toString("base64url")}.c2ln`

const flowOf = (program: Effect.Effect<unknown, unknown, Chat.Chat>) =>
  CallFlow.make("Chatting", { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id }, () =>
    Effect.map(program, (value) => JSON.stringify(value) ?? "nothing")
  )

const process = (database: string, transport: ScriptedTransport.ScriptedTransport) =>
  DurableChat.layer({
    endpoint: "https://contoso.communication.azure.com",
    credential: UserTokenCredential.make(token),
    settleMillis: 0
  }).pipe(Layer.provide(CurrentTransport.layer(transport)), Layer.provideMerge(Runner.layerSqlite(database)))

const message = (content: string, more: object = {}) => ({
  id: "1",
  type: "text",
  sequenceId: "1",
  version: "1",
  content: { message: content },
  createdOn: new Date().toISOString(),
  ...more
})

/** A thread that has these messages and members. */
const thread = (messages: ReadonlyArray<object>, members: ReadonlyArray<string> = []) =>
  ScriptedTransport.make(({ method, path }) => {
    const [resource = ""] = path.split("?")
    if (method === "GET" && resource.endsWith("/messages")) return { status: 200, body: { value: messages } }
    if (method === "GET" && resource.endsWith("/participants"))
      return {
        status: 200,
        body: {
          value: members.map((id) => ({ communicationIdentifier: { rawId: id, communicationUser: { id } } }))
        }
      }
    if (resource.endsWith(":remove")) return { status: 204 }
    return { status: 201, body: resource.endsWith("/messages") ? { id: "sent" } : {} }
  })

const posts = ({ requests }: ScriptedTransport.ScriptedTransport): number =>
  requests.filter(({ method }) => method === "POST").length

/** By a clock that is ahead. */
const ahead = <A, E, R>(millis: number, effect: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const now = Date.now.bind(Date)
      return vi.spyOn(Date, "now").mockImplementation(() => now() + millis)
    }),
    () => effect,
    (clock) => Effect.sync(() => clock.mockRestore())
  )

/** How a program ends whose process was killed when its request had left, in a process that finds such a thread. */
const after = (
  program: Effect.Effect<unknown, unknown, Chat.Chat>,
  found: ScriptedTransport.ScriptedTransport,
  aheadMillis = 0
) => Effect.map(restarted(program, found, aheadMillis), ({ how }) => [how, posts(found)])

/** The same, and the request that had left. */
const restarted = (
  program: Effect.Effect<unknown, unknown, Chat.Chat>,
  found: ScriptedTransport.ScriptedTransport,
  aheadMillis: number
) =>
  Effect.gen(function* () {
    const database = yield* file
    const { answer, transport } = hanging()
    const { layer, run, start } = flowOf(program)
    const begun = Effect.gen(function* () {
      yield* start({ id: "1" })
      yield* eventually(Effect.sync(() => transport.requests.find(({ method }) => method === "POST")))
      const copy = yield* leftOf(database)
      answer({ status: 403 })
      return copy
    }).pipe(Effect.provide(layer.pipe(Layer.provideMerge(process(database, transport)))))
    const left = yield* ahead(aheadMillis, begun)
    const ended = yield* Effect.result(run({ id: "1" })).pipe(
      Effect.provide(layer.pipe(Layer.provideMerge(process(left, found))))
    )
    const how =
      ended._tag === "Success" ? ended.success : (/\w+ed\b|Ambiguous/.exec(ended.failure.description)?.[0] ?? "")
    return { how, first: transport.requests.find(({ method }) => method === "POST") }
  }).pipe(Effect.scoped)

describe("a message whose answer was lost", () => {
  const send = ChatThread.sendChatMessage({ chatThreadId, content: "hello" })
  const cases: ReadonlyArray<readonly [string, ReadonlyArray<object>, boolean]> = [
    ["no message at all", [], true],
    ["another message", [message("something else")], true],
    ["messages of the system", [message("hello", { type: "topicUpdated", content: { topic: "hello" } })], true],
    ["the same text from long before", [message("hello", { createdOn: "2020-01-01T00:00:00Z" })], true],
    ["the same text", [message("hello")], false],
    ["a message that was changed", [message("bye", { editedOn: new Date().toISOString() })], false],
    ["a message that was deleted", [message("", { deletedOn: new Date().toISOString() })], false]
  ]
  for (const [name, messages, isSent] of cases)
    it.live(`is ${isSent ? "sent again" : "ambiguous, and not sent again,"} when the thread has ${name}`, () =>
      Effect.gen(function* () {
        const expected = isSent ? [`{"id":"sent"}`, 1] : ["Ambiguous", 0]
        assert.deepStrictEqual(yield* after(send, thread(messages)), expected)
      })
    )

  it.live("is ambiguous when the clock was ahead, by which the message that was sent is from long before", () =>
    Effect.gen(function* () {
      const found = thread([message("hello")])
      assert.deepStrictEqual(yield* after(send, found, 3_600_000), ["Ambiguous", 0])
    })
  )
})

describe("a thread that was to be created", () => {
  const create = (trustRepeatability: boolean) =>
    Effect.map(
      Chat.createChatThread({ topic: "Order 4711" }, { trustRepeatability }),
      ({ chatThread }) => chatThread.id
    )
  const created = () =>
    ScriptedTransport.make([
      {
        status: 201,
        body: {
          chatThread: {
            id: chatThreadId,
            topic: "Order 4711",
            createdOn: "2026-03-01T00:00:00Z",
            createdByCommunicationIdentifier: { rawId: member }
          }
        }
      }
    ])
  const idOf = (request: ScriptedTransport.Recorded | undefined) => request?.headers["repeatability-request-id"]

  it.live("is created by the same id when the service is trusted to know it, within its five minutes", () =>
    Effect.gen(function* () {
      const found = created()
      const { first, how } = yield* restarted(create(true), found, -290_000)
      assert.strictEqual(how, JSON.stringify(chatThreadId))
      const [again] = found.requests
      assert.match(idOf(first) ?? "", /^[0-9a-f-]{36}$/)
      assert.strictEqual(idOf(again), idOf(first))
      assert.strictEqual(again?.body, first?.body)
      assert.notProperty(again?.headers, "repeatability-first-sent")
    })
  )

  it.live("is ambiguous when they are over, or the service is not trusted, and not created again", () =>
    Effect.gen(function* () {
      for (const [isTrusted, ahead] of [
        [true, -300_000],
        [false, 0]
      ] as const) {
        const found = created()
        const { how } = yield* restarted(create(isTrusted), found, ahead)
        assert.deepStrictEqual([how, found.requests.length], ["Ambiguous", 0])
      }
    })
  )
})

describe("members whose answer was lost", () => {
  const add = ChatThread.addChatParticipants({
    chatThreadId,
    participants: [{ communicationIdentifier: communicationUser(member) }]
  })
  const remove = ChatThread.removeChatParticipant({ chatThreadId, ...communicationUser(member) })

  it.live("are added again when none is there, and are not when they are", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* after(add, thread([], [])), ["nothing", 1])
      assert.deepStrictEqual(yield* after(add, thread([], [member])), ["nothing", 0])
    })
  )

  it.live("are removed when they are not there, and else it is ambiguous", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* after(remove, thread([], [])), ["nothing", 0])
      assert.deepStrictEqual(yield* after(remove, thread([], [member])), ["Ambiguous", 0])
    })
  )
})

describe("sendChatMessageOnce in a flow", () => {
  const send = ChatThread.sendChatMessageOnce({ chatThreadId, content: "hello", key: "order 1" }, { waitMillis: 0 })

  it.live("is one step, which is not performed again when the flow is", () =>
    Effect.gen(function* () {
      const transport = thread([])
      const { layer, run } = flowOf(Effect.andThen(send, Effect.andThen(CallFlow.sleep(5), CallFlow.sleep(5))))
      yield* run({ id: "1" }).pipe(Effect.provide(layer.pipe(Layer.provideMerge(process(":memory:", transport)))))
      assert.strictEqual(posts(transport), 1)
    })
  )

  it.live("finds by its key what a killed process has sent", () =>
    Effect.gen(function* () {
      const sent = thread([message("hello", { id: "found", metadata: { idempotencyKey: "order 1" } })])
      const database = yield* file
      const { layer, run } = flowOf(send)
      const gave = yield* run({ id: "1" }).pipe(Effect.provide(layer.pipe(Layer.provideMerge(process(database, sent)))))
      assert.deepStrictEqual([gave, posts(sent)], [`{"id":"found"}`, 0])
    }).pipe(Effect.scoped)
  )
})
