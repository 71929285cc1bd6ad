import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ChatIdentifier } from "./ChatIdentifier.ts"
import { ChatRetentionPolicy } from "./ChatRetentionPolicy.ts"
import type * as models from "../generated/models.ts"

/** What may be sent in a thread. */
export const MessagingPolicy: Schema.Codec<models.MessagingPolicy, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    textOnlyChat: Field.optional(Schema.Boolean).annotate({ description: "Whether nothing but text may be sent." })
  }).annotate({ identifier: "MessagingPolicy", description: "What may be sent in a thread." }))()

/** A thread without its members and messages. */
export const ChatThreadProperties: Schema.Codec<models.ChatThreadProperties, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String.annotate({ description: "The id of the thread." }),
    topic: Schema.String.annotate({ description: "The topic of the thread." }),
    createdOn: DateTimeText.annotate({ description: "When it was created." }),
    createdByCommunicationIdentifier: ChatIdentifier.annotate({ description: "The user that created it." }),
    deletedOn: Field.optional(DateTimeText).annotate({ description: "When it was deleted." }),
    metadata: Field.optional(Schema.Record(Schema.String, Schema.String))
      .annotate({ description: "Values of the application, by name." })
      .pipe(Field.versions(ApiVersions.from("2024-06-05-preview"))),
    retentionPolicy: Field.optional(ChatRetentionPolicy).pipe(Field.versions(ApiVersions.from("2024-06-05-preview"))),
    messagingPolicy: Field.optional(MessagingPolicy).pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
  }).annotate({ identifier: "ChatThreadProperties", description: "A thread without its members and messages." }))()

/** A thread without its members and messages. */
export type ChatThreadProperties = typeof ChatThreadProperties.Type
