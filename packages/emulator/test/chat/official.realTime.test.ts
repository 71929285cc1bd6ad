/**
 * Real-time notifications of `@azure/communication-chat`, unmodified: its browser build, in a world of its own, on a local cloud behind a
 * port. `pnpm test:matrix` does the same in a browser.
 */
import type { ChatClient } from "@azure/communication-chat"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Served } from "../../src/Emulator.ts"
import { official } from "../official/support.ts"
import { at } from "../identity/support/wire.ts"
import { browserClient } from "./support/browserBuild.ts"

const names = [
  "chatMessageReceived",
  "chatMessageEdited",
  "chatMessageDeleted",
  "typingIndicatorReceived",
  "readReceiptReceived",
  "chatThreadCreated",
  "chatThreadDeleted",
  "chatThreadPropertiesUpdated",
  "participantsAdded",
  "participantsRemoved"
] as const

/** Everything that a client is told, in order, and the next of a name. */
const listen = (client: ChatClient) => {
  const heard: Array<readonly [name: string, event: unknown]> = []
  let wake = () => {}
  const took = (name: string) => (event: unknown) => {
    heard.push([name, event])
    wake()
  }
  const on: unknown = Reflect.get(client, "on")
  assert(typeof on === "function")
  for (const name of names) Reflect.apply(on, client, [name, took(name)])
  const next = (name: string): Effect.Effect<unknown> =>
    Effect.callback((resume) => {
      const look = () => {
        const index = heard.findIndex(([each]) => each === name)
        if (index < 0) return
        wake = () => {}
        const [found] = heard.splice(index, 1)
        resume(Effect.succeed(found?.[1]))
      }
      wake = look
      look()
    })
  return { heard, next }
}

/** Waits until a user's connection was registered so many times: before, nobody is told. */
const registered = (cloud: Served, member: string, times: number) =>
  Effect.repeat(
    Effect.andThen(
      Effect.yieldNow,
      Effect.map(
        cloud.journal(),
        (entries) =>
          entries.filter(
            ({ data, name }) => name === "real-time connection registered" && at(data, "member") === member
          ).length
      )
    ),
    { until: (count) => count === times }
  )

/** A browser whose network lets no WebSocket through. */
class NoWebSocket {
  onerror?: (event: unknown) => void
  onclose?: () => void

  constructor() {
    queueMicrotask(() => {
      this.onerror?.({})
      this.onclose?.()
    })
  }

  close() {}
}

/** Two users, one of whom is notified. */
const sceneOf = (options: Parameters<typeof browserClient>[1] = {}) =>
  Effect.gen(function* () {
    const { cloud, identity } = yield* official()
    const make = Effect.promise(() => identity.createUserAndToken(["chat"]))
    const [alice, bob, carol] = [yield* make, yield* make, yield* make]
    const clientOf = yield* browserClient(cloud.origin, options)
    const client = clientOf(bob.token)
    const connected = new Promise<void>((resolve) => client.on("realTimeNotificationConnected", resolve))
    yield* Effect.acquireRelease(
      Effect.promise(() => client.startRealtimeNotifications()),
      () => Effect.promise(() => client.stopRealtimeNotifications())
    )
    const listening = listen(client)
    yield* Effect.promise(() => connected)
    yield* registered(cloud, bob.user.communicationUserId, 1)
    return { alice, bob, carol, client, clientOf, cloud, identity, ...listening }
  })

const scene = sceneOf()

describe("real-time notifications of the official client", () => {
  it.live("come by long polling where no WebSocket can be opened", () =>
    Effect.gen(function* () {
      const { alice, bob, client, clientOf, cloud, next } = yield* sceneOf({ webSocket: NoWebSocket })
      const sender = clientOf(alice.token)
      const created = yield* Effect.promise(() =>
        sender.createChatThread({ topic: "t" }, { participants: [{ id: bob.user }] })
      )
      assert.strictEqual(at(yield* next("chatThreadCreated"), "threadId"), created.chatThread?.id)
      const thread = sender.getChatThreadClient(created.chatThread?.id ?? "")
      const sent: Array<string> = []
      for (const content of ["one", "zwei 🥣", "three"])
        sent.push((yield* Effect.promise(() => thread.sendMessage({ content }))).id)
      for (const id of sent) assert.strictEqual(at(yield* next("chatMessageReceived"), "id"), id)
      const polls = (yield* cloud.journal()).filter(({ data }) => /xhr-polling/.test(String(at(data, "path"))))
      assert.isAbove(polls.length, 4)
      yield* Effect.promise(() => client.stopRealtimeNotifications())
    })
  )

  it.live("tell of every event of a thread", () =>
    Effect.gen(function* () {
      const { alice, bob, carol, clientOf, next } = yield* scene
      const sender = clientOf(alice.token)
      const promise = <A>(run: () => Promise<A>) => Effect.promise(run)
      const created = yield* promise(() =>
        sender.createChatThread(
          { topic: "Zürich 100 %" },
          { participants: [{ id: bob.user, displayName: "Bob" }], metadata: { a: "%41" } }
        )
      )
      const threadId = created.chatThread?.id ?? ""
      const event = yield* next("chatThreadCreated")
      assert.strictEqual(at(event, "threadId"), threadId)
      assert.deepStrictEqual(at(event, "properties", "topic"), "Zürich 100 %")
      assert.strictEqual(at(event, "properties", "metadata", "a"), "%41")
      assert.strictEqual(at(event, "createdBy", "id", "communicationUserId"), alice.user.communicationUserId)
      assert.strictEqual(at(event, "participants", "1", "displayName"), "Bob")

      const thread = sender.getChatThreadClient(threadId)
      const { id } = yield* promise(() =>
        thread.sendMessage({ content: "Soup?" }, { senderDisplayName: "Alice", metadata: { kind: "question" } })
      )
      const received = yield* next("chatMessageReceived")
      assert.strictEqual(at(received, "id"), id)
      assert.strictEqual(at(received, "message"), "Soup?")
      assert.strictEqual(at(received, "type"), "Text")
      assert.strictEqual(at(received, "senderDisplayName"), "Alice")
      assert.strictEqual(at(received, "metadata", "kind"), "question")
      assert.strictEqual(at(received, "sender", "communicationUserId"), alice.user.communicationUserId)
      assert.strictEqual(at(received, "recipient", "communicationUserId"), bob.user.communicationUserId)

      yield* promise(() => thread.updateMessage(id, { content: "Stew?" }))
      const edited = yield* next("chatMessageEdited")
      assert.strictEqual(at(edited, "message"), "Stew?")
      assert.isFalse(Number.isNaN(Number(at(edited, "editedOn"))))
      yield* promise(() => thread.sendReadReceipt({ chatMessageId: id }))
      const read = yield* next("readReceiptReceived")
      assert.strictEqual(at(read, "chatMessageId"), id)
      assert.isFalse(Number.isNaN(Number(at(read, "readOn"))))
      yield* promise(() => thread.sendTypingNotification({ senderDisplayName: "Alice" }))
      assert.strictEqual(at(yield* next("typingIndicatorReceived"), "senderDisplayName"), "Alice")
      yield* promise(() => thread.deleteMessage(id))
      assert.strictEqual(at(yield* next("chatMessageDeleted"), "id"), id)

      yield* promise(() => thread.updateTopic("Dinner"))
      assert.strictEqual(at(yield* next("chatThreadPropertiesUpdated"), "properties", "topic"), "Dinner")
      yield* promise(() => thread.addParticipants({ participants: [{ id: carol.user, displayName: "Carol" }] }))
      const added = yield* next("participantsAdded")
      assert.strictEqual(at(added, "participantsAdded", "0", "displayName"), "Carol")
      yield* promise(() => thread.removeParticipant(carol.user))
      const removed = yield* next("participantsRemoved")
      assert.strictEqual(
        at(removed, "participantsRemoved", "0", "id", "communicationUserId"),
        carol.user.communicationUserId
      )
      yield* promise(() => sender.deleteChatThread(threadId))
      assert.strictEqual(at(yield* next("chatThreadDeleted"), "reason"), "deletedByUser")
    })
  )

  it.live("stop with stopRealtimeNotifications, and the registration with them", () =>
    Effect.gen(function* () {
      const { alice, bob, client, clientOf, cloud, heard } = yield* scene
      const over = new Promise<void>((resolve) => client.on("realTimeNotificationDisconnected", resolve))
      yield* Effect.promise(() => client.stopRealtimeNotifications())
      yield* Effect.raceFirst(
        Effect.promise(() => over),
        Effect.repeat(Effect.andThen(Effect.yieldNow, cloud.journal()), {
          until: (entries) => entries.some(({ data }) => at(data, "method") === "DELETE")
        })
      )
      const sender = clientOf(alice.token)
      yield* Effect.promise(() => sender.createChatThread({ topic: "t" }, { participants: [{ id: bob.user }] }))
      assert.deepStrictEqual(heard, [])
    })
  )

  it.live("come again over a new connection, with a fresh token, when the old one was taken back", () =>
    Effect.gen(function* () {
      const { alice, clientOf, cloud, identity } = yield* scene
      const dave = yield* Effect.promise(() => identity.createUser())
      let given = 0
      const client = clientOf(async () => {
        given++
        return (await identity.getToken(dave, ["chat"])).token
      })
      let connections = 0
      let wake = () => {}
      const connected = new Promise<void>((resolve) => {
        client.on("realTimeNotificationConnected", () => {
          connections++
          if (connections === 1) resolve()
          else wake()
        })
      })
      yield* Effect.acquireRelease(
        Effect.promise(() => client.startRealtimeNotifications()),
        () => Effect.promise(() => client.stopRealtimeNotifications())
      )
      const { next } = listen(client)
      yield* Effect.promise(() => connected)
      yield* registered(cloud, dave.communicationUserId, 1)
      yield* Effect.promise(() => identity.revokeTokens(dave))
      const lost = new Promise<void>((resolve) => client.on("realTimeNotificationDisconnected", resolve))
      const again = new Promise<void>((resolve) => {
        wake = resolve
      })
      const sender = clientOf(alice.token)
      const create = Effect.promise(() => sender.createChatThread({ topic: "t" }, { participants: [{ id: dave }] }))
      // Nobody is told with the token that was taken back.
      yield* create
      yield* Effect.promise(() => lost)
      yield* Effect.promise(() => again)
      yield* registered(cloud, dave.communicationUserId, 2)
      const { chatThread } = yield* create
      assert.strictEqual(at(yield* next("chatThreadCreated"), "threadId"), chatThread?.id)
      assert.isAbove(given, 1)
    })
  )
})
