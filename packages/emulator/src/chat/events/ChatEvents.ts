/**
 * Chat's events, and those of them that Event Grid has: one per thread, and one per member other than who caused it.
 *
 * Which fields an event has follows Microsoft's event types; ids of transactions are opaque.
 */
import * as kinds from "@effect-comms/chat/events"
import type { ChatMessage } from "@effect-comms/chat/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import { identifierOf, keyOf, type Member } from "../state/Member.ts"
import type { Thread } from "../state/Thread.ts"
import { emit } from "./emit.ts"

/**
 * Emits what happened in threads; nothing is built while nobody listens. `at` is when it happened, in milliseconds since 1970, and the
 * version of the thread from then on: every notification of one action has the same.
 */
export interface ChatEvents {
  readonly threadCreated: (thread: Thread) => void
  /** `byPolicy`: the retention policy did it. */
  readonly threadDeleted: (thread: Thread, by: string, byPolicy: boolean, at: number) => void
  readonly propertiesUpdated: (thread: Thread, by: string, at: number) => void
  readonly participantsAdded: (thread: Thread, added: ReadonlyArray<Member>, by: string, at: number) => void
  readonly participantRemoved: (thread: Thread, removed: Member, by: string, at: number) => void
  readonly messageReceived: (thread: Thread, message: ChatMessage, sender: string) => void
  readonly messageEdited: (thread: Thread, message: ChatMessage, sender: string) => void
  readonly messageDeleted: (thread: Thread, message: ChatMessage, sender: string) => void
  readonly typing: (thread: Thread, sender: string, senderDisplayName: string, at: number) => void
  readonly messageRead: (thread: Thread, reader: string, messageId: string, at: number) => void
}

/** Event Grid writes times as .NET does. */
const timeText = (millis: number): DateTimeText.DateTimeText =>
  DateTimeText.make(`${new Date(millis).toISOString().slice(0, -1)}0000+00:00`)

const participant = ({ displayName, metadata, rawId }: Member) => ({
  ...(displayName === undefined ? {} : { displayName }),
  participantCommunicationIdentifier: identifierOf(rawId),
  ...(metadata === undefined ? {} : { metadata })
})

/** What every event of one occurrence says. */
interface Ids {
  readonly transactionId: string
  readonly threadId: string
}

interface Occurrence {
  readonly thread: Thread
  /** The raw id of who caused it, who is notified by the event of the thread alone. */
  readonly by: string
  readonly subject: string
  readonly toThread: (ids: Ids, subject: string) => void
  readonly toMember: (
    ids: Ids & { readonly recipientCommunicationIdentifier: CommunicationIdentifier },
    subject: string
  ) => void
  /** Members who are notified besides those that the thread still has. */
  readonly leaving?: ReadonlyArray<Member>
}

/** Events of the threads of one resource. */
export const makeChatEvents = ({ eventGrid, guid }: EmulatorContext): ChatEvents => {
  const tell = ({ by, leaving = [], subject, thread, toMember, toThread }: Occurrence): void => {
    const ids = { transactionId: guid(), threadId: thread.id }
    toThread(ids, subject)
    for (const { rawId } of [...thread.members.values(), ...leaving])
      if (keyOf(rawId) !== keyOf(by))
        toMember({ ...ids, recipientCommunicationIdentifier: identifierOf(rawId) }, `${subject}/recipient/${rawId}`)
  }

  const ifSubscribed =
    <Args extends ReadonlyArray<unknown>>(send: (...args: Args) => void) =>
    (...args: Args): void => {
      if (eventGrid.subscribed()) send(...args)
    }

  const threadFields = (thread: Thread, at: number) => ({ createTime: timeText(thread.createdAt), version: at })
  const about = (thread: Thread) => ({
    properties: { topic: thread.topic },
    ...(thread.metadata === undefined ? {} : { metadata: thread.metadata })
  })

  const messageFields = (message: ChatMessage, sender: string) => ({
    messageId: message.id,
    senderCommunicationIdentifier: identifierOf(sender),
    senderDisplayName: message.senderDisplayName ?? "",
    composeTime: timeText(Number(message.id)),
    type: message.type === "html" ? "RichText/Html" : "Text",
    // A number for members, a text in the thread: samples show it so.
    version: message.version
  })
  const bodyOf = ({ content, metadata }: ChatMessage) => ({
    messageBody: content?.message ?? "",
    ...(metadata === undefined ? {} : { metadata })
  })
  const senderSubject = (thread: Thread, sender: string) => `thread/${thread.id}/sender/${sender}`

  return {
    threadCreated: ifSubscribed((thread) => {
      const by = thread.createdBy
      const data = {
        createdByCommunicationIdentifier: identifierOf(by),
        ...about(thread),
        participants: [...thread.members.values()].map(participant),
        ...threadFields(thread, Math.floor(thread.createdAt))
      }
      tell({
        thread,
        by,
        subject: `thread/${thread.id}/createdBy/${by}`,
        toThread: (ids, subject) => emit(eventGrid, kinds.ChatThreadCreated, subject, { ...data, ...ids }),
        toMember: (ids, subject) => emit(eventGrid, kinds.ChatThreadCreatedWithUser, subject, { ...data, ...ids })
      })
    }),
    threadDeleted: ifSubscribed((thread, by, _, at) => {
      const data = {
        deletedByCommunicationIdentifier: identifierOf(by),
        deleteTime: timeText(at),
        ...threadFields(thread, at)
      }
      tell({
        thread,
        by,
        subject: `thread/${thread.id}/deletedBy/${by}`,
        toThread: (ids, subject) => emit(eventGrid, kinds.ChatThreadDeleted, subject, { ...data, ...ids }),
        toMember: (ids, subject) => emit(eventGrid, kinds.ChatThreadWithUserDeleted, subject, { ...data, ...ids })
      })
    }),
    propertiesUpdated: ifSubscribed((thread, by, at) => {
      const data = {
        editedByCommunicationIdentifier: identifierOf(by),
        editTime: timeText(at),
        ...about(thread),
        ...threadFields(thread, at)
      }
      tell({
        thread,
        by,
        subject: `thread/${thread.id}/editedBy/${by}`,
        toThread: (ids, subject) => emit(eventGrid, kinds.ChatThreadPropertiesUpdated, subject, { ...data, ...ids }),
        toMember: (ids, subject) =>
          emit(eventGrid, kinds.ChatThreadPropertiesUpdatedPerUser, subject, { ...data, ...ids })
      })
    }),
    participantsAdded: ifSubscribed((thread, added, by, at) => {
      for (const member of added) {
        const data = {
          time: timeText(at),
          addedByCommunicationIdentifier: identifierOf(by),
          participantAdded: participant(member)
        }
        tell({
          thread,
          by,
          subject: `thread/${thread.id}/participantAdded/${member.rawId}`,
          toThread: (ids, subject) =>
            emit(eventGrid, kinds.ChatThreadParticipantAdded, subject, { ...data, version: at, ...ids }),
          toMember: (ids, subject) =>
            emit(eventGrid, kinds.ChatParticipantAddedToThreadWithUser, subject, {
              ...data,
              ...threadFields(thread, at),
              ...ids
            })
        })
      }
    }),
    participantRemoved: ifSubscribed((thread, removed, by, at) => {
      const data = {
        time: timeText(at),
        removedByCommunicationIdentifier: identifierOf(by),
        participantRemoved: participant(removed)
      }
      tell({
        thread,
        by,
        subject: `thread/${thread.id}/participantRemoved/${removed.rawId}`,
        toThread: (ids, subject) =>
          emit(eventGrid, kinds.ChatThreadParticipantRemoved, subject, { ...data, version: at, ...ids }),
        toMember: (ids, subject) =>
          emit(eventGrid, kinds.ChatParticipantRemovedFromThreadWithUser, subject, {
            ...data,
            ...threadFields(thread, at),
            ...ids
          }),
        leaving: [removed]
      })
    }),
    messageReceived: ifSubscribed((thread, message, sender) => {
      const data = { ...messageFields(message, sender), ...bodyOf(message) }
      tell({
        thread,
        by: sender,
        subject: senderSubject(thread, sender),
        toThread: (ids, subject) => emit(eventGrid, kinds.ChatMessageReceivedInThread, subject, { ...data, ...ids }),
        toMember: (ids, subject) =>
          emit(eventGrid, kinds.ChatMessageReceived, subject, { ...data, version: Number(message.version), ...ids })
      })
    }),
    messageEdited: ifSubscribed((thread, message, sender) => {
      const data = {
        ...messageFields(message, sender),
        ...bodyOf(message),
        editTime: timeText(Number(message.version))
      }
      tell({
        thread,
        by: sender,
        subject: senderSubject(thread, sender),
        toThread: (ids, subject) => emit(eventGrid, kinds.ChatMessageEditedInThread, subject, { ...data, ...ids }),
        toMember: (ids, subject) =>
          emit(eventGrid, kinds.ChatMessageEdited, subject, { ...data, version: Number(message.version), ...ids })
      })
    }),
    messageDeleted: ifSubscribed((thread, message, sender) => {
      const data = { ...messageFields(message, sender), deleteTime: timeText(Number(message.version)) }
      tell({
        thread,
        by: sender,
        subject: senderSubject(thread, sender),
        toThread: (ids, subject) => emit(eventGrid, kinds.ChatMessageDeletedInThread, subject, { ...data, ...ids }),
        toMember: (ids, subject) =>
          emit(eventGrid, kinds.ChatMessageDeleted, subject, { ...data, version: Number(message.version), ...ids })
      })
    }),
    // Event Grid has neither.
    typing: () => {},
    messageRead: () => {}
  }
}
