import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatIdentifier } from "../schemas/ChatIdentifier.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const removeChatParticipant = Operation.make("ChatThread_RemoveChatParticipant", {
  description:
    "Removes a member from a chat thread: `{ chatThreadId, ...CommunicationIdentifier.communicationUser(id) }`.",
  source: "Chat Thread - Remove Chat Participant",
  official: "removeParticipant",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:remove",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: ChatIdentifier,
  contentTypes: ["application/json", "application/merge-patch+json"],
  failures: [403],
  success: { 204: Operation.Empty }
})
