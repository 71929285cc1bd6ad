import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatMessageId } from "../schemas/ChatMessageId.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const deleteChatMessage = Operation.make("ChatThread_DeleteChatMessage", {
  description:
    "Deletes a message of the client's user.\nOnly its sender may delete a message. It stays in the list with `deletedOn` and without its content.",
  source: "Chat Thread - Delete Chat Message",
  official: "deleteMessage",
  service,
  method: "DELETE",
  path: "/chat/threads/{chatThreadId}/messages/{chatMessageId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ chatThreadId: ChatThreadId, chatMessageId: ChatMessageId }),
  success: { 204: Operation.Empty },
  failures: [403]
})
