/**
 * Real-time notifications as the client of the official package reads them: events by number, with JSON texts inside the JSON.
 *
 * Source: the source text that `@azure/communication-signaling` publishes beside its code. No document of the service has it.
 */
import type { ChatMessage, ChatRetentionPolicy } from "@effect-comms/chat/operations"
import type { Member } from "../state/Member.ts"
import type { Thread } from "../state/Thread.ts"

/** A notification for one member. */
export type Payload = Readonly<Record<string, unknown>> & { readonly eventId: number }

const isoOf = (millis: number): string => new Date(millis).toISOString()

/** JSON as a text that is not changed when percent escapes are taken for characters of Latin-1: the official client does that. */
const escaped = (value: unknown): string =>
  encodeURIComponent(
    JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
    )
  )

const metadataText = (metadata: Readonly<Record<string, string>> | undefined): string =>
  metadata === undefined ? "" : JSON.stringify(metadata)

const participant = ({ displayName = "", metadata, rawId, shareHistoryTime }: Member) => ({
  participantId: rawId,
  displayName,
  shareHistoryTime,
  memberMetaData: metadataText(metadata)
})

/** Who did something: by name while still a member. */
const actor = (thread: Thread, id: string) => {
  const member = thread.members.get(id.toLowerCase())
  return escaped(member === undefined ? { participantId: id, displayName: "" } : participant(member))
}

const policyText = (policy: ChatRetentionPolicy | undefined): string =>
  policy?.kind !== "threadCreationDate" || policy.deleteThreadAfterDays === undefined
    ? ""
    : JSON.stringify({
        retentionPolicyType: "DeleteAfterCreationTime",
        executeAfter: `${policy.deleteThreadAfterDays}.00:00:00`
      })

const properties = ({ metadata, retentionPolicy, topic }: Thread) =>
  escaped({
    topic,
    acsChatThreadMetadata: metadataText(metadata),
    retentionPolicy: policyText(retentionPolicy)
  })

const ofMessage = (eventId: number, thread: Thread, message: ChatMessage, sender: string): Payload => ({
  eventId,
  groupId: thread.id,
  senderId: sender,
  senderDisplayName: message.senderDisplayName ?? "",
  messageId: message.id,
  clientMessageId: "",
  messageType: message.type === "html" ? "RichText/Html" : "Text",
  version: message.version,
  originalArrivalTime: isoOf(Number(message.id))
})

const content = ({ content: said, metadata }: ChatMessage) => ({
  messageBody: said?.message ?? "",
  acsChatMessageMetadata: metadataText(metadata),
  attachments: JSON.stringify(said?.attachments ?? [])
})

export const messageReceived = (thread: Thread, message: ChatMessage, sender: string): Payload => ({
  ...ofMessage(200, thread, message, sender),
  ...content(message)
})

export const messageEdited = (thread: Thread, message: ChatMessage, sender: string): Payload => ({
  ...ofMessage(247, thread, message, sender),
  ...content(message),
  edittime: isoOf(Number(message.version))
})

export const messageDeleted = (thread: Thread, message: ChatMessage, sender: string): Payload => ({
  ...ofMessage(248, thread, message, sender),
  deletetime: isoOf(Number(message.version))
})

export const typing = (thread: Thread, sender: string, senderDisplayName: string, now: number): Payload => ({
  eventId: 245,
  groupId: thread.id,
  senderId: sender,
  senderDisplayName,
  version: String(Math.floor(now)),
  originalArrivalTime: isoOf(now)
})

export const messageRead = (thread: Thread, reader: string, messageId: string, now: number): Payload => {
  const at = Math.floor(now)
  return {
    eventId: 246,
    groupId: thread.id,
    senderId: reader,
    messageId,
    clientMessageId: "",
    messageBody: JSON.stringify({
      user: reader,
      consumptionhorizon: `${messageId};${at};${messageId}`,
      messageVisibilityTime: at,
      version: String(at)
    })
  }
}

const ofThread = (eventId: number, thread: Thread, now: number): Payload => ({
  eventId,
  threadId: thread.id,
  version: String(Math.floor(now))
})

export const threadCreated = (thread: Thread): Payload => ({
  ...ofThread(257, thread, thread.createdAt),
  createTime: isoOf(thread.createdAt),
  createdBy: actor(thread, thread.createdBy),
  members: escaped([...thread.members.values()].map(participant)),
  properties: properties(thread)
})

export const propertiesUpdated = (thread: Thread, by: string, now: number): Payload => ({
  ...ofThread(258, thread, now),
  editTime: isoOf(now),
  editedBy: actor(thread, by),
  properties: properties(thread)
})

export const threadDeleted = (thread: Thread, by: string, byPolicy: boolean, now: number): Payload => ({
  ...ofThread(259, thread, now),
  deleteTime: isoOf(now),
  ...(byPolicy ? { reason: "deletedByPolicy" } : { deletedBy: actor(thread, by), reason: "deletedByUser" })
})

export const participantsAdded = (thread: Thread, added: ReadonlyArray<Member>, by: string, now: number): Payload => ({
  ...ofThread(260, thread, now),
  time: isoOf(now),
  addedBy: actor(thread, by),
  participantsAdded: escaped(added.map(participant))
})

export const participantRemoved = (thread: Thread, removed: Member, by: string, now: number): Payload => ({
  ...ofThread(261, thread, now),
  time: isoOf(now),
  removedBy: actor(thread, by),
  participantsRemoved: escaped([participant(removed)])
})
