/** The chapter of the chat: a thread, two users of the resource, and a history that one of them may read only later. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Place } from "./place.ts"
import { expectOperation } from "./report.ts"
import { chapter, note } from "./timeline.ts"

/** A user of the resource and its chat client; the user is deleted when the scope closes. */
const chatUser = Effect.gen(function* () {
  const { endpoint } = yield* Place
  const { identity } = yield* Effect.acquireRelease(CommunicationIdentity.create({}), ({ identity }) =>
    Effect.ignore(CommunicationIdentity.delete({ id: identity.id }))
  )
  const { token } = yield* CommunicationIdentity.issueAccessToken({ id: identity.id, scopes: ["chat"] })
  return {
    who: CommunicationIdentifier.communicationUser(identity.id),
    client: Chat.layer({ endpoint, credential: UserTokenCredential.make(token) })
  }
})

/** How many messages of people the client's user can read. */
const readable = (chatThreadId: string) =>
  ChatThread.listChatMessages({ chatThreadId }).pipe(
    Stream.filter(({ type }) => type === "text"),
    Stream.runCount
  )

/** The thread and its users are deleted when the scope closes. */
export const shareTheHistory = Effect.gen(function* () {
  yield* chapter("A chat thread is opened, and its history is shared with the agent")
  const desk = yield* chatUser
  const agent = yield* chatUser
  const chatThreadId = yield* Effect.acquireRelease(
    Effect.map(Chat.createChatThread({ topic: "Order 4711" }), ({ chatThread }) => chatThread.id),
    (chatThreadId) => Effect.ignore(Chat.deleteChatThread({ chatThreadId }))
  ).pipe(Effect.provide(desk.client))

  yield* Effect.gen(function* () {
    yield* ChatThread.sendChatMessage({ chatThreadId, content: "The customer waits for order 4711." })
    yield* ChatThread.sendChatMessage({ chatThreadId, content: "The parcel was sent back to us." })
    // As a newcomer the agent would see only what is said from now on; the minute makes up for clocks that differ.
    const shareHistoryTime = DateTimeText.fromDateTime(DateTime.add(yield* DateTime.now, { minutes: 1 }))
    yield* ChatThread.addChatParticipants({
      chatThreadId,
      participants: [{ communicationIdentifier: agent.who, displayName: "Alex", shareHistoryTime }]
    })
  }).pipe(Effect.provide(desk.client))

  const before = yield* Effect.provide(readable(chatThreadId), agent.client)
  yield* note(`the agent reads ${before} of 2 messages`)
  // The one version that has this operation is chosen for this call.
  yield* ChatThread.updateChatParticipant(
    {
      chatThreadId,
      communicationIdentifier: agent.who,
      shareHistoryTime: DateTimeText.make("1970-01-01T00:00:00Z")
    },
    { apiVersion: "2021-10-01-preview7" }
  ).pipe(Effect.provide(desk.client))
  const after = yield* Effect.provide(readable(chatThreadId), agent.client)
  yield* expectOperation(
    "UpdateChatParticipant",
    `the agent reads ${after} of 2 messages`,
    "the agent reads 2 of 2 messages"
  )
})
