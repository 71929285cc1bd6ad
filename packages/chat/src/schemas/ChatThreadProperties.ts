import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/DateTimeText"
import { ChatIdentifier } from "./ChatIdentifier.ts"
import { ChatRetentionPolicy } from "./ChatRetentionPolicy.ts"

/** What may be sent in a thread. */
export const MessagingPolicy = /* @__PURE__ */ (() =>
  Schema.Struct({ textOnlyChat: Field.optional(Schema.Boolean) }).annotate({ identifier: "MessagingPolicy" }))()

/** A thread without its members and messages. */
export const ChatThreadProperties = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String,
    topic: Schema.String,
    createdOn: DateTimeText,
    createdByCommunicationIdentifier: ChatIdentifier,
    deletedOn: Field.optional(DateTimeText),
    metadata: Field.optional(Schema.Record(Schema.String, Schema.String)).pipe(
      Field.versions(ApiVersions.from("2024-06-05-preview"))
    ),
    retentionPolicy: Field.optional(ChatRetentionPolicy).pipe(Field.versions(ApiVersions.from("2024-06-05-preview"))),
    messagingPolicy: Field.optional(MessagingPolicy).pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
  }).annotate({ identifier: "ChatThreadProperties" }))()

/** A thread without its members and messages. */
export type ChatThreadProperties = typeof ChatThreadProperties.Type
