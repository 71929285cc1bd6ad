/** Messages whose notification was lost, from the lists of the user's threads and of their messages. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { make as timeText } from "@effect-comms/core/DateTimeText"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { listChatThreads } from "../../generated/Chat.ts"
import { listChatMessages } from "../../generated/ChatThread.ts"
import type { ChatMessage } from "../../generated/models.ts"
import type { Chat } from "../client.ts"
import type { Known } from "./Known.ts"
import type { RealTimeEvent } from "./RealTimeEvent.ts"

/** The event that a message in the list stands for. */
const eventOf = (threadId: string, message: ChatMessage, isKnown: boolean): RealTimeEvent => {
  const { content, createdOn, deletedOn, editedOn, id, metadata = {}, type, version } = message
  const base = {
    threadId,
    id,
    version,
    sender: message.senderCommunicationIdentifier,
    senderDisplayName: message.senderDisplayName ?? "",
    createdOn,
    type: type === "html" ? "RichText/Html" : "Text",
    repaired: true
  }
  if (deletedOn !== undefined) return { _tag: "ChatMessageDeleted", ...base, deletedOn }
  const said = { message: content?.message ?? "", metadata, attachments: content?.attachments ?? [] }
  return isKnown
    ? { _tag: "ChatMessageEdited", ...base, ...said, editedOn }
    : { _tag: "ChatMessageReceived", ...base, ...said }
}

/** Threads that the user has left, or that are gone, have nothing to tell. */
const isGone = ({ reason }: CommunicationError): boolean => reason._tag === "Forbidden" || reason._tag === "NotFound"

/** Lists what is not known, in the order of the messages' arrival, and remembers it. */
export const repair = (
  known: Known,
  overlapMillis: number
): Effect.Effect<ReadonlyArray<RealTimeEvent>, CommunicationError, Chat> =>
  Effect.gen(function* () {
    const { floor } = known
    // Lists of threads have whole seconds.
    const second = Math.floor(floor / 1000) * 1000
    const startTime = timeText(new Date(second).toISOString())
    const missing: Array<readonly [id: number, event: RealTimeEvent]> = []
    const ofThread = (threadId: string) =>
      Stream.runForEach(
        Stream.takeWhile(
          listChatMessages({ chatThreadId: threadId, maxPageSize: 50, startTime }),
          ({ id }) => !(Number(id) < floor)
        ),
        (message) =>
          Effect.sync(() => {
            const { id, version } = message
            if (message.senderCommunicationIdentifier === undefined || known.isOld({ threadId, id })) return
            const isKnown = known.has({ threadId, id })
            if (known.add({ threadId, id, version })) missing.push([Number(id), eventOf(threadId, message, isKnown)])
          })
      ).pipe(Effect.catchIf(isGone, () => Effect.void))
    yield* Stream.runForEach(listChatThreads({ startTime }), ({ id, lastMessageReceivedOn }) =>
      lastMessageReceivedOn === undefined || !(Date.parse(lastMessageReceivedOn) < second) ? ofThread(id) : Effect.void
    )
    known.raise(known.newest - overlapMillis)
    return missing.toSorted(([one], [other]) => one - other).map(([, event]) => event)
  })
