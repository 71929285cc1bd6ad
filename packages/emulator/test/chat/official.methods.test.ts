/** Every public method of `@azure/communication-chat` 1.6.0, unmodified, on a local cloud behind a port. */
import { ChatClient, ChatThreadClient } from "@azure/communication-chat"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { performed, type Stories } from "../official/methods.ts"
import { official } from "../official/support.ts"

const all = async <T>(pages: AsyncIterable<T>): Promise<Array<T>> => {
  const items: Array<T> = []
  for await (const item of pages) items.push(item)
  return items
}

/** Two users in a thread of the first, with one message of hers, and one who is outside. */
const world = Effect.gen(function* () {
  const { chat, cloud, identity } = yield* official()
  const make = Effect.promise(() => identity.createUserAndToken(["chat"]))
  const [alice, bob, carol] = [yield* make, yield* make, yield* make]
  const client = chat(alice.token)
  const { chatThread } = yield* Effect.promise(() =>
    client.createChatThread({ topic: "Lunch" }, { participants: [{ id: bob.user, displayName: "Bob" }] })
  )
  const threadId = chatThread?.id ?? ""
  const thread = client.getChatThreadClient(threadId)
  const ofBob = chat(bob.token).getChatThreadClient(threadId)
  const sent = yield* Effect.promise(() => thread.sendMessage({ content: "Soup?" }, { metadata: { order: "1" } }))
  return { alice, bob, carol, client, cloud, thread, ofBob, threadId, messageId: sent.id }
})

type World = Effect.Success<typeof world>

/** What the browser's build does stands in the tests of real time; on Node the client refuses. */
const refusesOnNode = async (run: () => unknown): Promise<void> => {
  let message = ""
  try {
    await run()
  } catch (error) {
    message = error instanceof Error ? error.message : ""
  }
  assert.match(message, /not supported in node js|only supported in the browser/)
}

const ofClient: Stories<ChatClient, World> = {
  getChatThreadClient: async ({ client, threadId }) => {
    assert.strictEqual(client.getChatThreadClient(threadId).threadId, threadId)
  },
  createChatThread: async ({ alice, bob, client }) => {
    const { chatThread, invalidParticipants } = await client.createChatThread(
      { topic: "Dinner" },
      {
        participants: [{ id: bob.user, displayName: "Bob" }],
        metadata: { table: "7" },
        retentionPolicy: { kind: "threadCreationDate", deleteThreadAfterDays: 60 }
      }
    )
    assert.isUndefined(invalidParticipants)
    assert.deepStrictEqual(chatThread?.createdBy, { kind: "communicationUser", ...alice.user })
    assert.deepStrictEqual(chatThread?.metadata, { table: "7" })
    assert.deepStrictEqual(chatThread?.retentionPolicy, { kind: "threadCreationDate", deleteThreadAfterDays: 60 })
  },
  listChatThreads: async ({ client, threadId }) => {
    const second = await client.createChatThread({ topic: "Dinner" })
    const items = await all(client.listChatThreads({ maxPageSize: 1 }))
    assert.deepStrictEqual(
      items.map(({ id, topic }) => [id, topic]),
      [
        [second.chatThread?.id, "Dinner"],
        [threadId, "Lunch"]
      ]
    )
    assert.deepStrictEqual(await all(client.listChatThreads({ startTime: new Date(Date.now() + 60_000) })), [])
  },
  deleteChatThread: async ({ client, threadId }) => {
    await client.deleteChatThread(threadId)
    assert.deepStrictEqual(await all(client.listChatThreads()), [])
  },
  startRealtimeNotifications: ({ client }) => refusesOnNode(() => client.startRealtimeNotifications()),
  stopRealtimeNotifications: ({ client }) => refusesOnNode(() => client.stopRealtimeNotifications()),
  on: ({ client }) => refusesOnNode(() => client.on("chatMessageReceived", () => {})),
  off: ({ client }) => refusesOnNode(() => client.off("chatMessageReceived", () => {}))
}

const ofThread: Stories<ChatThreadClient, World> = {
  getProperties: async ({ thread, threadId }) => {
    const { createdOn, id, topic } = await thread.getProperties()
    assert.deepStrictEqual([id, topic, createdOn.getTime() % 1000], [threadId, "Lunch", 0])
  },
  updateTopic: async ({ thread }) => {
    await thread.updateTopic("Dinner")
    assert.strictEqual((await thread.getProperties()).topic, "Dinner")
  },
  updateProperties: async ({ thread }) => {
    await thread.updateProperties({ topic: "Dinner", metadata: { table: "7", room: "1" } })
    await thread.updateProperties({ metadata: { table: "8" }, retentionPolicy: { kind: "none" } })
    const { metadata, retentionPolicy, topic } = await thread.getProperties()
    assert.strictEqual(topic, "Dinner")
    assert.deepStrictEqual(metadata, { table: "8", room: "1" })
    assert.deepStrictEqual(retentionPolicy, { kind: "none" })
  },
  sendMessage: async ({ thread }) => {
    const { id } = await thread.sendMessage(
      { content: "<b>Stew</b>" },
      { type: "html", senderDisplayName: "Alice", metadata: { order: "2" } }
    )
    const message = await thread.getMessage(id)
    assert.deepStrictEqual(
      [message.type, message.content?.message, message.senderDisplayName, message.metadata],
      ["html", "<b>Stew</b>", "Alice", { order: "2" }]
    )
  },
  getMessage: async ({ alice, messageId, ofBob }) => {
    const message = await ofBob.getMessage(messageId)
    assert.strictEqual(message.content?.message, "Soup?")
    assert.deepStrictEqual(message.sender, { kind: "communicationUser", ...alice.user })
    assert.deepStrictEqual([message.sequenceId, message.version], ["3", messageId])
  },
  listMessages: async ({ messageId, thread }) => {
    const messages = await all(thread.listMessages({ maxPageSize: 1 }))
    assert.deepStrictEqual(
      messages.map(({ type }) => type),
      ["text", "topicUpdated", "participantAdded"]
    )
    assert.strictEqual(messages[0]?.id, messageId)
  },
  updateMessage: async ({ messageId, thread }) => {
    await thread.updateMessage(messageId, { content: "Stew!", metadata: { table: "7" } })
    const message = await thread.getMessage(messageId)
    assert.strictEqual(message.content?.message, "Stew!")
    assert.deepStrictEqual(message.metadata, { order: "1", table: "7" })
    assert.isAtLeast(message.editedOn?.getTime() ?? 0, message.createdOn.getTime())
    assert.notStrictEqual(message.version, message.id)
  },
  deleteMessage: async ({ messageId, thread }) => {
    await thread.deleteMessage(messageId)
    const [message] = await all(thread.listMessages())
    assert.strictEqual(message?.id, messageId)
    assert.isDefined(message?.deletedOn)
    assert.isUndefined(message?.content)
  },
  addParticipants: async ({ carol, thread }) => {
    const result = await thread.addParticipants({ participants: [{ id: carol.user, displayName: "Carol" }] })
    assert.isUndefined(result.invalidParticipants)
    const [newest] = await all(thread.listMessages())
    assert.deepStrictEqual(
      newest?.content?.participants?.map(({ displayName }) => displayName),
      ["Carol"]
    )
  },
  listParticipants: async ({ thread }) => {
    const participants = await all(thread.listParticipants({ maxPageSize: 1, skip: 1 }))
    assert.deepStrictEqual(
      participants.map(({ displayName }) => displayName),
      ["Bob"]
    )
  },
  removeParticipant: async ({ bob, thread }) => {
    await thread.removeParticipant(bob.user)
    assert.strictEqual((await all(thread.listParticipants())).length, 1)
  },
  sendTypingNotification: async ({ thread }) => {
    assert.isTrue(await thread.sendTypingNotification({ senderDisplayName: "Alice" }))
  },
  sendReadReceipt: async ({ bob, messageId, ofBob, thread }) => {
    await ofBob.sendReadReceipt({ chatMessageId: messageId })
    const [receipt] = await all(thread.listReadReceipts())
    assert.strictEqual(receipt?.chatMessageId, messageId)
    assert.deepStrictEqual(receipt?.sender, { kind: "communicationUser", ...bob.user })
  },
  listReadReceipts: async ({ messageId, ofBob, thread }) => {
    await ofBob.sendReadReceipt({ chatMessageId: messageId })
    await thread.sendReadReceipt({ chatMessageId: messageId })
    assert.strictEqual((await all(thread.listReadReceipts({ maxPageSize: 1 }))).length, 2)
    assert.strictEqual((await all(thread.listReadReceipts({ skip: 1 }))).length, 1)
  }
}

performed({
  title: "ChatClient of @azure/communication-chat 1.6.0",
  prototype: ChatClient.prototype,
  stories: { ...ofClient },
  internal: ["listChatThreadsPage", "listChatThreadsAll", "subscribeToSignalingEvents"],
  world
})

performed({
  title: "ChatThreadClient of @azure/communication-chat 1.6.0",
  prototype: ChatThreadClient.prototype,
  stories: { ...ofThread },
  internal: [
    "canPostTypingNotification",
    ...["Messages", "Participants", "ReadReceipts"].flatMap((list) => [`list${list}Page`, `list${list}All`])
  ],
  world
})
