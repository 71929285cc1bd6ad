/** The threads of a user, and the properties of a thread that a merge-patch changes. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Emulator } from "../../src/Emulator.ts"
import { begin, listAt, textAt } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const local = cloud()

describe("the threads of a user", () => {
  it.effect("are listed by their last message, page by page, those from startTime on, and no others", () =>
    Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const alice = yield* user
      const bob = yield* user
      const ids: Array<string> = []
      for (const topic of ["one", "two", "three"]) {
        yield* advance(60_000)
        const { chatThread } = yield* alice.as(Chat.createChatThread({ topic }))
        ids.push(chatThread.id)
      }
      yield* bob.as(Chat.createChatThread({ topic: "of Bob" }))
      yield* advance(60_000)
      yield* alice.as(ChatThread.sendChatMessage({ chatThreadId: ids[0] ?? "", content: "again" }))
      const topics = (input: Parameters<typeof Chat.listChatThreads>[0]) =>
        Effect.map(alice.as(Stream.runCollect(Chat.listChatThreads(input))), (all) => all.map(({ topic }) => topic))
      assert.deepStrictEqual(yield* topics({}), ["one", "three", "two"])
      assert.deepStrictEqual(yield* topics({ maxPageSize: 1 }), ["one", "three", "two"])
      const startTime = DateTimeText.make("2026-03-14T09:29:30Z")
      assert.deepStrictEqual(yield* topics({ maxPageSize: 1, startTime }), ["one", "three"])
      const [first] = yield* alice.as(Stream.runCollect(Chat.listChatThreads({})))
      assert.strictEqual(first?.lastMessageReceivedOn, "2026-03-14T09:30:53Z")
    }).pipe(Effect.provide(local))
  )

  it.effect("do not have those that it left, or that are deleted", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const create = alice.as(Chat.createChatThread({ topic: "t", participants: [bob.identifier] }))
      const [first, second] = [yield* create, yield* create]
      const list = Effect.map(bob.as(Stream.runCollect(Chat.listChatThreads({}))), (all) => all.map(({ id }) => id))
      assert.strictEqual((yield* list).length, 2)
      yield* alice.as(Chat.deleteChatThread({ chatThreadId: first.chatThread.id }))
      assert.deepStrictEqual(yield* list, [second.chatThread.id])
      const { communicationIdentifier } = bob.identifier
      yield* alice.as(
        ChatThread.removeChatParticipant({ chatThreadId: second.chatThread.id, ...communicationIdentifier })
      )
      assert.deepStrictEqual(yield* list, [])
    }).pipe(Effect.provide(local))
  )

  it.effect("that got a message in one millisecond are on one page, and none is lost", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      for (let i = 0; i < 5; i++) yield* alice.as(Chat.createChatThread({ topic: String(i) }))
      const all = yield* alice.as(Stream.runCollect(Chat.listChatThreads({ maxPageSize: 2 })))
      assert.strictEqual(new Set(all.map(({ id }) => id)).size, 5)
      assert.strictEqual(all.length, 5)
      const page = yield* alice.send({ method: "GET", path: "/chat/threads?maxPageSize=0&api-version=2025-03-15" })
      assert.strictEqual(page.status, 400)
      assert.match(textAt(page.body, "error", "message"), /maxPageSize/)
    }).pipe(Effect.provide(local))
  )

  it.effect("links to the next page as the service does", () =>
    Effect.gen(function* () {
      yield* begin
      const { advance, origin } = yield* Emulator
      const alice = yield* user
      for (let i = 0; i < 2; i++) {
        yield* advance(1_000)
        yield* alice.as(Chat.createChatThread({ topic: String(i) }))
      }
      const page = yield* alice.send({ method: "GET", path: "/chat/threads?maxPageSize=1&api-version=2025-03-15" })
      assert.strictEqual(listAt(page.body, "value").length, 1)
      const link = textAt(page.body, "nextLink")
      assert.isTrue(link.startsWith(`${origin}/chat/threads?syncState=`), link)
      assert.match(
        link,
        /&startTime=1%2F1%2F1970%2012%3A00%3A00%20AM%20%2B00%3A00&maxPageSize=1&api-version=2025-03-15$/
      )
    }).pipe(Effect.provide(local))
  )
})

describe("an update of a thread", () => {
  it.effect("merges metadata by name, and keeps null and absent apart", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const { chatThread } = yield* alice.as(
        Chat.createChatThread({
          topic: "t",
          metadata: { a: "1", b: "2" },
          retentionPolicy: { kind: "threadCreationDate", deleteThreadAfterDays: 30 }
        })
      )
      const chatThreadId = chatThread.id
      const update = (input: Omit<Parameters<typeof ChatThread.updateChatThreadProperties>[0], "chatThreadId">) =>
        Effect.andThen(
          alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, ...input })),
          alice.as(ChatThread.get({ chatThreadId }))
        )
      const merged = yield* update({ metadata: { b: null, c: "3" } })
      assert.deepStrictEqual(merged.metadata, { a: "1", c: "3" })
      assert.deepStrictEqual(merged.retentionPolicy, { kind: "threadCreationDate", deleteThreadAfterDays: 30 })
      const untouched = yield* update({ topic: "u", metadata: undefined })
      assert.deepStrictEqual([untouched.topic, untouched.metadata], ["u", { a: "1", c: "3" }])
      const without = yield* update({ metadata: null, retentionPolicy: null })
      assert.strictEqual(without.metadata, undefined)
      assert.strictEqual(without.retentionPolicy, undefined)
      // The policy that was taken away deletes nothing.
      yield* (yield* Emulator).advance(40 * 86_400_000)
      const { length } = listAt(yield* (yield* Emulator).state, "threads")
      assert.strictEqual(length, 1)
    }).pipe(Effect.provide(local))
  )

  it.effect("with null in place of the topic, or of a message's content, leaves it as it is (assumed)", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t" }))
      const chatThreadId = chatThread.id
      const { id } = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "Soup?" }))
      const path = pathOf(chatThreadId)
      const headers = { "content-type": "application/merge-patch+json" }
      for (const [suffix, body] of [
        ["", { topic: null }],
        [`/messages/${id}`, { content: null }]
      ] as const)
        assert.strictEqual(
          (yield* alice.send({ method: "PATCH", path: `${path}${suffix}`, headers, body })).status,
          204
        )
      assert.strictEqual((yield* alice.as(ChatThread.get({ chatThreadId }))).topic, "t")
      const { content } = yield* alice.as(ChatThread.getChatMessage({ chatThreadId, chatMessageId: id }))
      assert.strictEqual(content?.message, "Soup?")
    }).pipe(Effect.provide(local))
  )
})
