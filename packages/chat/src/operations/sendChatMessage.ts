/** ChatThread_SendChatMessage: says something in a thread. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatAttachment } from "../schemas/ChatAttachment.ts"
import { ChatMessageType } from "../schemas/ChatMessageType.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const SendChatMessageRequest = Schema.Struct({
  content: Schema.String,
  senderDisplayName: Field.optional(Schema.String),
  type: Field.optional(ChatMessageType),
  metadata: Field.optional(Schema.Record(Schema.String, Schema.String)).pipe(
    Field.versions(ApiVersions.from("2021-09-07"))
  ),
  attachments: Field.optional(Schema.Array(ChatAttachment)).pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
}).annotate({ identifier: "SendChatMessageRequest" })

export const SendChatMessageResult = Schema.Struct({ id: Schema.String }).annotate({
  identifier: "SendChatMessageResult"
})

export const sendChatMessage = Operation.make("ChatThread_SendChatMessage", {
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/messages",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: SendChatMessageRequest,
  success: { 201: SendChatMessageResult }
})
