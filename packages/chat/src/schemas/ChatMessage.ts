import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/DateTimeText"
import { ChatAttachment } from "./ChatAttachment.ts"
import { ChatIdentifier } from "./ChatIdentifier.ts"
import { ChatMessageType } from "./ChatMessageType.ts"
import { ChatParticipant } from "./ChatParticipant.ts"

/** What a message says, or what a system message tells of the thread. */
export const ChatMessageContent = /* @__PURE__ */ (() =>
  Schema.Struct({
    message: Field.optional(Schema.String),
    topic: Field.optional(Schema.String),
    participants: Field.optional(Schema.Array(ChatParticipant)),
    initiatorCommunicationIdentifier: Field.optional(ChatIdentifier),
    attachments: Field.optional(Schema.Array(ChatAttachment)).pipe(Field.versions(ApiVersions.from("2023-11-07")))
  }).annotate({ identifier: "ChatMessageContent" }))()

/** Why a message was stopped or flagged. */
export const PolicyViolation = /* @__PURE__ */ (() =>
  Schema.Struct({
    state: openEnum(["contentBlocked", "warning"])
  }).annotate({ identifier: "PolicyViolation" }))()

/** A message of a member, or of the system. */
export const ChatMessage = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String,
    type: ChatMessageType,
    sequenceId: Schema.String,
    version: Schema.String,
    content: Field.optional(ChatMessageContent),
    senderDisplayName: Field.optional(Schema.String),
    createdOn: DateTimeText,
    senderCommunicationIdentifier: Field.optional(ChatIdentifier),
    deletedOn: Field.optional(DateTimeText),
    editedOn: Field.optional(DateTimeText),
    metadata: Field.optional(Schema.Record(Schema.String, Schema.String)).pipe(
      Field.versions(ApiVersions.from("2021-09-07"))
    ),
    policyViolation: Field.optional(PolicyViolation).pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
  }).annotate({ identifier: "ChatMessage" }))()

/** A message of a member, or of the system. */
export type ChatMessage = typeof ChatMessage.Type
