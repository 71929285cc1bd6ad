/** Threads over time: who reads what, topics, deletion, retention, and the events that Event Grid gets. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Delivered } from "../../src/kernel/delivery/Sender.ts"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, listAt, textAt } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const local = cloud()
const newest = "?api-version=2025-03-15"
const merge = { "content-type": "application/merge-patch+json" }

const thread = (body: object = {}) =>
  Effect.gen(function* () {
    yield* begin
    const alice = yield* user
    const bob = yield* user
    const created = yield* alice.send({
      method: "POST",
      path: `/chat/threads${newest}`,
      body: { topic: "t", participants: [bob.identifier], ...body }
    })
    assert.strictEqual(created.status, 201)
    const id = textAt(created.body, "chatThread", "id")
    return { alice, bob, id, path: pathOf(id) }
  })

describe("what a member reads", () => {
  it.effect("history from its shareHistoryTime on", () =>
    Effect.gen(function* () {
      const { alice, path } = yield* thread()
      const { advance } = yield* Emulator
      yield* alice.send({ method: "POST", path: `${path}/messages`, body: { content: "before" } })
      yield* advance(60_000)
      const carol = yield* user
      const participants = [{ ...carol.identifier, shareHistoryTime: "2026-03-14T09:27:53Z" }]
      yield* alice.send({ method: "POST", path: `${path}/participants/:add`, body: { participants } })
      yield* alice.send({ method: "POST", path: `${path}/messages`, body: { content: "after" } })
      const { body } = yield* carol.send({ method: "GET", path: `${path}/messages` })
      assert.deepStrictEqual(
        listAt(body, "value").map((message) => at(message, "type")),
        ["text", "participantAdded"]
      )
      const update = { ...carol.identifier, shareHistoryTime: "1970-01-01T00:00:00Z" }
      const query = "?api-version=2021-10-01-preview7"
      yield* alice.send({ method: "POST", path: `${path}/participants/:update${query}`, body: update })
      const whole = yield* carol.send({ method: "GET", path: `${path}/messages` })
      assert.strictEqual(listAt(whole.body, "value").length, 5)
    }).pipe(Effect.provide(local))
  )

  it.effect("messages from startTime on; a time that is none is 400", () =>
    Effect.gen(function* () {
      const { alice, path } = yield* thread()
      const { advance } = yield* Emulator
      yield* advance(60_000)
      yield* alice.send({ method: "POST", path: `${path}/messages`, body: { content: "late", type: "html" } })
      const list = (startTime: string) =>
        alice.send({
          method: "GET",
          path: `${path}/messages?startTime=${encodeURIComponent(startTime)}&api-version=2024-03-07`
        })
      const { body } = yield* list("2026-03-14T09:27:00Z")
      assert.deepStrictEqual(
        listAt(body, "value").map((message) => at(message, "content", "message")),
        ["late"]
      )
      assert.strictEqual((yield* list("yesterday")).status, 400)
    }).pipe(Effect.provide(local))
  )

  it.effect("a message of the system's types, or of more than 28 KB, is 400", () =>
    Effect.gen(function* () {
      const { alice, path } = yield* thread()
      const send = (body: object) => alice.send({ method: "POST", path: `${path}/messages`, body })
      assert.strictEqual((yield* send({ content: "x", type: "topicUpdated" })).status, 400)
      assert.strictEqual((yield* send({ content: "x".repeat(28 * 1024 + 1) })).status, 400)
      assert.strictEqual((yield* send({ content: "x".repeat(28 * 1024) })).status, 201)
      assert.strictEqual((yield* send({})).status, 400)
    }).pipe(Effect.provide(local))
  )
})

describe("a thread", () => {
  it.effect("is renamed by a PATCH, which the system reports in the thread", () =>
    Effect.gen(function* () {
      const { alice, bob, path } = yield* thread()
      const answer = yield* bob.send({ method: "PATCH", path, headers: merge, body: { topic: "Dinner" } })
      assert.strictEqual(answer.status, 204)
      assert.strictEqual(at((yield* alice.send({ method: "GET", path })).body, "topic"), "Dinner")
      const { body } = yield* alice.send({ method: "GET", path: `${path}/messages` })
      assert.strictEqual(at(body, "value", 0, "content", "topic"), "Dinner")
      assert.strictEqual(at(body, "value", 0, "content", "initiatorCommunicationIdentifier", "rawId"), bob.id)
    }).pipe(Effect.provide(local))
  )

  it.effect("that is deleted is unknown to everybody", () =>
    Effect.gen(function* () {
      const { alice, bob, path } = yield* thread()
      assert.strictEqual((yield* alice.send({ method: "DELETE", path })).status, 204)
      for (const who of [alice, bob]) assert.strictEqual((yield* who.send({ method: "GET", path })).status, 404)
    }).pipe(Effect.provide(local))
  )

  it.effect("is deleted by its retention policy so many days after its creation, not a moment earlier", () =>
    Effect.gen(function* () {
      const day = 86_400_000
      const policy = { kind: "threadCreationDate", deleteThreadAfterDays: 30 }
      const { path } = yield* thread({ retentionPolicy: policy })
      const { advance, state } = yield* Emulator
      const count = Effect.map(state, (shown) => listAt(shown, "threads").length)
      assert.include(path, "thread.v2")
      yield* advance(30 * day - 1)
      assert.strictEqual(yield* count, 1)
      yield* advance(1)
      assert.strictEqual(yield* count, 0)
    }).pipe(Effect.provide(local))
  )

  it.effect("keeps existing when the policy is taken back", () =>
    Effect.gen(function* () {
      const policy = { kind: "threadCreationDate", deleteThreadAfterDays: 30 }
      const { alice, path } = yield* thread({ retentionPolicy: policy })
      const { advance, state } = yield* Emulator
      const body = { retentionPolicy: { kind: "none" } }
      yield* alice.send({ method: "PATCH", path: `${path}${newest}`, headers: merge, body })
      yield* advance(31 * 86_400_000)
      assert.strictEqual(listAt(yield* state, "threads").length, 1)
    }).pipe(Effect.provide(local))
  )

  for (const days of [29, 91])
    it.effect(`with a retention of ${days} days is refused and not made`, () =>
      Effect.gen(function* () {
        yield* begin
        const alice = yield* user
        const retentionPolicy = { kind: "threadCreationDate", deleteThreadAfterDays: days }
        const body = { topic: "t", retentionPolicy }
        const answer = yield* alice.send({ method: "POST", path: `/chat/threads${newest}`, body })
        assert.strictEqual(answer.status, 400)
        assert.include(textAt(answer.body, "error", "message"), "retentionPolicy")
        assert.strictEqual(listAt(yield* (yield* Emulator).state, "threads").length, 0)
      }).pipe(Effect.provide(local))
    )

  it.effect("is forgotten by a reset", () =>
    Effect.gen(function* () {
      yield* thread()
      const { reset, state } = yield* Emulator
      yield* reset
      assert.deepStrictEqual(listAt(yield* state, "threads"), [])
      assert.deepStrictEqual(listAt(yield* state, "identities"), [])
    }).pipe(Effect.provide(local))
  )
})

describe("Event Grid", () => {
  it.effect("gets one event per thread and one per other member", () => {
    const posts: Array<unknown> = []
    const deliver = (request: Delivered) =>
      Effect.sync(() => {
        const body: unknown = JSON.parse(request.body)
        const code = at(body, 0, "data", "validationCode")
        if (typeof code === "string") return { status: 200, body: JSON.stringify({ validationResponse: code }) }
        posts.push(at(body, 0))
        return { status: 200 }
      })
    return Effect.gen(function* () {
      yield* begin
      const { advance, idle } = yield* Emulator
      yield* advance(1000)
      const alice = yield* user
      const bob = yield* user
      const carol = yield* user
      const created = yield* alice.send({
        method: "POST",
        path: "/chat/threads",
        body: { topic: "Lunch", participants: [{ ...bob.identifier, displayName: "Bob" }] }
      })
      const id = textAt(created.body, "chatThread", "id")
      const path = pathOf(id)
      yield* alice.send({
        method: "POST",
        path: `${path}/participants/:add`,
        body: { participants: [carol.identifier] }
      })
      yield* alice.send({ method: "POST", path: `${path}/messages`, body: { content: "Soup?" } })
      yield* alice.send({ method: "POST", path: `${path}/participants/:remove`, body: { rawId: carol.id } })
      yield* alice.send({ method: "DELETE", path })
      yield* advance(1000)
      yield* idle
      const short = (post: unknown) => textAt(post, "eventType").replace("Microsoft.Communication.", "")
      assert.deepStrictEqual(posts.map(short), [
        "ChatThreadCreated",
        "ChatThreadCreatedWithUser",
        "ChatThreadParticipantAdded",
        "ChatParticipantAddedToThreadWithUser",
        "ChatParticipantAddedToThreadWithUser",
        "ChatMessageReceivedInThread",
        "ChatMessageReceived",
        "ChatMessageReceived",
        "ChatThreadParticipantRemoved",
        "ChatParticipantRemovedFromThreadWithUser",
        "ChatParticipantRemovedFromThreadWithUser",
        "ChatThreadDeleted",
        "ChatThreadWithUserDeleted"
      ])
      const [thread, withUser] = posts
      assert.strictEqual(at(thread, "subject"), `thread/${id}/createdBy/${alice.id}`)
      assert.deepStrictEqual(at(thread, "data", "createdByCommunicationIdentifier"), {
        rawId: alice.id,
        communicationUser: { id: alice.id }
      })
      assert.deepStrictEqual(at(thread, "data", "properties"), { topic: "Lunch" })
      assert.strictEqual(at(thread, "data", "threadId"), id)
      assert.strictEqual(at(thread, "data", "participants", 1, "displayName"), "Bob")
      assert.strictEqual(at(withUser, "subject"), `thread/${id}/createdBy/${alice.id}/recipient/${bob.id}`)
      assert.strictEqual(at(withUser, "data", "recipientCommunicationIdentifier", "rawId"), bob.id)
      const message = posts[6]
      assert.strictEqual(at(message, "data", "messageBody"), "Soup?")
      assert.strictEqual(at(message, "data", "type"), "Text")
      assert.isNumber(at(message, "data", "version"))
      assert.isString(at(posts[5], "data", "version"))
    }).pipe(Effect.provide(cloud({ eventGrid: "http://127.0.0.1:9/grid", deliver })))
  })
})
