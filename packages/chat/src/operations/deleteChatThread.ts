import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const deleteChatThread = Operation.make("Chat_DeleteChatThread", {
  description: "Deletes a chat thread for all its members.",
  source: "Chat - Delete Chat Thread",
  official: "deleteChatThread",
  service,
  method: "DELETE",
  path: "/chat/threads/{chatThreadId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  failures: [403],
  success: { 204: Operation.Empty }
})
