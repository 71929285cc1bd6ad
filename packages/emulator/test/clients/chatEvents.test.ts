/**
 * Chat's events from the local cloud to our receiver: whatever is lost, repeated or overtaken on the way, who follows a thread hears of
 * every message once, in the version that it has.
 */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { createChatEvents } from "@effect-comms/chat/promise"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import { type Transport, TransportError } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"
import { cloud, type User, user } from "../chat/support/users.ts"

const { Emulator } = LocalCloud
const eventGrid = "https://app.contoso.com/events"

/** Two members of a thread on a local cloud, and the receiver of its events. */
interface Scene {
  readonly alice: User
  readonly bob: User
  readonly chatThreadId: string
  readonly events: ChatEvents.Service
  readonly received: ReadonlyArray<ChatEvents.Received>
}

const withScene = <A, E>(
  run: (
    scene: Scene
  ) => Effect.Effect<A, E, LocalCloud.Emulator | ChatEvents.ChatEvents | Effect.Services<typeof user>>,
  options: LocalCloud.Options = {}
) =>
  Effect.gen(function* () {
    yield* begin
    const events = yield* ChatEvents.make()
    const received: Array<ChatEvents.Received> = []
    const deliver: NonNullable<LocalCloud.Options["deliver"]> = ({ body }) =>
      Effect.map(Effect.orDie(events.receiveTrusted(body)), (one) => ({ status: received.push(one) > 0 ? 200 : 500 }))
    return yield* Effect.gen(function* () {
      const alice = yield* user
      const bob = yield* user
      const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants: [bob.identifier] }))
      yield* (yield* Emulator).idle
      return yield* run({ alice, bob, chatThreadId: chatThread.id, events, received })
    }).pipe(
      Effect.provideService(ChatEvents.ChatEvents, events),
      Effect.provide(cloud({ eventGrid, deliver, ...options }))
    )
  })

const tags = (events: ReadonlyArray<ChatEvents.Decoded>) => events.map(({ _tag }) => _tag)

describe("the stream of events", () => {
  for (const eventGridSchema of ["eventgrid", "cloudevents"] as const)
    it.effect(`has every event of a thread, and of the resource, in the schema ${eventGridSchema}`, () =>
      withScene(
        ({ alice, bob, chatThreadId, events, received }) =>
          Effect.gen(function* () {
            assert.deepStrictEqual(
              received.flatMap((one) => tags(one.events)),
              ["ChatThreadCreated", "ChatThreadCreatedWithUser"]
            )
            const listen = (thread?: string) =>
              Effect.forkChild(
                Stream.runCollect(
                  Stream.takeUntil(events.stream(thread), ({ _tag }) => _tag === "ChatThreadWithUserDeleted")
                ),
                { startImmediately: true }
              )
            const ofThread = yield* listen(chatThreadId)
            const ofAll = yield* listen()
            const { idle } = yield* Emulator
            const { id: chatMessageId } = yield* alice.as(
              ChatThread.sendChatMessage({ chatThreadId, content: "Soup?", metadata: { a: "1" } })
            )
            yield* bob.as(Chat.createChatThread({ topic: "another" }))
            yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "Stew?" }))
            yield* alice.as(ChatThread.deleteChatMessage({ chatThreadId, chatMessageId }))
            yield* alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, topic: "u" }))
            const { identifier } = yield* user
            yield* alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [identifier] }))
            const removed = identifier.communicationIdentifier
            yield* alice.as(ChatThread.removeChatParticipant({ chatThreadId, ...removed }))
            yield* idle
            yield* alice.as(Chat.deleteChatThread({ chatThreadId }))
            yield* idle
            const heard = yield* Fiber.join(ofThread)
            const count = (name: string) => tags(heard).filter((tag) => tag === name).length
            const expected: Readonly<Record<string, number>> = {
              ChatMessageReceivedInThread: 1,
              ChatMessageReceived: 1,
              ChatMessageEditedInThread: 1,
              ChatMessageEdited: 1,
              ChatMessageDeletedInThread: 1,
              ChatMessageDeleted: 1,
              ChatThreadPropertiesUpdated: 1,
              ChatThreadPropertiesUpdatedPerUser: 1,
              ChatThreadParticipantAdded: 1,
              ChatParticipantAddedToThreadWithUser: 2,
              ChatThreadParticipantRemoved: 1,
              ChatParticipantRemovedFromThreadWithUser: 2,
              ChatThreadDeleted: 1,
              ChatThreadWithUserDeleted: 1
            }
            for (const [name, times] of Object.entries(expected)) assert.strictEqual(count(name), times, name)
            assert.strictEqual(heard.length, 16)
            assert.isTrue(tags(yield* Fiber.join(ofAll)).includes("ChatThreadCreated"))
            const edited = heard.find((event) => event._tag === "ChatMessageEditedInThread")
            assert(edited?._tag === "ChatMessageEditedInThread")
            assert.strictEqual(edited.data.messageId, chatMessageId)
            assert.strictEqual(edited.data.messageBody, "Stew?")
            assert.deepStrictEqual(edited.data.metadata, { a: "1" })
            assert.strictEqual(edited.data.senderCommunicationIdentifier?.rawId, alice.id)
          }),
        { eventGridSchema }
      )
    )

  it.effect("tells a delivery that is repeated apart", () =>
    withScene(({ alice, chatThreadId, events, received }) =>
      Effect.gen(function* () {
        const { fault, idle } = yield* Emulator
        const listening = yield* Effect.forkChild(Stream.runCollect(Stream.take(events.stream(chatThreadId), 2)), {
          startImmediately: true
        })
        yield* fault({ kind: "duplicate", path: "ChatMessageReceivedInThread" })
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "Soup?" }))
        yield* idle
        assert.deepStrictEqual(tags(yield* Fiber.join(listening)).toSorted(), [
          "ChatMessageReceived",
          "ChatMessageReceivedInThread"
        ])
        assert.strictEqual(
          received.reduce((sum, { duplicates }) => sum + duplicates, 0),
          1
        )
      })
    )
  )

  it.effect("answers the handshake, keeps what it does not know, and says where something does not fit", () =>
    Effect.gen(function* () {
      const events = yield* ChatEvents.make({ maxBatch: 4 })
      const envelope = { topic: "t", subject: "s", eventTime: "2026-03-14T09:26:53Z", dataVersion: "1.0" }
      const body = [
        {
          ...envelope,
          id: "1",
          eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
          data: { validationCode: "c" }
        },
        { ...envelope, id: "2", eventType: "Microsoft.Communication.Novel", data: { a: 1 } },
        { ...envelope, id: "3", eventType: "Microsoft.Communication.ChatThreadDeleted", data: {} },
        { id: 4 }
      ]
      const received = yield* events.receiveTrusted(JSON.stringify(body))
      assert.strictEqual(received.validationResponse, "c")
      assert.deepStrictEqual(tags(received.events), [
        "SubscriptionValidation",
        "UnknownEvent",
        "InvalidEvent",
        "InvalidEvent"
      ])
      const [, , third, fourth] = received.events
      assert(third?._tag === "InvalidEvent" && fourth?._tag === "InvalidEvent")
      assert.strictEqual(third.message, "[2].data.threadId: is required")
      assert.strictEqual(fourth.message, "[3].id: expected string")
      const again = yield* events.receiveTrusted(body)
      assert.deepStrictEqual([again.duplicates, again.events.length], [3, 1])
      for (const [wrong, status] of [
        ["{", 400],
        ["[]", 400],
        ["7", 400],
        [JSON.stringify([...body, {}]), 413]
      ] as const) {
        const error = yield* Effect.flip(events.receiveTrusted(wrong))
        assert.strictEqual(ChatEvents.statusOf(error), status, wrong)
      }
      assert.strictEqual((yield* events.arrivals).refused.get("EventDecodeError"), 4)
      assert.match((yield* Effect.flip(ChatEvents.make({ rememberedIds: -1 }))).message, /rememberedIds/)
    })
  )
})

describe("the answer to Event Grid", () => {
  const post = (body: unknown) => ({ headers: {}, body })

  it.effect("is that of core: 200 once the events are there, both handshakes, and why a body was not taken", () =>
    Effect.gen(function* () {
      const events = yield* ChatEvents.make({ maxBatch: 2 })
      const event = (id: string) => ({ id, eventType: "Microsoft.Communication.Novel", data: {} })
      const listening = yield* Effect.forkChild(Stream.runHead(events.stream()), { startImmediately: true })
      assert.strictEqual((yield* events.answerTrusted(post([event("1")]))).status, 200)
      assert.strictEqual((yield* Fiber.join(listening))._tag, "Some")

      const validation = {
        id: "2",
        eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
        data: { validationCode: "c" }
      }
      const validated = yield* events.answerTrusted(post(JSON.stringify([validation])))
      assert.deepStrictEqual([validated.status, validated.body], [200, '{"validationResponse":"c"}'])
      const handshake = (origin: string) => ({
        method: "OPTIONS",
        headers: { "WebHook-Request-Origin": origin },
        body: ""
      })
      const allowed = yield* events.answerTrusted(handshake("eventgrid.azure.net"))
      assert.deepStrictEqual([allowed.status, allowed.headers["webhook-allowed-origin"]], [200, "eventgrid.azure.net"])
      assert.strictEqual((yield* events.answerTrusted(handshake("contoso.com"))).status, 403)
      const own = yield* events.answerTrusted(handshake("contoso.com"), { origins: ["contoso.com"] })
      assert.strictEqual(own.status, 200)
      assert.strictEqual((yield* events.answerTrusted({ ...post(""), method: "GET" })).status, 405)
      assert.strictEqual((yield* events.answerTrusted(post("{"))).status, 400)
      assert.strictEqual((yield* events.answerTrusted(post(["a", "b", "c"].map(event)))).status, 413)
      const { answerTrusted } = createChatEvents()
      const promised = yield* Effect.promise(() => answerTrusted(post([validation])))
      assert.strictEqual(promised.body, '{"validationResponse":"c"}')
    })
  )

  for (const eventGridSchema of ["eventgrid", "cloudevents"] as const)
    it.effect(`subscribes it to the local cloud and takes its events, in the schema ${eventGridSchema}`, () =>
      Effect.gen(function* () {
        yield* begin
        const events = yield* ChatEvents.make()
        const deliver: NonNullable<LocalCloud.Options["deliver"]> = ({ body, headers }) =>
          Effect.map(events.answerTrusted({ headers, body }), ({ status }) => ({ status }))
        yield* Effect.gen(function* () {
          const alice = yield* user
          const listening = yield* Effect.forkChild(Stream.runHead(events.stream()), { startImmediately: true })
          yield* alice.as(Chat.createChatThread({ topic: "t" }))
          yield* (yield* Emulator).idle
          const first = yield* Fiber.join(listening)
          assert(first._tag === "Some")
          assert.strictEqual(first.value._tag, "ChatThreadCreated")
        }).pipe(Effect.provide(cloud({ eventGrid, eventGridSchema, deliver })))
      })
    )
})

/** Follows a thread as one of its members, into a list. */
const followed = (
  who: User,
  input: ChatEvents.FollowInput,
  into: Array<ChatEvents.Decoded>
): Effect.Effect<Fiber.Fiber<void, unknown>, never, ChatEvents.ChatEvents> =>
  Effect.forkChild(
    who.as(Stream.runForEach(ChatEvents.follow(input), (event) => Effect.sync(() => void into.push(event)))),
    { startImmediately: true }
  )

/** What was heard of messages: the message, and what happened to it. */
const told = (events: ReadonlyArray<ChatEvents.Decoded>) =>
  events.flatMap((event) =>
    event._tag.startsWith("ChatMessage") && "data" in event && "messageId" in Object(event.data)
      ? [`${event._tag.replace("InThread", "")} ${Reflect.get(Object(event.data), "messageBody") ?? ""}`.trim()]
      : []
  )

describe("who follows a thread", () => {
  it.effect("hears of a message whose event was lost, once the thread is quiet, and of no message twice", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "before" }))
        yield* advance(1_000)
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId }, heard)
        yield* advance(1)
        yield* fault({ kind: "drop", path: "ChatMessageReceived", count: 2 })
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "lost" }))
        yield* advance(100)
        assert.deepStrictEqual(told(heard), [])
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "heard" }))
        yield* advance(100)
        assert.deepStrictEqual(told(heard), ["ChatMessageReceived heard"])
        yield* advance(1_000)
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageReceived heard", "ChatMessageReceived lost"])
        const [first, second] = heard
        assert(first?._tag !== "InvalidEvent" && first?._tag !== "UnknownEvent")
        assert(second?._tag === "ChatMessageReceivedInThread")
        assert.deepStrictEqual([first?.repaired, second.repaired], [undefined, true])
        assert.strictEqual(second.data.senderCommunicationIdentifier?.rawId, alice.id)
        // The last event of all may be the one that is lost: the thread is looked at now and then.
        yield* fault({ kind: "drop", path: "ChatMessageReceived", count: 2 })
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "last" }))
        yield* advance(61_000)
        yield* advance(120_000)
        assert.deepStrictEqual(told(heard).slice(2), ["ChatMessageReceived last"])
      })
    )
  )

  it.effect("hears of edits and deletions whose events were lost", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        const { id: chatMessageId } = yield* alice.as(
          ChatThread.sendChatMessage({ chatThreadId, content: "Soup?", metadata: { a: "1" } })
        )
        yield* advance(1_000)
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId, pollMillis: 5_000 }, heard)
        yield* advance(1)
        yield* fault({ kind: "drop", path: "ChatMessage", count: 4 })
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "Stew?" }))
        yield* advance(6_000)
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageEdited Stew?"])
        yield* alice.as(ChatThread.deleteChatMessage({ chatThreadId, chatMessageId }))
        yield* advance(6_000)
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageEdited Stew?", "ChatMessageDeleted"])
      })
    )
  )

  it.effect("hears of no older version of a message after a newer one, though its event comes late", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId }, heard)
        yield* advance(1)
        yield* fault({ kind: "delay", path: "ChatMessageReceived", count: 2, delayMs: 300 })
        const { id: chatMessageId } = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "Soup?" }))
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "Stew?" }))
        yield* advance(100)
        assert.deepStrictEqual(told(heard), ["ChatMessageEdited Stew?"])
        yield* advance(2_000)
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageEdited Stew?"])
      })
    )
  )

  it.effect("begins behind the last message that the program knows", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance } = yield* Emulator
        const send = (content: string) => alice.as(ChatThread.sendChatMessage({ chatThreadId, content }))
        yield* send("one")
        yield* advance(10)
        const { id: after } = yield* send("two")
        yield* advance(300_000)
        yield* send("three")
        yield* advance(10)
        yield* send("four")
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId, after }, heard)
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageReceived three", "ChatMessageReceived four"])
      })
    )
  )

  it.effect("hears of what the first page of a listing had when a later page failed", () =>
    withScene(({ alice, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault, transport } = yield* Emulator
        let broken = 0
        const breaking: Transport = {
          ...transport,
          send: (request, done) => {
            if (broken === 0 || !request.path.includes("syncState")) return transport.send(request, done)
            broken--
            queueMicrotask(() => done(new TransportError({ sent: true, description: "reset" })))
            return { cancel: () => {}, sent: () => true }
          }
        }
        const carol = yield* Effect.provideService(user, CurrentTransport, breaking)
        yield* alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [carol.identifier] }))
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(carol, { chatThreadId }, heard)
        yield* advance(1)
        const contents = Array.from({ length: 60 }, (_, i) => `m${i}`)
        yield* fault({ kind: "drop", path: "ChatMessageReceived", count: 3 * contents.length })
        for (const content of contents) yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content }))
        broken = 4
        for (let i = 0; i < 40; i++) yield* advance(5_000)
        assert.strictEqual(broken, 0)
        assert.deepStrictEqual(
          told(heard),
          contents.map((content) => `ChatMessageReceived ${content}`)
        )
      })
    )
  )

  it.effect("hears of more missing messages than are remembered", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId, rememberedMessages: 4 }, heard)
        yield* advance(1)
        const contents = Array.from({ length: 10 }, (_, i) => `m${i}`)
        yield* fault({ kind: "drop", path: "ChatMessageReceived", count: 2 * contents.length })
        for (const content of contents) yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content }))
        yield* advance(61_000)
        yield* advance(61_000)
        assert.deepStrictEqual(
          told(heard),
          contents.map((content) => `ChatMessageReceived ${content}`)
        )
      })
    )
  )

  it.effect("is refused with options of which nothing could come but a busy loop or a memory without a bound", () =>
    withScene(({ bob, chatThreadId }) =>
      Effect.gen(function* () {
        for (const [name, wrong] of [
          ["settleMillis", -1],
          ["pollMillis", 0],
          ["overlapMillis", Number.NaN],
          ["rememberedMessages", 0],
          ["rememberedMessages", Number.NaN]
        ] as const) {
          const error = yield* Effect.flip(bob.as(Stream.runDrain(ChatEvents.follow({ chatThreadId, [name]: wrong }))))
          assert.strictEqual(error.reason._tag, "InvalidRequest")
          assert.include(error.message, `${name}: expected a number from`)
        }
      })
    )
  )

  it.effect("is told of the thread and its members as well, and the stream ends with the thread", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance } = yield* Emulator
        const heard: Array<ChatEvents.Decoded> = []
        const following = yield* followed(bob, { chatThreadId }, heard)
        yield* advance(1)
        yield* alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, topic: "u" }))
        yield* advance(1)
        yield* alice.as(Chat.deleteChatThread({ chatThreadId }))
        yield* advance(1)
        yield* Fiber.join(following)
        assert.includeMembers(tags(heard), ["ChatThreadPropertiesUpdated", "ChatThreadDeleted"])
      })
    )
  )

  it.effect("and is removed from it has a stream that fails; a service that is away is waited for", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        const heard: Array<ChatEvents.Decoded> = []
        const following = yield* followed(bob, { chatThreadId, pollMillis: 60_000 }, heard)
        yield* advance(1)
        yield* fault({ method: "GET", path: "/messages", status: 503, count: 4 })
        yield* fault({ kind: "drop", path: "ChatMessage", count: 2 })
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "Soup?" }))
        for (let i = 0; i < 40; i++) yield* advance(5_000)
        assert.deepStrictEqual(told(heard), ["ChatMessageReceived Soup?"])
        const { communicationIdentifier } = bob.identifier
        yield* alice.as(ChatThread.removeChatParticipant({ chatThreadId, ...communicationIdentifier }))
        yield* advance(61_000)
        const failure = yield* Effect.flip(Fiber.join(following))
        assert.match(String(failure), /Forbidden/)
      })
    )
  )

  /** A member whose first listing of the thread waits until the test lets it go. */
  const slowMember = Effect.gen(function* () {
    const { transport } = yield* Emulator
    let waiting: Array<() => void> | undefined = []
    const slow: Transport = {
      ...transport,
      send: (request, done) => {
        if (waiting === undefined || !request.path.includes("/messages?")) return transport.send(request, done)
        waiting.push(() => void transport.send(request, done))
        return { cancel: () => {}, sent: () => true }
      }
    }
    const member = yield* Effect.provideService(user, CurrentTransport, slow)
    const release = Effect.sync(() => {
      for (const send of waiting?.splice(0) ?? []) send()
      waiting = undefined
    })
    return { member, release }
  })

  it.effect("hears of what happened after it began and before the first listing, though the events were lost", () =>
    withScene(({ alice, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        const { member, release } = yield* slowMember
        yield* alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [member.identifier] }))
        const { id: chatMessageId } = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "before" }))
        yield* advance(1_000)
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(member, { chatThreadId }, heard)
        yield* advance(100)
        yield* fault({ kind: "drop", path: "Chat", count: 100 })
        yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "meanwhile" }))
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "before, edited" }))
        const { identifier } = yield* user
        yield* alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [identifier] }))
        yield* release
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageEdited before, edited", "ChatMessageReceived meanwhile"])
        assert.deepStrictEqual(
          heard.flatMap((event) => (event._tag === "ChatThreadParticipantAdded" ? [event.repaired] : [])),
          [true]
        )
      })
    )
  )

  it.effect("hears of an event that arrives after it began, though what it tells was there before", () =>
    withScene(({ alice, bob, chatThreadId, events, received }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        yield* fault({ kind: "drop", path: "ChatMessage", count: 100 })
        const { id: chatMessageId } = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "early" }))
        yield* advance(200_000)
        yield* alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: "early, edited" }))
        yield* advance(1_000)
        assert.deepStrictEqual(told(received.flatMap((one) => one.events)), [])
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId }, heard)
        yield* advance(1)
        const late = (name: "ChatMessageReceivedInThread" | "ChatMessageEditedInThread", version: string) => ({
          eventType: `Microsoft.Communication.${name}`,
          id: name,
          data: { threadId: chatThreadId, messageId: chatMessageId, version, messageBody: name }
        })
        const { version } = yield* bob.as(ChatThread.getChatMessage({ chatThreadId, chatMessageId }))
        yield* events.receiveTrusted([late("ChatMessageReceivedInThread", chatMessageId)])
        yield* events.receiveTrusted([late("ChatMessageEditedInThread", version)])
        yield* advance(70_000)
        assert.deepStrictEqual(told(heard), [
          "ChatMessageReceived ChatMessageReceivedInThread",
          "ChatMessageEdited ChatMessageEditedInThread"
        ])
      })
    )
  )

  it.effect("hears of edits after the message that the program knows, and of none before", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance } = yield* Emulator
        const send = (content: string) => alice.as(ChatThread.sendChatMessage({ chatThreadId, content }))
        const edit = (chatMessageId: string, content: string) =>
          alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content }))
        const { id: one } = yield* send("one")
        const { id: two } = yield* send("two")
        yield* edit(one, "one, edited")
        const { id: after } = yield* send("three")
        yield* advance(10)
        yield* edit(two, "two, edited")
        yield* advance(1_000)
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId, after }, heard)
        yield* advance(1)
        assert.deepStrictEqual(told(heard), ["ChatMessageEdited two, edited"])
      })
    )
  )

  /** What was heard of members and the thread, and whether no delivery had it. */
  const changes = (events: ReadonlyArray<ChatEvents.Decoded>) =>
    events.flatMap((event) => {
      switch (event._tag) {
        case "ChatThreadParticipantAdded":
          return [["added", event.data.participantAdded?.participantCommunicationIdentifier?.rawId, event.repaired]]
        case "ChatThreadParticipantRemoved":
          return [["removed", event.data.participantRemoved?.participantCommunicationIdentifier?.rawId, event.repaired]]
        case "ChatThreadPropertiesUpdated":
          return [["topic", event.data.properties?.["topic"], event.repaired]]
        case "ChatThreadCreated":
          return [["created", event.data.participants?.length, event.repaired]]
        default:
          return []
      }
    })

  it.effect("hears of members and topics whose events were lost, and of none twice when they come late", () =>
    withScene(({ alice, bob, chatThreadId, events }) =>
      Effect.gen(function* () {
        const { advance, fault } = yield* Emulator
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId, pollMillis: 5_000 }, heard)
        yield* advance(1_000)
        const carol = yield* user
        const who = carol.identifier.communicationIdentifier
        const add = alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [carol.identifier] }))
        const remove = alice.as(ChatThread.removeChatParticipant({ chatThreadId, ...who }))
        yield* add
        yield* remove
        yield* fault({ kind: "drop", path: "Chat", count: 8 })
        yield* add
        yield* alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, topic: "u" }))
        yield* advance(100)
        assert.deepStrictEqual(changes(heard), [
          ["added", carol.id, undefined],
          ["removed", carol.id, undefined]
        ])
        for (let i = 0; i < 4; i++) yield* advance(3_000)
        const whole = [
          ["added", carol.id, undefined],
          ["removed", carol.id, undefined],
          ["added", carol.id, true],
          ["topic", "u", true]
        ]
        assert.deepStrictEqual(changes(heard), whole)
        const repaired = heard.find((event) => event._tag === "ChatThreadParticipantAdded" && event.repaired)
        assert(repaired?._tag === "ChatThreadParticipantAdded")
        assert.strictEqual(repaired.data.addedByCommunicationIdentifier?.rawId, alice.id)
        // The lost event comes after all, by both of its ways.
        for (const eventType of ["ChatThreadParticipantAdded", "ChatParticipantAddedToThreadWithUser"])
          yield* events.receiveTrusted([
            {
              eventType: `Microsoft.Communication.${eventType}`,
              id: `late ${eventType}`,
              data: {
                threadId: chatThreadId,
                version: repaired.data.version,
                participantAdded: { participantCommunicationIdentifier: who }
              }
            }
          ])
        yield* advance(6_000)
        assert.deepStrictEqual(changes(heard), whole)
        // Of the first time, for Bob and for Carol.
        assert.strictEqual(tags(heard).filter((tag) => tag === "ChatParticipantAddedToThreadWithUser").length, 2)
      })
    )
  )

  it.effect("hears of the thread from its creation on when the program knows nothing of it", () =>
    withScene(({ alice, bob, chatThreadId }) =>
      Effect.gen(function* () {
        const { advance } = yield* Emulator
        yield* alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, topic: "u" }))
        yield* advance(1_000)
        const heard: Array<ChatEvents.Decoded> = []
        yield* followed(bob, { chatThreadId, after: "0" }, heard)
        yield* advance(1)
        assert.deepStrictEqual(changes(heard), [
          ["created", 2, true],
          ["topic", "u", true]
        ])
      })
    )
  )

  const Act = Schema.Struct({
    act: Schema.Literals(["send", "edit", "delete", "join"]),
    which: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5 })),
    fault: Schema.Literals(["none", "none", "drop", "duplicate", "reorder"]),
    wait: Schema.Literals([0, 1, 500, 1_500, 70_000])
  })

  it.effect.prop(
    "knows in the end every message in its version and every change of members, whatever was lost, repeated or overtaken, and heard of none twice",
    [Schema.Array(Act).check(Schema.isMaxLength(15))],
    ([acts]) =>
      withScene(({ alice, bob, chatThreadId }) =>
        Effect.gen(function* () {
          const { advance, fault } = yield* Emulator
          const carol = yield* user
          const who = carol.identifier.communicationIdentifier
          let isMember = false
          yield* advance(1_000)
          const heard: Array<ChatEvents.Decoded> = []
          // Every edit is looked for, however old its message.
          yield* followed(bob, { chatThreadId, overlapMillis: 10_000_000 }, heard)
          yield* advance(1)
          const ids: Array<string> = []
          for (const [i, { act, fault: kind, wait, which }] of acts.entries()) {
            if (kind !== "none") yield* fault({ kind, path: "Chat", count: 1 + (which % 3) })
            const chatMessageId = ids[which % Math.max(1, ids.length)]
            if (act === "join") {
              yield* alice.as(
                isMember
                  ? ChatThread.removeChatParticipant({ chatThreadId, ...who })
                  : ChatThread.addChatParticipants({ chatThreadId, participants: [carol.identifier] })
              )
              isMember = !isMember
            } else if (act === "send" || chatMessageId === undefined)
              ids.push((yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: `${i}` }))).id)
            else if (act === "edit")
              yield* Effect.ignore(
                alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, content: `${i}` }))
              )
            else yield* alice.as(ChatThread.deleteChatMessage({ chatThreadId, chatMessageId }))
            if (wait > 0) yield* advance(wait)
          }
          for (let i = 0; i < 3; i++) yield* advance(70_000)
          const versions = heard.flatMap((event) =>
            event._tag.startsWith("ChatMessage") && "data" in event
              ? [`${Reflect.get(Object(event.data), "messageId")} ${Reflect.get(Object(event.data), "version")}`]
              : []
          )
          assert.strictEqual(new Set(versions).size, versions.length)
          const changed = heard.flatMap((event) =>
            /Participant/.test(event._tag) && "data" in event
              ? [{ tag: event._tag, version: String(Reflect.get(Object(event.data), "version")) }]
              : []
          )
          const ofThread = changed.flatMap(({ tag, version }) => (tag.startsWith("ChatThread") ? [version] : []))
          assert.strictEqual(new Set(ofThread).size, ofThread.length)
          const messages = yield* bob.as(Stream.runCollect(ChatThread.listChatMessages({ chatThreadId })))
          for (const { id, senderCommunicationIdentifier, sequenceId, version } of messages)
            if (senderCommunicationIdentifier !== undefined) assert.include(versions, `${id} ${version}`)
            else if (Number(sequenceId) > 2)
              assert.isTrue(
                changed.some((change) => change.version === version),
                `${id} was told`
              )
        })
      ),
    { arbitrary: { runs: 25 }, timeout: 60_000 }
  )
})
