import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatImageFile, ChatImageId, ImageViewType } from "../schemas/ChatImage.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const getChatImage = Operation.make("ChatThread_GetChatImage", {
  description:
    "Gets the bytes of an image of a chat thread.\nUnless the client was made for the version that has it, give it in the options.",
  source: "Chat Thread - Get Chat Image",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/images/{imageId}/view/{imageViewType}",
  versions: ApiVersions.only("2024-06-05-preview"),
  retry: "safe",
  params: Schema.Struct({ chatThreadId: ChatThreadId, imageId: ChatImageId, imageViewType: ImageViewType }),
  success: { 200: ChatImageFile },
  failures: [403, 404]
})
