/** The fields that events share. Where they stand follows Microsoft's event types; only the thread, and the message where there is one, must be there. */
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ChatIdentifier } from "../schemas/ChatIdentifier.ts"
import { Metadata } from "../schemas/Metadata.ts"

const text = (description: string) => Field.optional(Schema.String).annotate({ description })
const user = (description: string) => Field.optional(ChatIdentifier).annotate({ description })
const time = (description: string) => Field.optional(UncheckedDateTimeText).annotate({ description })

export const ids = {
  transactionId: text("The id of what caused the event; opaque."),
  threadId: Schema.String.annotate({ description: "The thread." })
}

/** Of the events that are delivered for each member. */
export const recipient = { recipientCommunicationIdentifier: user("The member that the event is for.") }

const version = Field.optional(Schema.Union([Schema.Int, Schema.String])).annotate({
  description: "The version of the message or the thread; a number or, in the events of a thread, a string."
})

/** Of a message. */
export const message = {
  messageId: Schema.String.annotate({ description: "The message." }),
  senderCommunicationIdentifier: user("Who sent it."),
  senderDisplayName: text("The name that the sender gave; it is not checked."),
  composeTime: time("When it arrived at the service."),
  type: text("What the content is, such as `Text` or `RichText/Html`."),
  version
}

/** What a message says. */
export const body = {
  messageBody: text("The content of the message."),
  metadata: Field.optional(Metadata).annotate({ description: "Values of the application, by name." })
}

/** When a message was changed. */
export const editTime = { editTime: time("When it was edited.") }

/** When a message or a thread was deleted. */
export const deleteTime = { deleteTime: time("When it was deleted.") }

/** Of a thread. */
export const thread = { createTime: time("When the thread was created."), version }

const Participant = Schema.Struct({
  displayName: text("The name shown to others; it is not checked."),
  participantCommunicationIdentifier: user("The member."),
  metadata: Field.optional(Metadata).annotate({ description: "Values of the application, by name." })
}).annotate({ identifier: "EventParticipant", description: "A member of a thread." })

/** What a thread is about. */
const about = {
  properties: Field.optional(Schema.Record(Schema.String, Schema.Unknown)).annotate({
    description: "What the thread is about: `topic`."
  }),
  metadata: Field.optional(Metadata).annotate({ description: "Values of the application, by name." })
}

/** Of a thread that was created. */
export const created = {
  createdByCommunicationIdentifier: user("Who created it."),
  ...about,
  participants: Field.optional(Schema.Array(Participant)).annotate({ description: "Its members." })
}

/** Of a thread that was changed. */
export const edited = {
  editedByCommunicationIdentifier: user("Who changed it."),
  ...editTime,
  ...about
}

/** Of a thread that was deleted. */
export const deleted = { deletedByCommunicationIdentifier: user("Who deleted it."), ...deleteTime }

/** Of a member that was added. */
export const added = {
  time: time("When it happened."),
  addedByCommunicationIdentifier: user("Who added the member."),
  participantAdded: Field.optional(Participant).annotate({ description: "The new member." })
}

/** Of a member that was removed. */
export const removed = {
  time: time("When it happened."),
  removedByCommunicationIdentifier: user("Who removed the member."),
  participantRemoved: Field.optional(Participant).annotate({ description: "The former member." })
}

/** The version alone, of what happened to a member. */
export const onlyVersion = { version }
