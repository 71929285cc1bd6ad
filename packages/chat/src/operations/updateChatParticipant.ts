/** ChatThread_UpdateChatParticipant: changes a member's entry. Microsoft published it in one preview only. */
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatParticipant } from "../schemas/ChatParticipant.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const updateChatParticipant = Operation.make("ChatThread_UpdateChatParticipant", {
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:update",
  versions: ApiVersions.only("2021-10-01-preview7"),
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: ChatParticipant,
  contentTypes: ["application/json", "application/merge-patch+json"],
  success: { 204: Operation.Empty }
})
