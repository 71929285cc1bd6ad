import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { ChatThreadProperties } from "../schemas/ChatThreadProperties.ts"

export const getChatThreadProperties = Operation.make("ChatThread_GetChatThreadProperties", {
  description: "Gets the properties of a chat thread: its topic, dates, creator and policies.",
  source: "Chat Thread - Get Chat Thread Properties",
  official: "getProperties",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  failures: [403],
  success: { 200: ChatThreadProperties }
})
