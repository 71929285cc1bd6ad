/**
 * What notifications were lost, from the lists of the service: messages and what happened to threads and their members from the histories
 * of the user's threads, receipts from their own lists.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { make as timeText } from "@effect-comms/core/DateTimeText"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { listChatThreads } from "../../generated/Chat.ts"
import { get, listChatMessages, listChatReadReceipts } from "../../generated/ChatThread.ts"
import type { ChatMessage, ChatMessageReadReceipt } from "../../generated/models.ts"
import type { Chat } from "../client.ts"
import type { Occurrences } from "../Occurrences.ts"
import { changeIn, type Shown } from "./changes.ts"
import { type Known, receiptKey } from "./Known.ts"
import type { RealTimeEvent } from "./RealTimeEvent.ts"

/** The most threads for which receipts are listed: those whose messages came last. */
const receiptThreads = 50

/** The changes that were notified so far, and how far a listing reaches. */
export interface Repair {
  readonly known: Known
  readonly occurrences: Occurrences
  /** How far before the newest known message the next listing begins. */
  readonly overlapMillis: number
  /**
   * Of the first listing: when the stream began, in milliseconds since 1970. What was there by then is remembered and not given; what came
   * between that and the listing is later by its id or version.
   */
  readonly beganAt?: number | undefined
}

interface Found {
  readonly threadId: string
  readonly message: ChatMessage
  readonly change: Shown | undefined
}

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

/** The messages of the user's threads of which not everything is known, in the order of their arrival. */
const messages = (known: Known) =>
  Effect.gen(function* () {
    const { floor } = known
    // Lists of threads have whole seconds.
    const second = Math.floor(floor / 1000) * 1000
    const startTime = timeText(new Date(second).toISOString())
    const found: Array<Found> = []
    const ofThread = (threadId: string) =>
      Stream.runForEach(
        Stream.takeWhile(
          listChatMessages({ chatThreadId: threadId, maxPageSize: 50, startTime }),
          ({ id }) => !(Number(id) < floor)
        ),
        (message) =>
          Effect.sync(() => {
            const { id, version } = message
            if (known.isOld({ threadId, id }) || !known.isNew({ threadId, id, version })) return
            found.push({ threadId, message, change: changeIn(threadId, message) })
          })
      ).pipe(Effect.catchIf(isGone, () => Effect.void))
    yield* Stream.runForEach(listChatThreads({ startTime }), ({ id, lastMessageReceivedOn }) =>
      lastMessageReceivedOn === undefined || !(Date.parse(lastMessageReceivedOn) < second) ? ofThread(id) : Effect.void
    )
    return found.toSorted((one, other) => Number(one.message.id) - Number(other.message.id))
  })

/** The event of a change; none when the thread is gone meanwhile, and it cannot be said what it is about. */
const eventOfChange = (threadId: string, { eventOf: made }: Shown) =>
  made._tag === "Known"
    ? Effect.succeed(made.event)
    : Effect.map(get({ chatThreadId: threadId }), made.make).pipe(
        Effect.catchIf(isGone, () => Effect.succeed(undefined))
      )

/** The receipts of the messages that are remembered. They are no reason to keep the rest back: large threads have none. */
const receipts = (known: Known) =>
  Effect.gen(function* () {
    const found: Array<readonly [threadId: string, receipt: ChatMessageReadReceipt]> = []
    for (const threadId of known.threads(receiptThreads))
      yield* Stream.runForEach(listChatReadReceipts({ chatThreadId: threadId }), (receipt) =>
        Effect.sync(() => void found.push([threadId, receipt]))
      ).pipe(
        Effect.catch((error) => Effect.logDebug(`ChatEvents.realTime: receipts could not be listed: ${error.message}`))
      )
    return found
  })

/** Lists what is not known, in the order of its arrival, receipts last, and remembers it. */
export const repair = ({
  beganAt = -Infinity,
  known,
  overlapMillis,
  occurrences
}: Repair): Effect.Effect<ReadonlyArray<RealTimeEvent>, CommunicationError, Chat> =>
  Effect.gen(function* () {
    const found = yield* messages(known)
    const isLater = (millis: number) => !(millis <= beganAt)
    const changes: Array<Shown & { readonly event: RealTimeEvent | undefined }> = []
    for (const { change, threadId } of found)
      if (change !== undefined && isLater(change.at))
        changes.push({ ...change, event: yield* eventOfChange(threadId, change) })
    // Not before all is listed: what counts as known, and was not given since a later listing failed, would never be.
    const unnotified = new Map(occurrences.takeMissing(changes).map(({ event, eventOf: made }) => [made, event]))
    const events: Array<RealTimeEvent> = []
    for (const { change, message, threadId } of found) {
      const { id, senderCommunicationIdentifier, version } = message
      const isKnown = known.has({ threadId, id }) || !isLater(Number(id))
      if (!known.add({ threadId, id, version }) || !isLater(Number(version))) continue
      if (senderCommunicationIdentifier !== undefined) events.push(eventOf(threadId, message, isKnown))
      const event = change === undefined ? undefined : unnotified.get(change.eventOf)
      if (event !== undefined) events.push(event)
    }
    for (const [threadId, { chatMessageId, readOn, senderCommunicationIdentifier: sender }] of yield* receipts(known)) {
      if (!known.has({ threadId, id: chatMessageId })) continue
      const event = { _tag: "ReadReceiptReceived", threadId, sender, chatMessageId, readOn, repaired: true } as const
      // Lists have whole seconds.
      if (known.addOther(receiptKey(event)) && isLater(Date.parse(readOn) + 999)) events.push(event)
    }
    known.raise(known.newest - overlapMillis)
    return events
  })
