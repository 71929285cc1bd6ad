import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatParticipant } from "../schemas/ChatParticipant.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const updateChatParticipant = Operation.make("ChatThread_UpdateChatParticipant", {
  description:
    "Updates a member's display name, roles, or the time from which history is shared with it; what is left out stays as it is (assumed).\nNo version is chosen without the caller: unless the client was made for that version, give it in the options, or the call is refused with `InvalidRequest` before anything is sent. `contentType` may be `application/json` (default) or `application/merge-patch+json`.",
  source: "Chat Thread - Update Chat Participant",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:update",
  versions: ApiVersions.only("2021-10-01-preview7"),
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: ChatParticipant,
  contentTypes: ["application/json", "application/merge-patch+json"],
  failures: [403],
  success: { 204: Operation.Empty }
})
