import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const SendReadReceiptRequest = Schema.Struct({
  chatMessageId: Schema.String.annotate({ description: "The id of the latest message that was read." })
}).annotate({ identifier: "SendReadReceiptRequest" })

export const sendChatReadReceipt = Operation.make("ChatThread_SendChatReadReceipt", {
  description: "Tells the other members of a chat thread that the client's user has read it up to a message.",
  source: "Chat Thread - Send Chat Read Receipt",
  official: "sendReadReceipt",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/readReceipts",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: SendReadReceiptRequest,
  success: { 200: Operation.Empty },
  failures: [403]
})
