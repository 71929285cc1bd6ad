/**
 * Chat's events for Event Grid: one per thread, and one per member other than who caused it.
 *
 * Which fields an event has follows Microsoft's event types; ids of transactions are opaque.
 */
import type { ChatMessage } from "@effect-comms/chat/operations"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import { identifierOf, keyOf, type Member } from "../state/Member.ts"
import type { Thread } from "../state/Thread.ts"

/** Emits the events of threads; nothing is built while nobody is subscribed. */
export interface ChatEvents {
  readonly threadCreated: (thread: Thread) => void
  readonly threadDeleted: (thread: Thread, by: string) => void
  readonly topicUpdated: (thread: Thread, by: string) => void
  readonly participantsAdded: (thread: Thread, added: ReadonlyArray<Member>, by: string) => void
  readonly participantRemoved: (thread: Thread, removed: Member, by: string) => void
  readonly messageReceived: (thread: Thread, message: ChatMessage, sender: string) => void
}

/** Event Grid writes times as .NET does. */
const timeText = (millis: number): string => `${new Date(millis).toISOString().slice(0, -1)}0000+00:00`

const identifier = (rawId: string) => {
  const { kind: _, ...rest } = identifierOf(rawId)
  return rest
}

const participant = ({ displayName, metadata, rawId }: Member) => ({
  ...(displayName === undefined ? {} : { displayName }),
  participantCommunicationIdentifier: identifier(rawId),
  ...(metadata === undefined ? {} : { metadata })
})

/** Events of the threads of one resource. */
export const makeChatEvents = ({ eventGrid, guid, network }: EmulatorContext): ChatEvents => {
  interface ThreadEvent {
    readonly thread: Thread
    readonly by: string
    readonly subject: string
    /** The type of the event of the thread and of the events of its members. */
    readonly types: readonly [thread: string, user: string]
    readonly data: Readonly<Record<string, unknown>>
    /** Fields that only the events of members have. */
    readonly userData?: Readonly<Record<string, unknown>>
    /** Members who are notified besides those that the thread still has. */
    readonly leaving?: ReadonlyArray<Member>
  }

  const publish = ({ by, data, leaving = [], subject, thread, types, userData = {} }: ThreadEvent): void => {
    const base = { transactionId: guid(), threadId: thread.id }
    eventGrid.publish(`Microsoft.Communication.${types[0]}`, subject, { ...data, ...base })
    for (const { rawId } of [...thread.members.values(), ...leaving]) {
      if (keyOf(rawId) === keyOf(by)) continue
      eventGrid.publish(`Microsoft.Communication.${types[1]}`, `${subject}/recipient/${rawId}`, {
        recipientCommunicationIdentifier: identifier(rawId),
        ...data,
        ...userData,
        ...base
      })
    }
  }

  const ifSubscribed =
    <Args extends ReadonlyArray<unknown>>(send: (...args: Args) => void) =>
    (...args: Args): void => {
      if (eventGrid.subscribed()) send(...args)
    }

  const threadFields = (thread: Thread) => ({
    createTime: timeText(thread.createdAt),
    version: Math.floor(network.now())
  })

  return {
    threadCreated: ifSubscribed((thread) =>
      publish({
        thread,
        by: thread.createdBy,
        subject: `thread/${thread.id}/createdBy/${thread.createdBy}`,
        types: ["ChatThreadCreated", "ChatThreadCreatedWithUser"],
        data: {
          createdByCommunicationIdentifier: identifier(thread.createdBy),
          properties: { topic: thread.topic },
          ...(thread.metadata === undefined ? {} : { metadata: thread.metadata }),
          participants: [...thread.members.values()].map(participant),
          ...threadFields(thread)
        }
      })
    ),
    threadDeleted: ifSubscribed((thread, by) =>
      publish({
        thread,
        by,
        subject: `thread/${thread.id}/deletedBy/${by}`,
        types: ["ChatThreadDeleted", "ChatThreadWithUserDeleted"],
        data: {
          deletedByCommunicationIdentifier: identifier(by),
          deleteTime: timeText(network.now()),
          ...threadFields(thread)
        }
      })
    ),
    topicUpdated: ifSubscribed((thread, by) =>
      publish({
        thread,
        by,
        subject: `thread/${thread.id}/editedBy/${by}`,
        types: ["ChatThreadPropertiesUpdated", "ChatThreadPropertiesUpdatedPerUser"],
        data: {
          editedByCommunicationIdentifier: identifier(by),
          editTime: timeText(network.now()),
          properties: { topic: thread.topic },
          ...(thread.metadata === undefined ? {} : { metadata: thread.metadata }),
          ...threadFields(thread)
        }
      })
    ),
    participantsAdded: ifSubscribed((thread, added, by) => {
      for (const member of added)
        publish({
          thread,
          by,
          subject: `thread/${thread.id}/participantAdded/${member.rawId}`,
          types: ["ChatThreadParticipantAdded", "ChatParticipantAddedToThreadWithUser"],
          data: {
            time: timeText(network.now()),
            addedByCommunicationIdentifier: identifier(by),
            participantAdded: participant(member),
            version: Math.floor(network.now())
          },
          userData: { createTime: timeText(thread.createdAt) }
        })
    }),
    participantRemoved: ifSubscribed((thread, removed, by) =>
      publish({
        thread,
        by,
        subject: `thread/${thread.id}/participantRemoved/${removed.rawId}`,
        types: ["ChatThreadParticipantRemoved", "ChatParticipantRemovedFromThreadWithUser"],
        data: {
          time: timeText(network.now()),
          removedByCommunicationIdentifier: identifier(by),
          participantRemoved: participant(removed),
          version: Math.floor(network.now())
        },
        userData: { createTime: timeText(thread.createdAt) },
        leaving: [removed]
      })
    ),
    messageReceived: ifSubscribed((thread, message, sender) =>
      publish({
        thread,
        by: sender,
        subject: `thread/${thread.id}/sender/${sender}`,
        types: ["ChatMessageReceivedInThread", "ChatMessageReceived"],
        data: {
          messageId: message.id,
          senderCommunicationIdentifier: identifier(sender),
          senderDisplayName: message.senderDisplayName ?? "",
          composeTime: timeText(Number(message.id)),
          type: message.type === "html" ? "RichText/Html" : "Text",
          version: message.version,
          messageBody: message.content?.message ?? "",
          ...(message.metadata === undefined ? {} : { metadata: message.metadata })
        },
        userData: { version: Number(message.version) }
      })
    )
  }
}
