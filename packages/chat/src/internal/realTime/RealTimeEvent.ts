/** The real-time notifications of a user; the names are those of Microsoft's chat client. */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type * as Redacted from "effect/Redacted"
import type { ChatAttachment, ChatRetentionPolicy } from "../../generated/models.ts"

/** Of every message. */
interface OfMessage {
  /** The thread. */
  readonly threadId: string
  /** The message. */
  readonly id: string
  /** The version of the message; versions grow. */
  readonly version: string
  /** Who sent it. */
  readonly sender: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName: string
  /** When it arrived at the service. */
  readonly createdOn: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type: string
  /** Set when no notification of it came, and the thread's list of messages had it. */
  readonly repaired: boolean
}

/** What a message says. */
interface Content {
  /** The content of the message. */
  readonly message: string
  /** Values of the application, by name. */
  readonly metadata: Readonly<Record<string, string>>
  /** What is attached; addresses are as the service wrote them, relative to the endpoint. */
  readonly attachments: ReadonlyArray<ChatAttachment>
}

/** A message was sent to a thread of the user, also by the user. */
export interface ChatMessageReceived extends OfMessage, Content {
  readonly _tag: "ChatMessageReceived"
}

/** A message was edited. */
export interface ChatMessageEdited extends OfMessage, Content {
  readonly _tag: "ChatMessageEdited"
  /** When it was edited. */
  readonly editedOn: DateTimeText | undefined
}

/** A message was deleted. */
export interface ChatMessageDeleted extends OfMessage {
  readonly _tag: "ChatMessageDeleted"
  /** When it was deleted. */
  readonly deletedOn: DateTimeText | undefined
}

/** A member is typing. */
export interface TypingIndicatorReceived {
  readonly _tag: "TypingIndicatorReceived"
  /** The thread. */
  readonly threadId: string
  /** Who is typing. */
  readonly sender: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName: string
  /** Tells notifications apart. */
  readonly version: string
  /** When it arrived at the service. */
  readonly receivedOn: DateTimeText | undefined
}

/** A member has read a thread up to a message. */
export interface ReadReceiptReceived {
  readonly _tag: "ReadReceiptReceived"
  /** The thread. */
  readonly threadId: string
  /** Who has read it. */
  readonly sender: CommunicationIdentifier | undefined
  /** The message. */
  readonly chatMessageId: string
  /** When it was read. */
  readonly readOn: DateTimeText | undefined
  /** Set when no notification of it came, and the thread's list of receipts had it. */
  readonly repaired: boolean
}

/** A member of a thread. */
export interface Participant {
  /** Who it is. */
  readonly id: CommunicationIdentifier
  /** The name shown to others; it is not checked. */
  readonly displayName: string
  /** From when on the history is shared with the member. */
  readonly shareHistoryTime: DateTimeText | undefined
  /** Values of the application, by name. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Of what happened to a thread. */
interface OfThread {
  /** The thread. */
  readonly threadId: string
  /** The version of the thread; versions grow. */
  readonly version: string
  /** Set when no notification of it came, and the thread's list of messages had it. */
  readonly repaired: boolean
}

/** What a thread is about. */
interface About {
  /** The topic of the thread. */
  readonly topic: string
  /** Values of the application, by name. */
  readonly metadata: Readonly<Record<string, string>>
  /** When the thread is deleted by itself. */
  readonly retentionPolicy: ChatRetentionPolicy
}

/** A thread was created that the user is a member of. */
export interface ChatThreadCreated extends OfThread, About {
  readonly _tag: "ChatThreadCreated"
  /** When it was created. */
  readonly createdOn: DateTimeText | undefined
  /** Who created it. */
  readonly createdBy: Participant | undefined
  /** Its members. */
  readonly participants: ReadonlyArray<Participant>
}

/** The topic, the metadata or the retention policy of a thread were changed. */
export interface ChatThreadPropertiesUpdated extends OfThread, About {
  readonly _tag: "ChatThreadPropertiesUpdated"
  /** When it was changed. */
  readonly updatedOn: DateTimeText | undefined
  /** Who changed it. */
  readonly updatedBy: Participant | undefined
}

/** A thread was deleted. */
export interface ChatThreadDeleted extends OfThread {
  readonly _tag: "ChatThreadDeleted"
  /** When it was deleted. */
  readonly deletedOn: DateTimeText | undefined
  /** Who deleted it; nobody when the retention policy did. */
  readonly deletedBy: Participant | undefined
  /** Such as `deletedByUser` or `deletedByPolicy`. */
  readonly reason: string | undefined
}

/** Members were added to a thread. */
export interface ParticipantsAdded extends OfThread {
  readonly _tag: "ParticipantsAdded"
  /** When it happened. */
  readonly addedOn: DateTimeText | undefined
  /** Who added them. */
  readonly addedBy: Participant | undefined
  /** The new members. */
  readonly participants: ReadonlyArray<Participant>
}

/** Members were removed from a thread; the user may be one of them. */
export interface ParticipantsRemoved extends OfThread {
  readonly _tag: "ParticipantsRemoved"
  /** When it happened. */
  readonly removedOn: DateTimeText | undefined
  /** Who removed them. */
  readonly removedBy: Participant | undefined
  /** The former members. */
  readonly participants: ReadonlyArray<Participant>
}

/** The connection is registered: notifications come from here on. */
export interface Connected {
  readonly _tag: "Connected"
}

/** The connection was lost; another is on its way. */
export interface Disconnected {
  readonly _tag: "Disconnected"
  /** Why, for people. */
  readonly reason: string
}

/** A notification of a kind that is not known here, or that could not be read. */
export interface UnknownNotification {
  readonly _tag: "UnknownNotification"
  /** The number of its kind, when it has one. */
  readonly eventId: number | undefined
  /** The notification as it came; it may hold what people said. */
  readonly raw: Redacted.Redacted
}

/** A real-time notification, or what became of the connection. */
export type RealTimeEvent =
  | ChatMessageReceived
  | ChatMessageEdited
  | ChatMessageDeleted
  | TypingIndicatorReceived
  | ReadReceiptReceived
  | ChatThreadCreated
  | ChatThreadPropertiesUpdated
  | ChatThreadDeleted
  | ParticipantsAdded
  | ParticipantsRemoved
  | Connected
  | Disconnected
  | UnknownNotification
