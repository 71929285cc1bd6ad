import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatMessage } from "../schemas/ChatMessage.ts"
import { ChatMessageId } from "../schemas/ChatMessageId.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const getChatMessage = Operation.make("ChatThread_GetChatMessage", {
  description: "Gets a message of a chat thread.",
  source: "Chat Thread - Get Chat Message",
  official: "getMessage",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/messages/{chatMessageId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ chatThreadId: ChatThreadId, chatMessageId: ChatMessageId }),
  success: { 200: ChatMessage },
  failures: [403]
})
