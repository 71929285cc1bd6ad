import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatParticipant } from "../schemas/ChatParticipant.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { ParticipantError } from "../schemas/ParticipantError.ts"

export const AddChatParticipantsRequest = Schema.Struct({
  participants: Schema.Array(ChatParticipant).annotate({ description: "The participants to add." })
}).annotate({ identifier: "AddChatParticipantsRequest" })

export const AddChatParticipantsResult = Schema.Struct({
  invalidParticipants: Field.optional(Schema.Array(ParticipantError)).annotate({
    description: "The participants that were not added, with the errors."
  })
}).annotate({ identifier: "AddChatParticipantsResult" })

export const addChatParticipants = Operation.make("ChatThread_AddChatParticipants", {
  description:
    "Adds members to a chat thread.\n`PartialFailure` is the error when some were refused; the others are members.",
  source: "Chat Thread - Add Chat Participants",
  official: "addParticipants",
  result: {
    by: "addedChatParticipants",
    from: "@effect-comms/chat/internal/failOnPartial",
    answer: "void",
    failure: "AddChatParticipantsError"
  },
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/participants/:add",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: AddChatParticipantsRequest,
  failures: [403],
  success: { 201: AddChatParticipantsResult }
})
