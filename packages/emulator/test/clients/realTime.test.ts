/**
 * Real-time notifications from the local cloud to our client: whatever is lost, repeated or broken on the way, a user hears of every
 * message once.
 */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { createChat, createChatEvents } from "@effect-comms/chat/promise"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { OpenWebSocket } from "@effect-comms/core/CurrentWebSocket"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import type { Transport } from "@effect-comms/core/Transport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import type * as Identity from "@effect-comms/identity/Identity"
import { createIdentity } from "@effect-comms/identity/promise"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { cloud, type User, user } from "../chat/support/users.ts"
import { at, begin } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud

type Event = ChatEvents.RealTimeEvent

/** Lets time pass in steps of a ping, so that each is answered in its own moment. */
const pass = (minutes: number) =>
  Effect.repeat(Effect.andThen(TestClock.adjust(40_000), Effect.repeat(Effect.yieldNow, { times: 20 })), {
    times: (minutes * 60) / 40 - 1
  })

/** What a user heard so far, and how a test waits for more. */
interface Hearing {
  readonly heard: Array<Event>
  /** Waits until something was heard; the clock stands still meanwhile. */
  readonly until: (fits: (heard: ReadonlyArray<Event>) => boolean) => Effect.Effect<void>
  readonly fiber: Fiber.Fiber<void, CommunicationError>
}

const settled = Effect.repeat(Effect.yieldNow, { times: 200 })

const hear = (who: User, input: ChatEvents.RealTimeInput = {}) =>
  Effect.gen(function* () {
    const heard: Array<Event> = []
    const fiber = yield* Effect.forkChild(
      who.as(Stream.runForEach(ChatEvents.realTime(input), (event) => Effect.sync(() => void heard.push(event)))),
      { startImmediately: true }
    )
    const until: Hearing["until"] = (fits) =>
      Effect.asVoid(Effect.repeat(Effect.yieldNow, { until: () => fits(heard) || fiber.pollUnsafe() !== undefined }))
    return { heard, until, fiber } satisfies Hearing
  })

const has =
  (tag: Event["_tag"], times = 1) =>
  (heard: ReadonlyArray<Event>) =>
    heard.filter(({ _tag }) => _tag === tag).length >= times

const tags = (heard: ReadonlyArray<Event>) => heard.map(({ _tag }) => _tag)

const messagesIn = (heard: ReadonlyArray<Event>) =>
  heard.flatMap((event) => ("message" in event ? [[event._tag, event.message, event.repaired]] : []))

/** A network that loses, repeats and breaks what a test says. */
const network = (open: OpenWebSocket) => {
  const sockets: Array<() => void> = []
  const faults = { lose: false, repeat: false, mute: false }
  const webSocket: OpenWebSocket = (url, listener) => {
    const socket = open(url, {
      ...listener,
      message: (text) => {
        const isNotification = text.startsWith("3:::")
        if (faults.lose && isNotification) return
        listener.message(text)
        if (faults.repeat && isNotification) listener.message(text)
      }
    })
    sockets.push(() => {
      socket.close()
      listener.closed()
    })
    return {
      ...socket,
      send: (text) => {
        if (!faults.mute) socket.send(text)
      }
    }
  }
  return { webSocket, faults, break: () => sockets.at(-1)?.(), opened: () => sockets.length }
}

interface Scene {
  readonly alice: User
  readonly bob: User
  readonly chatThreadId: string
  readonly line: ReturnType<typeof network>
}

const withScene = <A, E>(
  run: (scene: Scene) => Effect.Effect<A, E, LocalCloud.Emulator | Identity.Identity | Scope.Scope>
) =>
  Effect.gen(function* () {
    yield* begin
    return yield* Effect.gen(function* () {
      const alice = yield* user
      const bob = yield* user
      const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants: [bob.identifier] }))
      // What was there before is no news.
      yield* alice.as(ChatThread.sendChatMessage({ chatThreadId: chatThread.id, content: "old" }))
      yield* TestClock.adjust(1_000)
      const line = network((yield* Emulator).webSocket)
      return yield* Effect.scoped(run({ alice, bob, chatThreadId: chatThread.id, line }))
    }).pipe(Effect.provide(cloud()))
  })

const say = ({ alice, chatThreadId }: Scene, content: string) =>
  Effect.tap(alice.as(ChatThread.sendChatMessage({ chatThreadId, content })), () => TestClock.adjust(10))

describe("ChatEvents.realTime", () => {
  it.effect("tells every event of a user's threads", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { fiber, heard, until } = yield* hear(bob)
        yield* until(has("Connected"))
        const { id } = yield* alice.as(
          ChatThread.sendChatMessage({
            chatThreadId,
            content: "Soup?",
            senderDisplayName: "Alice",
            metadata: { kind: "question" }
          })
        )
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId: id, content: "Stew?" }))
        yield* alice.as(ChatThread.sendTypingNotification({ chatThreadId, senderDisplayName: "Alice" }))
        yield* bob.as(ChatThread.sendChatReadReceipt({ chatThreadId, chatMessageId: id }))
        yield* alice.as(ChatThread.deleteChatMessage({ chatThreadId, chatMessageId: id }))
        yield* alice.as(
          ChatThread.updateChatThreadProperties({
            chatThreadId,
            topic: "Zürich 100 % 🥣",
            metadata: { a: "%41" },
            retentionPolicy: { kind: "threadCreationDate", deleteThreadAfterDays: 60 }
          })
        )
        const { identifier } = yield* user
        yield* alice.as(
          ChatThread.addChatParticipants({ chatThreadId, participants: [{ ...identifier, displayName: "Carol" }] })
        )
        yield* alice.as(ChatThread.removeChatParticipant({ chatThreadId, ...identifier.communicationIdentifier }))
        yield* alice.as(Chat.createChatThread({ topic: "u", participants: [bob.identifier] }))
        yield* alice.as(Chat.deleteChatThread({ chatThreadId }))
        yield* until(has("ChatThreadDeleted"))
        assert.deepStrictEqual(tags(heard), [
          "Connected",
          "ChatMessageReceived",
          "ChatMessageEdited",
          "TypingIndicatorReceived",
          "ReadReceiptReceived",
          "ChatMessageDeleted",
          "ChatThreadPropertiesUpdated",
          "ParticipantsAdded",
          "ParticipantsRemoved",
          "ChatThreadCreated",
          "ChatThreadDeleted"
        ])
        const [, received, edited, typing, receipt, deleted, updated, added, removed, created, gone] = heard
        assert.strictEqual(at(received, "id"), id)
        assert.strictEqual(at(received, "message"), "Soup?")
        assert.strictEqual(at(received, "type"), "Text")
        assert.strictEqual(at(received, "senderDisplayName"), "Alice")
        assert.strictEqual(at(received, "sender", "rawId"), alice.id)
        assert.deepStrictEqual(at(received, "metadata"), { kind: "question" })
        assert.strictEqual(at(edited, "message"), "Stew?")
        assert.strictEqual(at(typing, "sender", "rawId"), alice.id)
        assert.strictEqual(at(receipt, "chatMessageId"), id)
        assert.strictEqual(at(receipt, "sender", "rawId"), bob.id)
        assert.strictEqual(at(deleted, "id"), id)
        assert.strictEqual(at(updated, "topic"), "Zürich 100 % 🥣")
        assert.deepStrictEqual(at(updated, "metadata"), { a: "%41" })
        assert.strictEqual(at(updated, "retentionPolicy", "deleteThreadAfterDays"), 60)
        assert.strictEqual(at(added, "participants", "0", "displayName"), "Carol")
        assert.strictEqual(at(removed, "participants", "0", "id", "rawId"), identifier.communicationIdentifier.rawId)
        assert.strictEqual(at(created, "topic"), "u")
        assert.strictEqual(at(created, "createdBy", "id", "rawId"), alice.id)
        assert.strictEqual(at(gone, "reason"), "deletedByUser")
        yield* Fiber.interrupt(fiber)
      })
    )
  )

  it.effect("gives a notification that comes twice once", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { line } = scene
        const { heard, until } = yield* hear(scene.bob, { webSocket: line.webSocket })
        yield* until(has("Connected"))
        line.faults.repeat = true
        yield* say(scene, "one")
        yield* scene.alice.as(ChatThread.sendTypingNotification({ chatThreadId: scene.chatThreadId }))
        yield* say(scene, "two")
        yield* until(has("ChatMessageReceived", 2))
        yield* settled
        assert.deepStrictEqual(tags(heard), [
          "Connected",
          "ChatMessageReceived",
          "TypingIndicatorReceived",
          "ChatMessageReceived"
        ])
      })
    )
  )

  it.effect("connects again when the connection is lost, and gives what it missed once and in order", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { alice, bob, chatThreadId, line } = scene
        const { heard, until } = yield* hear(bob, { webSocket: line.webSocket, pollMillis: Infinity })
        yield* until(has("Connected"))
        const { id: chatMessageId } = yield* say(scene, "one")
        yield* until(has("ChatMessageReceived"))
        line.break()
        yield* until(has("Disconnected"))
        yield* say(scene, "two")
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "one, edited" }))
        yield* say(scene, "three")
        yield* TestClock.adjust(1_000)
        yield* until(has("ChatMessageReceived", 3))
        yield* say(scene, "four")
        yield* until(has("ChatMessageReceived", 4))
        assert.deepStrictEqual(messagesIn(heard), [
          ["ChatMessageReceived", "one", false],
          ["ChatMessageEdited", "one, edited", true],
          ["ChatMessageReceived", "two", true],
          ["ChatMessageReceived", "three", true],
          ["ChatMessageReceived", "four", false]
        ])
        assert.deepStrictEqual(
          tags(heard).filter((tag) => tag === "Connected" || tag === "Disconnected"),
          ["Connected", "Disconnected", "Connected"]
        )
      })
    )
  )

  it.effect("finds a message whose notification was lost on a connection that holds", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { line } = scene
        const { heard, until } = yield* hear(scene.bob, { webSocket: line.webSocket, pollMillis: 30_000 })
        yield* until(has("Connected"))
        line.faults.lose = true
        yield* say(scene, "lost")
        yield* settled
        assert.deepStrictEqual(messagesIn(heard), [])
        line.faults.lose = false
        yield* TestClock.adjust(30_000)
        yield* until(has("ChatMessageReceived"))
        assert.deepStrictEqual(messagesIn(heard), [["ChatMessageReceived", "lost", true]])
        assert.deepStrictEqual(tags(heard), ["Connected", "ChatMessageReceived"])
      })
    )
  )

  it.effect("finds members, topics, threads and receipts whose notifications were lost, each once", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { alice, bob, chatThreadId, line } = scene
        const { heard, until } = yield* hear(bob, { webSocket: line.webSocket, pollMillis: 30_000 })
        yield* until(has("Connected"))
        const carol = yield* user
        const add = alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [carol.identifier] }))
        const remove = alice.as(
          ChatThread.removeChatParticipant({ chatThreadId, ...carol.identifier.communicationIdentifier })
        )
        const { id: chatMessageId } = yield* say(scene, "heard")
        yield* add
        yield* until(has("ParticipantsAdded"))
        line.faults.lose = true
        yield* remove
        yield* alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, topic: "u", metadata: { a: "1" } }))
        yield* bob.as(ChatThread.sendChatReadReceipt({ chatThreadId, chatMessageId }))
        yield* alice.as(ChatThread.sendTypingNotification({ chatThreadId }))
        yield* TestClock.adjust(10)
        const created = yield* alice.as(Chat.createChatThread({ topic: "v", participants: [bob.identifier] }))
        yield* TestClock.adjust(10)
        yield* settled
        line.faults.lose = false
        yield* TestClock.adjust(30_000)
        yield* until(has("ReadReceiptReceived"))
        for (let step = 0; step < 7; step++) yield* Effect.andThen(TestClock.adjust(5_000), settled)
        assert.deepStrictEqual(tags(heard), [
          "Connected",
          "ChatMessageReceived",
          "ParticipantsAdded",
          "ParticipantsRemoved",
          "ChatThreadPropertiesUpdated",
          "ChatThreadCreated",
          "ReadReceiptReceived"
        ])
        const [, , added, removed, updated, thread, receipt] = heard
        assert.deepStrictEqual(
          [added, removed, updated, thread, receipt].map((event) => at(event, "repaired")),
          [false, true, true, true, true]
        )
        assert.strictEqual(at(removed, "participants", 0, "id", "rawId"), carol.id)
        assert.strictEqual(at(removed, "removedBy", "id", "rawId"), alice.id)
        assert.strictEqual(at(updated, "topic"), "u")
        assert.deepStrictEqual(at(updated, "metadata"), { a: "1" })
        assert.strictEqual(at(thread, "threadId"), created.chatThread.id)
        assert.strictEqual(at(thread, "topic"), "v")
        assert.strictEqual(at(thread, "createdBy", "id", "rawId"), alice.id)
        assert.strictEqual(at(receipt, "chatMessageId"), chatMessageId)
        assert.strictEqual(at(receipt, "sender", "rawId"), bob.id)
      })
    )
  )

  it.effect("gives what the first listing of a repair had when a later one failed", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { alice, bob, line } = scene
        const { fault } = yield* Emulator
        const other = yield* alice.as(Chat.createChatThread({ topic: "u", participants: [bob.identifier] }))
        const { heard, until } = yield* hear(bob, { webSocket: line.webSocket, pollMillis: 30_000 })
        yield* until(has("Connected"))
        line.faults.lose = true
        yield* say(scene, "lost")
        yield* say({ ...scene, chatThreadId: other.chatThread.id }, "lost there")
        yield* settled
        line.faults.lose = false
        // The threads are listed latest first, so that the list of the older one fails.
        yield* fault({
          method: "GET",
          path: `${encodeURIComponent(scene.chatThreadId)}/messages`,
          status: 503,
          count: 4
        })
        for (let second = 0; second < 75; second++) {
          yield* TestClock.adjust(1_000)
          yield* settled
        }
        assert.deepStrictEqual(messagesIn(heard), [
          ["ChatMessageReceived", "lost", true],
          ["ChatMessageReceived", "lost there", true]
        ])
      })
    )
  )

  it.effect("hears of what happened after it began and before the first listing, and of nothing before", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { alice, bob, chatThreadId } = scene
        const { origin, transport } = yield* Emulator
        const { id: chatMessageId } = yield* say(scene, "before")
        yield* bob.as(ChatThread.sendChatReadReceipt({ chatThreadId, chatMessageId }))
        yield* TestClock.adjust(5_000)
        let waiting: Array<() => void> | undefined = []
        const slow: Transport = {
          ...transport,
          send: (request, done) => {
            if (waiting === undefined || !request.path.startsWith("/chat/threads?"))
              return transport.send(request, done)
            waiting.push(() => void transport.send(request, done))
            return { cancel: () => {}, sent: () => true }
          }
        }
        const { token } = yield* CommunicationIdentity.issueAccessToken({ id: bob.id, scopes: ["chat"] })
        const client = yield* Effect.provideService(
          Chat.make({ endpoint: origin, credential: UserTokenCredential.make(token) }),
          CurrentTransport,
          slow
        )
        const as: User["as"] = (effect) => Effect.provideService(effect, Chat.Chat, client)
        const { heard, until } = yield* hear({ ...bob, as })
        yield* TestClock.adjust(10)
        yield* say(scene, "meanwhile")
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "before, edited" }))
        const carol = yield* user
        yield* alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [carol.identifier] }))
        for (const send of waiting.splice(0)) send()
        waiting = undefined
        yield* until(has("Connected"))
        yield* settled
        assert.deepStrictEqual(messagesIn(heard), [
          ["ChatMessageEdited", "before, edited", true],
          ["ChatMessageReceived", "meanwhile", true]
        ])
        assert.deepStrictEqual(tags(heard).toSorted(), [
          "ChatMessageEdited",
          "ChatMessageReceived",
          "Connected",
          "ParticipantsAdded"
        ])
      })
    )
  )

  it.effect("gives up a connection on which nobody answers", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { line } = scene
        const { heard, until } = yield* hear(scene.bob, { webSocket: line.webSocket })
        yield* until(has("Connected"))
        line.faults.mute = true
        yield* TestClock.adjust(44_999)
        assert.isFalse(has("Disconnected")(heard))
        yield* TestClock.adjust(1)
        yield* until(has("Disconnected"))
        line.faults.mute = false
        yield* TestClock.adjust(1_000)
        yield* until(has("Connected", 2))
        assert.strictEqual(line.opened(), 2)
      })
    )
  )

  it.effect("renews the registration before it ends, and ends it with the stream", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { journal } = yield* Emulator
        const named = (name: string) =>
          Effect.map(journal(), (entries) => entries.filter((entry) => entry.name === name).length)
        const { fiber, heard, until } = yield* hear(scene.bob, { pollMillis: Infinity })
        yield* until(has("Connected"))
        yield* pass(240)
        yield* say(scene, "later")
        yield* until(has("ChatMessageReceived"))
        assert.deepStrictEqual(tags(heard), ["Connected", "ChatMessageReceived"])
        assert.isAtLeast(yield* named("real-time connection registered"), 3)
        assert.strictEqual(yield* named("real-time registration ended"), 0)
        yield* Fiber.interrupt(fiber)
        const requests = yield* journal()
        assert.isTrue(requests.some(({ data }) => at(data, "method") === "DELETE"))
        yield* say(scene, "nobody listens")
      })
    )
  )

  it.effect("uses a fresh token before the old one ends, and loses no notification for it", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { origin } = yield* Emulator
        const context = yield* Effect.context<Identity.Identity>()
        let given = 0
        const refresh = () => {
          given++
          return Effect.runPromiseWith(context)(
            Effect.map(
              CommunicationIdentity.issueAccessToken({ id: scene.bob.id, scopes: ["chat"], expiresInMinutes: 60 }),
              ({ token }) => token
            )
          )
        }
        const credential = UserTokenCredential.make({ refresh })
        const client = yield* Chat.make({ endpoint: origin, credential })
        const as: User["as"] = (effect) => Effect.provideService(effect, Chat.Chat, client)
        const { heard, until } = yield* hear({ ...scene.bob, as }, { pollMillis: Infinity })
        yield* until(has("Connected"))
        const typing = { chatThreadId: scene.chatThreadId }
        for (let count = 1; count <= 12; count++) {
          yield* pass(10)
          const fresh = yield* CommunicationIdentity.issueAccessToken({ id: scene.alice.id, scopes: ["chat"] })
          const sender = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(fresh.token) })
          yield* Effect.provideService(ChatThread.sendTypingNotification(typing), Chat.Chat, sender)
          yield* until(has("TypingIndicatorReceived", count))
        }
        assert.strictEqual(tags(heard).filter((tag) => tag === "Disconnected").length, 0)
        assert.isAtLeast(given, 2)
      })
    )
  )

  it.effect("asks for another token when the one in use was taken back", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { origin } = yield* Emulator
        const context = yield* Effect.context<Identity.Identity>()
        const refresh = () =>
          Effect.runPromiseWith(context)(
            Effect.map(
              CommunicationIdentity.issueAccessToken({ id: scene.bob.id, scopes: ["chat"] }),
              ({ token }) => token
            )
          )
        const client = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make({ refresh }) })
        const as: User["as"] = (effect) => Effect.provideService(effect, Chat.Chat, client)
        const { heard, until } = yield* hear({ ...scene.bob, as }, { pollMillis: Infinity })
        yield* until(has("Connected"))
        yield* CommunicationIdentity.revokeAccessTokens({ id: scene.bob.id })
        yield* say(scene, "unheard")
        yield* until(has("Disconnected"))
        yield* TestClock.adjust(1_000)
        yield* settled
        yield* TestClock.adjust(5_000)
        yield* until(has("ChatMessageReceived"))
        assert.deepStrictEqual(tags(heard), ["Connected", "Disconnected", "Connected", "ChatMessageReceived"])
      })
    )
  )

  it.effect("fails with Unauthorized when a token that cannot be renewed was taken back", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { fiber, until } = yield* hear(scene.bob, { pollMillis: Infinity })
        yield* until(has("Connected"))
        yield* CommunicationIdentity.revokeAccessTokens({ id: scene.bob.id })
        yield* say(scene, "unheard")
        yield* until(has("Disconnected"))
        for (let second = 0; second < 10; second++) {
          yield* TestClock.adjust(1_000)
          yield* settled
        }
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert.strictEqual(error.reason._tag, "Unauthorized")
      })
    )
  )

  it.effect("fails when the first connection cannot be made, with the reason", () =>
    withScene(({ bob }) =>
      Effect.gen(function* () {
        const { fault } = yield* Emulator
        const failing = (path: string, status: number) =>
          Effect.gen(function* () {
            yield* fault({ path, status, count: 4 })
            const { fiber, until } = yield* hear(bob)
            for (let second = 0; second < 20; second++) {
              yield* TestClock.adjust(1_000)
              yield* settled
            }
            yield* until(() => fiber.pollUnsafe() !== undefined)
            const error = yield* Effect.flip(Fiber.join(fiber))
            return [error.operation, error.reason._tag]
          })
        assert.deepStrictEqual(yield* failing("/chat/config", 503), [
          "Chat_GetRealTimeNotificationConfiguration",
          "Unavailable"
        ])
        assert.deepStrictEqual(yield* failing("/v4/a", 403), ["RealTimeNotifications_Allocate", "Forbidden"])
      })
    )
  )

  it.effect("gives the messages since a time that was asked for", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const { heard, until } = yield* hear(scene.bob, { since: DateTimeText.make("2026-03-14T09:00:00Z") })
        yield* until(has("ChatMessageReceived"))
        assert.deepStrictEqual(messagesIn(heard), [["ChatMessageReceived", "old", true]])
      })
    )
  )

  it.effect("refuses options that it cannot use", () =>
    withScene(({ bob }) =>
      Effect.gen(function* () {
        for (const input of [{ pollMillis: 0 }, { overlapMillis: -1 }, { rememberedMessages: Number.NaN }]) {
          const { fiber } = yield* hear(bob, input)
          const error = yield* Effect.flip(Fiber.join(fiber))
          assert(error.reason._tag === "InvalidRequest")
          assert.strictEqual(error.reason.field, Object.keys(input)[0])
        }
      })
    )
  )

  it.effect("gives what it cannot read as unknown, and goes on", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        let push = (_text: string) => {}
        const { webSocket } = yield* Emulator
        const { heard, until } = yield* hear(scene.bob, {
          webSocket: (url, listener) => {
            push = listener.message
            return webSocket(url, listener)
          }
        })
        yield* until(has("Connected"))
        const bodies = [
          "",
          "no JSON",
          "null",
          "[]",
          `{"eventId":1}`,
          `{"eventId":200}`,
          `{"eventId":257,"members":"%"}`
        ]
        for (const body of bodies) push(`3:::${JSON.stringify({ id: 1, body })}`)
        for (const frame of ["", "9", "3:::", "5:::{}", "6:::", "7::", "x:y:z", "3:::7"]) push(frame)
        push(`3:::${JSON.stringify({ body: `{"eventId":257,"threadId":"19:x","createdBy":7,"members":"%5B1,{}]"}` })}`)
        yield* say(scene, "still here")
        yield* until(has("ChatMessageReceived"))
        assert.deepStrictEqual(tags(heard), [
          "Connected",
          ...bodies.map(() => "UnknownNotification"),
          "ChatThreadCreated",
          "ChatMessageReceived"
        ])
        const unknown = heard.find(({ _tag }) => _tag === "UnknownNotification")
        assert.notInclude(JSON.stringify(unknown), "JSON")
      })
    )
  )

  it.live("is an async iterable in the Promise API, over a port", () =>
    Effect.gen(function* () {
      const { connectionString, origin } = yield* LocalCloud.serve({ port: 0 })
      const identity = createIdentity({ connectionString })
      const created = yield* Effect.promise(() =>
        identity.communicationIdentity.create({ createTokenWithScopes: ["chat"] })
      )
      const token = created.accessToken?.token
      assert(token !== undefined)
      const stop = new AbortController()
      const options = { endpoint: origin, credential: UserTokenCredential.make(Redacted.value(token)) }
      const events = createChatEvents().realTime(options, {}, { signal: stop.signal })
      const heard = yield* Effect.promise(async () => {
        const all: Array<string> = []
        for await (const event of events) {
          all.push(event._tag)
          if (event._tag === "Connected") await createChat(options).createChatThread({ topic: "t" })
          else break
        }
        return all
      })
      assert.deepStrictEqual(heard, ["Connected", "ChatThreadCreated"])
    })
  )

  it.effect("leaves nothing behind when its scope closes", () =>
    withScene((scene) =>
      Effect.gen(function* () {
        const scope = yield* Scope.make()
        const heard: Array<Event> = []
        yield* scene.bob
          .as(Stream.runForEach(ChatEvents.realTime(), (event) => Effect.sync(() => void heard.push(event))))
          .pipe(Effect.forkIn(scope))
        yield* Effect.repeat(Effect.yieldNow, { until: () => has("Connected")(heard) })
        yield* Scope.close(scope, Exit.void)
        yield* settled
        const entries = yield* (yield* Emulator).journal()
        assert.strictEqual(
          entries.filter(({ data, name }) => name === "socket" && /closed/.test(String(at(data, "outcome")))).length,
          1
        )
        yield* say(scene, "nobody listens")
        assert.deepStrictEqual(tags(heard), ["Connected"])
      })
    )
  )
})
