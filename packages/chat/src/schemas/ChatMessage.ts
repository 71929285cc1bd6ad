import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ChatAttachment } from "./ChatAttachment.ts"
import { ChatIdentifier } from "./ChatIdentifier.ts"
import { ChatMessageType } from "./ChatMessageType.ts"
import { ChatParticipant } from "./ChatParticipant.ts"
import type * as models from "../generated/models.ts"

/** The content of a message, or of a system message about the thread. */
export const ChatMessageContent: Schema.Codec<models.ChatMessageContent, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    message: Field.optional(Schema.String).annotate({ description: "The content of the message, as text or HTML." }),
    topic: Field.optional(Schema.String).annotate({ description: "The new topic, of a `topicUpdated` message." }),
    participants: Field.optional(Schema.Array(ChatParticipant)).annotate({
      description: "The participants added or removed, of a `participantAdded` or `participantRemoved` message."
    }),
    initiatorCommunicationIdentifier: Field.optional(ChatIdentifier).annotate({
      description: "The participant that initiated it."
    }),
    attachments: Field.optional(Schema.Array(ChatAttachment))
      .annotate({ description: "Files and images of the message." })
      .pipe(Field.versions(ApiVersions.from("2023-11-07")))
  }).annotate({
    identifier: "ChatMessageContent",
    description: "The content of a message, or of a system message about the thread."
  }))()

/** Why a message was stopped or flagged. */
export const PolicyViolation: Schema.Codec<models.PolicyViolation, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    state: openEnum(["contentBlocked", "warning"]).annotate({ description: "What was done about the message." })
  }).annotate({ identifier: "PolicyViolation", description: "Why a message was stopped or flagged." }))()

/** A message of a member, or of the system. */
export const ChatMessage: Schema.Codec<models.ChatMessage, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String.annotate({ description: "The id of the message in its thread." }),
    type: ChatMessageType,
    sequenceId: Schema.String.annotate({
      description: "The sequence number of the message in the thread, as a string."
    }),
    version: Schema.String.annotate({ description: "The version of the message; it changes with every edit." }),
    content: Field.optional(ChatMessageContent),
    senderDisplayName: Field.optional(Schema.String).annotate({
      description: "The name that the sender gave; it is not checked."
    }),
    createdOn: DateTimeText.annotate({ description: "When it arrived at the service." }),
    senderCommunicationIdentifier: Field.optional(ChatIdentifier).annotate({
      description: "The sender; absent on messages of the system."
    }),
    deletedOn: Field.optional(DateTimeText).annotate({ description: "When it was deleted." }),
    editedOn: Field.optional(DateTimeText).annotate({ description: "When it was last edited." }),
    metadata: Field.optional(Schema.Record(Schema.String, Schema.String))
      .annotate({ description: "Values of the application, by name." })
      .pipe(Field.versions(ApiVersions.from("2021-09-07"))),
    policyViolation: Field.optional(PolicyViolation).pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
  }).annotate({ identifier: "ChatMessage", description: "A message of a member, or of the system." }))()

/** A message of a member, or of the system. */
export type ChatMessage = typeof ChatMessage.Type
