import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatAttachment } from "../schemas/ChatAttachment.ts"
import { ChatMessageType } from "../schemas/ChatMessageType.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const SendChatMessageRequest = Schema.Struct({
  content: Schema.String.annotate({ description: "The content of the message, as text or HTML." }),
  senderDisplayName: Field.optional(Schema.String).annotate({
    description: "The name shown to others; it is not checked."
  }),
  type: Field.optional(ChatMessageType).annotate({ description: "`text` (default) or `html`." }),
  metadata: Field.optional(Schema.Record(Schema.String, Schema.String))
    .annotate({ description: "Values of the application, by name." })
    .pipe(Field.versions(ApiVersions.from("2021-09-07"))),
  attachments: Field.optional(Schema.Array(ChatAttachment))
    .annotate({ description: "Files and images of the message." })
    .pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
}).annotate({ identifier: "SendChatMessageRequest" })

export const SendChatMessageResult = Schema.Struct({
  id: Schema.String.annotate({ description: "The id of the message." })
}).annotate({
  identifier: "SendChatMessageResult"
})

export const sendChatMessage = Operation.make("ChatThread_SendChatMessage", {
  description: "Sends a message to a chat thread.",
  source: "Chat Thread - Send Chat Message",
  official: "sendMessage",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/messages",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: SendChatMessageRequest,
  failures: [403],
  success: { 201: SendChatMessageResult }
})
