import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatImageId } from "../schemas/ChatImage.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const deleteChatImage = Operation.make("ChatThread_DeleteChatImage", {
  description:
    "Deletes an image of a chat thread.\nUnless the client was made for the version that has it, give it in the options.",
  source: "Chat Thread - Delete Chat Image",
  service,
  method: "DELETE",
  path: "/chat/threads/{chatThreadId}/images/{imageId}",
  versions: ApiVersions.only("2024-06-05-preview"),
  retry: "idempotent",
  params: Schema.Struct({ chatThreadId: ChatThreadId, imageId: ChatImageId }),
  success: { 204: Operation.Empty },
  failures: [403, 404]
})
