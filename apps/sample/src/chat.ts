/** The chapter of the chat: a thread, two users of the resource, a history that one of them may read only later, and what that one answers. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { whenAmbiguous } from "./ambiguous.ts"
import { ChatUsers } from "./chatUsers.ts"
import { thenRelease } from "./release.ts"
import { expect, expectOperation } from "./report.ts"
import { chapter, note } from "./timeline.ts"
import { required, soon } from "./waiting.ts"

/** A user of the resource. */
type User = Effect.Success<ReturnType<typeof makeUser>>

/** Makes a user by an id of the application's own: the same one is given again, however often it is asked for. */
const makeUser = (customId: string) =>
  Effect.gen(function* () {
    const created = CommunicationIdentity.create(
      { customId },
      { apiVersion: "2025-03-02-preview", retryAmbiguous: true }
    )
    const idOf = Effect.map(created, ({ identity }) => identity.id)
    const id = yield* CallFlow.step("create user", Schema.String, Effect.orDie(idOf))
    const users = yield* ChatUsers
    return { who: CommunicationIdentifier.communicationUser(id), id, client: users.client(id) }
  })

const deleteUser = ({ id }: User) =>
  CallFlow.step("delete user", Schema.Void, Effect.ignore(CommunicationIdentity.delete({ id })))

const topic = "Order 4711"

/** Opens a thread. Where nobody knows whether it was opened, the threads of the user show it. */
const openThread = Effect.suspend(() => {
  const create = Effect.map(Chat.createChatThread({ topic }), ({ chatThread }) => chatThread.id)
  const opened = Chat.listChatThreads({}).pipe(
    Stream.filter((thread) => thread.topic === topic),
    Stream.runHead
  )
  return create.pipe(
    whenAmbiguous(() =>
      Effect.flatMap(
        opened,
        Option.match({ onNone: () => create, onSome: ({ id: chatThreadId }) => Effect.succeed(chatThreadId) })
      )
    )
  )
})

/** How many messages of people the client's user can read. */
const readable = (chatThreadId: string) =>
  ChatThread.listChatMessages({ chatThreadId }).pipe(
    Stream.filter(({ type }) => type === "text"),
    Stream.runCount
  )

/** Sends a message, once whatever is lost on the way: it is known by its key. */
const say = (chatThreadId: string, key: string, content: string) =>
  ChatThread.sendChatMessageOnce({ chatThreadId, key, content }, { lookFirst: false })

const writeTheHistory = (chatThreadId: string, agent: User) =>
  Effect.gen(function* () {
    yield* say(chatThreadId, "order", "The customer waits for order 4711.")
    yield* say(chatThreadId, "parcel", "The parcel was sent back to us.")
    // As a newcomer the agent would see only what is said from now on; the hour makes up for clocks that differ.
    const now = yield* CallFlow.step("now", Schema.Number, Clock.currentTimeMillis)
    const shareHistoryTime = DateTimeText.make(new Date(now + 3_600_000).toISOString())
    yield* ChatThread.addChatParticipants({
      chatThreadId,
      participants: [{ communicationIdentifier: agent.who, displayName: "Alex", shareHistoryTime }]
    })
  })

const shareIt = (chatThreadId: string, desk: User, agent: User) =>
  Effect.gen(function* () {
    const read = Effect.provide(readable(chatThreadId), agent.client)
    yield* note(`the agent reads ${yield* read} of 2 messages`)
    // The one version that has this operation is chosen for this call.
    const share = ChatThread.updateChatParticipant(
      {
        chatThreadId,
        communicationIdentifier: agent.who,
        shareHistoryTime: DateTimeText.make("1970-01-01T00:00:00Z")
      },
      { apiVersion: "2021-10-01-preview7" }
    ).pipe(Effect.provide(desk.client))
    // What the agent reads shows whether it was done.
    yield* share.pipe(whenAmbiguous(() => Effect.flatMap(read, (count) => (count === 2 ? Effect.void : share))))
    yield* expectOperation(
      "UpdateChatParticipant",
      `the agent reads ${yield* read} of 2 messages`,
      "the agent reads 2 of 2 messages"
    )
  })

/** What somebody says in the thread from now on. */
const heardFrom = (chatThreadId: string, { who }: User) =>
  ChatEvents.stream(chatThreadId).pipe(
    Stream.filter((event) => event._tag === "ChatMessageReceivedInThread"),
    Stream.filter(({ data: { senderCommunicationIdentifier: sender } }) =>
      sender === undefined ? false : CommunicationIdentifier.equals(sender, who)
    ),
    Stream.map(({ data }) => data.messageBody),
    Stream.runHead,
    Effect.flatMap((heard) => required(Option.getOrUndefined(heard), "message"))
  )

const hearTheAgent = (chatThreadId: string, agent: User) =>
  Effect.gen(function* () {
    const answer = Effect.provide(say(chatThreadId, "answer", "I take over."), agent.client)
    // Who listens before it is said misses nothing.
    const [heard] = yield* Effect.all([heardFrom(chatThreadId, agent), answer], { concurrency: 2 }).pipe(
      soon("ChatMessageReceivedInThread")
    )
    yield* expect("Chat message", `the agent says: ${heard}`, "the agent says: I take over.")
  })

/** The chapter in a call; the thread and its users are deleted at its end. */
export const shareTheHistory = ({ callConnectionId }: { readonly callConnectionId: string }) =>
  Effect.gen(function* () {
    yield* chapter("A chat thread is opened, its history is shared with the agent, who answers")
    const desk = yield* makeUser(`${callConnectionId} desk`)
    const agent = yield* makeUser(`${callConnectionId} agent`)
    const inThread = Effect.gen(function* () {
      const chatThreadId = yield* Effect.provide(openThread, desk.client)
      const close = Effect.provide(Effect.ignore(Chat.deleteChatThread({ chatThreadId })), desk.client)
      yield* Effect.gen(function* () {
        yield* Effect.provide(writeTheHistory(chatThreadId, agent), desk.client)
        yield* shareIt(chatThreadId, desk, agent)
        yield* hearTheAgent(chatThreadId, agent)
      }).pipe(thenRelease(Effect.ignore(close)))
    })
    yield* inThread.pipe(thenRelease(Effect.andThen(deleteUser(agent), deleteUser(desk))))
  })
