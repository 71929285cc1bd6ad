/** `@azure/communication-chat`, unmodified, on a local cloud behind a port; what it lacks by raw HTTP with its user's token. */
import type { ChatClient, ChatThreadClient } from "@azure/communication-chat"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { official } from "../official/support.ts"
import { at, rejected } from "../identity/support/wire.ts"

/** Everything of a paged list. */
const all = <T>(pages: AsyncIterable<T>): Effect.Effect<Array<T>> =>
  Effect.promise(async () => {
    const items: Array<T> = []
    for await (const item of pages) items.push(item)
    return items
  })

/** Three users, two of them in a thread of the first. */
const scene = Effect.gen(function* () {
  const { chat, cloud, identity } = yield* official()
  const make = Effect.promise(() => identity.createUserAndToken(["chat"]))
  const [alice, bob, carol] = [yield* make, yield* make, yield* make]
  const client: ChatClient = chat(alice.token)
  const { chatThread } = yield* Effect.promise(() =>
    client.createChatThread({ topic: "Lunch" }, { participants: [{ id: bob.user, displayName: "Bob" }] })
  )
  const threadId = chatThread?.id ?? ""
  const thread: ChatThreadClient = client.getChatThreadClient(threadId)
  return { alice, bob, carol, chat, client, cloud, thread, threadId }
})

describe("the official Chat client", () => {
  it.live("createChatThread with an idempotency token makes one thread", () =>
    Effect.gen(function* () {
      const { client, cloud } = yield* scene
      const idempotencyToken = "0f1e2d3c-4b5a-4697-8877-665544332211"
      const create = Effect.promise(() => client.createChatThread({ topic: "t" }, { idempotencyToken }))
      const [first, second] = [yield* create, yield* create]
      assert.strictEqual(second.chatThread?.id, first.chatThread?.id)
      const state = yield* cloud.state
      assert.strictEqual(at(state, "threads", "length"), 2)
    })
  )

  it.live("getProperties", () =>
    Effect.gen(function* () {
      const { alice, thread, threadId } = yield* scene
      const properties = yield* Effect.promise(() => thread.getProperties())
      assert.strictEqual(properties.id, threadId)
      assert.strictEqual(properties.topic, "Lunch")
      assert.deepStrictEqual(properties.createdBy, { kind: "communicationUser", ...alice.user })
      assert.strictEqual(properties.createdOn.getTime() % 1000, 0)
    })
  )

  it.live("listParticipants page by page, and addParticipants", () =>
    Effect.gen(function* () {
      const { alice, bob, carol, cloud, thread } = yield* scene
      const absentee = `8:acs:${cloud.resourceId}_00000000-0000-0000-0000-000000000001`
      const result = yield* Effect.promise(() =>
        thread.addParticipants({
          participants: [{ id: carol.user, displayName: "Carol" }, { id: { communicationUserId: absentee } }]
        })
      )
      assert.deepStrictEqual(
        result.invalidParticipants?.map(({ code, target }) => ({ code, target })),
        [{ code: "404", target: absentee }]
      )
      const participants = yield* all(thread.listParticipants({ maxPageSize: 1 }))
      assert.deepStrictEqual(
        participants.map(({ displayName, id }) => [displayName, at(id, "communicationUserId")]),
        [
          [undefined, alice.user.communicationUserId],
          ["Bob", bob.user.communicationUserId],
          ["Carol", carol.user.communicationUserId]
        ]
      )
    })
  )

  for (const contentType of ["application/json", "application/merge-patch+json"])
    it.live(`sees a participant that was updated by ${contentType}`, () =>
      Effect.gen(function* () {
        const { alice, bob, cloud, thread, threadId } = yield* scene
        const path = `/chat/threads/${encodeURIComponent(threadId)}/participants/:update`
        const response = yield* Effect.promise(() =>
          fetch(`${cloud.origin}${path}?api-version=2021-10-01-preview7`, {
            method: "POST",
            headers: { authorization: `Bearer ${alice.token}`, "content-type": contentType },
            body: JSON.stringify({
              communicationIdentifier: { communicationUser: { id: bob.user.communicationUserId } },
              displayName: "Alex"
            })
          })
        )
        assert.strictEqual(response.status, 204)
        assert.strictEqual(yield* Effect.promise(() => response.text()), "")
        const [, participant] = yield* all(thread.listParticipants())
        assert.strictEqual(participant?.displayName, "Alex")
        assert.strictEqual(participant?.shareHistoryTime?.getTime(), 0)
      })
    )

  it.live("sendMessage, listMessages, updateTopic, removeParticipant, deleteChatThread", () =>
    Effect.gen(function* () {
      const { bob, client, thread, threadId } = yield* scene
      const sent = yield* Effect.promise(() => thread.sendMessage({ content: "Soup?" }))
      yield* Effect.promise(() => thread.updateTopic("Dinner"))
      yield* Effect.promise(() => thread.removeParticipant(bob.user))
      const messages = yield* all(thread.listMessages({ maxPageSize: 2 }))
      assert.deepStrictEqual(
        messages.map(({ sequenceId, type }) => [sequenceId, type]),
        [
          ["5", "participantRemoved"],
          ["4", "topicUpdated"],
          ["3", "text"],
          ["2", "topicUpdated"],
          ["1", "participantAdded"]
        ]
      )
      assert.strictEqual(messages[2]?.id, sent.id)
      assert.strictEqual(messages[2]?.content?.message, "Soup?")
      yield* Effect.promise(() => client.deleteChatThread(threadId))
      const error = yield* rejected(() => thread.getProperties())
      assert.strictEqual(at(error, "statusCode"), 404)
      assert.strictEqual(at(error, "code"), "NotFound")
    })
  )

  it.live("is refused when its user is no member: 403 Forbidden", () =>
    Effect.gen(function* () {
      const { carol, chat, threadId } = yield* scene
      const outside = chat(carol.token).getChatThreadClient(threadId)
      const error = yield* rejected(() => outside.getProperties())
      assert.strictEqual(at(error, "statusCode"), 403)
      assert.strictEqual(at(error, "code"), "Forbidden")
    })
  )
})
