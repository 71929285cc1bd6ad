// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { EventParticipant } from "./models.ts"
import type { ChatEvent } from "../events/ChatEvent.ts"

/** A message was sent; for each member besides its sender. */
export interface ChatMessageReceivedData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The message. */
  readonly messageId: string
  /** Who sent it. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly composeTime?: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type?: string | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The content of the message. */
  readonly messageBody?: string | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A message was edited; for each member besides its sender. */
export interface ChatMessageEditedData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The message. */
  readonly messageId: string
  /** Who sent it. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly composeTime?: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type?: string | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The content of the message. */
  readonly messageBody?: string | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** When it was edited. */
  readonly editTime?: DateTimeText | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A message was deleted; for each member besides its sender. */
export interface ChatMessageDeletedData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The message. */
  readonly messageId: string
  /** Who sent it. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly composeTime?: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type?: string | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** When it was deleted. */
  readonly deleteTime?: DateTimeText | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A thread was created; for each member besides its creator. */
export interface ChatThreadCreatedWithUserData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** Who created it. */
  readonly createdByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** What the thread is about: `topic`. */
  readonly properties?: { readonly [name: string]: unknown } | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** Its members. */
  readonly participants?: ReadonlyArray<EventParticipant> | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A thread was deleted; for each member besides who deleted it. */
export interface ChatThreadWithUserDeletedData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** Who deleted it. */
  readonly deletedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it was deleted. */
  readonly deleteTime?: DateTimeText | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** The topic or the metadata of a thread were updated; for each member besides who did it. */
export interface ChatThreadPropertiesUpdatedPerUserData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** Who changed it. */
  readonly editedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it was edited. */
  readonly editTime?: DateTimeText | undefined
  /** What the thread is about: `topic`. */
  readonly properties?: { readonly [name: string]: unknown } | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A member was added to a thread; for each member besides who did it. */
export interface ChatParticipantAddedToThreadWithUserData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it happened. */
  readonly time?: DateTimeText | undefined
  /** Who added the member. */
  readonly addedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The new member. */
  readonly participantAdded?: EventParticipant | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A member was removed from a thread; for each member besides who did it, and for the former member. */
export interface ChatParticipantRemovedFromThreadWithUserData {
  /** The member that the event is for. */
  readonly recipientCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it happened. */
  readonly time?: DateTimeText | undefined
  /** Who removed the member. */
  readonly removedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The former member. */
  readonly participantRemoved?: EventParticipant | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A thread was created. */
export interface ChatThreadCreatedData {
  /** Who created it. */
  readonly createdByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** What the thread is about: `topic`. */
  readonly properties?: { readonly [name: string]: unknown } | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** Its members. */
  readonly participants?: ReadonlyArray<EventParticipant> | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A thread was deleted. */
export interface ChatThreadDeletedData {
  /** Who deleted it. */
  readonly deletedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it was deleted. */
  readonly deleteTime?: DateTimeText | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** The topic or the metadata of a thread were updated. */
export interface ChatThreadPropertiesUpdatedData {
  /** Who changed it. */
  readonly editedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** When it was edited. */
  readonly editTime?: DateTimeText | undefined
  /** What the thread is about: `topic`. */
  readonly properties?: { readonly [name: string]: unknown } | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** When the thread was created. */
  readonly createTime?: DateTimeText | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A member was added to a thread. */
export interface ChatThreadParticipantAddedData {
  /** When it happened. */
  readonly time?: DateTimeText | undefined
  /** Who added the member. */
  readonly addedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The new member. */
  readonly participantAdded?: EventParticipant | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A member was removed from a thread. */
export interface ChatThreadParticipantRemovedData {
  /** When it happened. */
  readonly time?: DateTimeText | undefined
  /** Who removed the member. */
  readonly removedByCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The former member. */
  readonly participantRemoved?: EventParticipant | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A message was sent to a thread. */
export interface ChatMessageReceivedInThreadData {
  /** The message. */
  readonly messageId: string
  /** Who sent it. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly composeTime?: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type?: string | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The content of the message. */
  readonly messageBody?: string | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A message of a thread was edited. */
export interface ChatMessageEditedInThreadData {
  /** The message. */
  readonly messageId: string
  /** Who sent it. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly composeTime?: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type?: string | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** The content of the message. */
  readonly messageBody?: string | undefined
  /** Values of the application, by name. */
  readonly metadata?: { readonly [name: string]: string } | undefined
  /** When it was edited. */
  readonly editTime?: DateTimeText | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** A message of a thread was deleted. */
export interface ChatMessageDeletedInThreadData {
  /** The message. */
  readonly messageId: string
  /** Who sent it. */
  readonly senderCommunicationIdentifier?: CommunicationIdentifier | undefined
  /** The name that the sender gave; it is not checked. */
  readonly senderDisplayName?: string | undefined
  /** When it arrived at the service. */
  readonly composeTime?: DateTimeText | undefined
  /** What the content is, such as `Text` or `RichText/Html`. */
  readonly type?: string | undefined
  /** The version of the message or the thread; a number or, in the events of a thread, a string. */
  readonly version?: number | string | undefined
  /** When it was deleted. */
  readonly deleteTime?: DateTimeText | undefined
  /** The id of what caused the event; opaque. */
  readonly transactionId?: string | undefined
  /** The thread. */
  readonly threadId: string
}

/** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
export interface SubscriptionValidationData {
  /** The code that the response has to return. */
  readonly validationCode: string
  /** Where a person can confirm the subscription instead. */
  readonly validationUrl?: string | undefined
}

/** The events by their names. */
export interface Events {
  /** A message was sent; for each member besides its sender. */
  readonly ChatMessageReceived: ChatEvent<"ChatMessageReceived", ChatMessageReceivedData>
  /** A message was edited; for each member besides its sender. */
  readonly ChatMessageEdited: ChatEvent<"ChatMessageEdited", ChatMessageEditedData>
  /** A message was deleted; for each member besides its sender. */
  readonly ChatMessageDeleted: ChatEvent<"ChatMessageDeleted", ChatMessageDeletedData>
  /** A thread was created; for each member besides its creator. */
  readonly ChatThreadCreatedWithUser: ChatEvent<"ChatThreadCreatedWithUser", ChatThreadCreatedWithUserData>
  /** A thread was deleted; for each member besides who deleted it. */
  readonly ChatThreadWithUserDeleted: ChatEvent<"ChatThreadWithUserDeleted", ChatThreadWithUserDeletedData>
  /** The topic or the metadata of a thread were updated; for each member besides who did it. */
  readonly ChatThreadPropertiesUpdatedPerUser: ChatEvent<
    "ChatThreadPropertiesUpdatedPerUser",
    ChatThreadPropertiesUpdatedPerUserData
  >
  /** A member was added to a thread; for each member besides who did it. */
  readonly ChatParticipantAddedToThreadWithUser: ChatEvent<
    "ChatParticipantAddedToThreadWithUser",
    ChatParticipantAddedToThreadWithUserData
  >
  /** A member was removed from a thread; for each member besides who did it, and for the former member. */
  readonly ChatParticipantRemovedFromThreadWithUser: ChatEvent<
    "ChatParticipantRemovedFromThreadWithUser",
    ChatParticipantRemovedFromThreadWithUserData
  >
  /** A thread was created. */
  readonly ChatThreadCreated: ChatEvent<"ChatThreadCreated", ChatThreadCreatedData>
  /** A thread was deleted. */
  readonly ChatThreadDeleted: ChatEvent<"ChatThreadDeleted", ChatThreadDeletedData>
  /** The topic or the metadata of a thread were updated. */
  readonly ChatThreadPropertiesUpdated: ChatEvent<"ChatThreadPropertiesUpdated", ChatThreadPropertiesUpdatedData>
  /** A member was added to a thread. */
  readonly ChatThreadParticipantAdded: ChatEvent<"ChatThreadParticipantAdded", ChatThreadParticipantAddedData>
  /** A member was removed from a thread. */
  readonly ChatThreadParticipantRemoved: ChatEvent<"ChatThreadParticipantRemoved", ChatThreadParticipantRemovedData>
  /** A message was sent to a thread. */
  readonly ChatMessageReceivedInThread: ChatEvent<"ChatMessageReceivedInThread", ChatMessageReceivedInThreadData>
  /** A message of a thread was edited. */
  readonly ChatMessageEditedInThread: ChatEvent<"ChatMessageEditedInThread", ChatMessageEditedInThreadData>
  /** A message of a thread was deleted. */
  readonly ChatMessageDeletedInThread: ChatEvent<"ChatMessageDeletedInThread", ChatMessageDeletedInThreadData>
  /** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
  readonly SubscriptionValidation: ChatEvent<"SubscriptionValidation", SubscriptionValidationData>
}

/** The name of a kind of event: its type without `Microsoft.Communication.`. */
export type EventName = keyof Events

/** The event of a kind, or of one of several. */
export type EventOf<Name extends EventName> = Events[Name]

/** An event of any kind. */
export type Event = Events[EventName]
