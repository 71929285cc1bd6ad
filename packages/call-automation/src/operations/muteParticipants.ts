import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const MuteParticipantsRequest = Schema.Struct({
  /** ACS users only. */
  targetParticipants: Schema.Array(CommunicationIdentifierModel),
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "MuteParticipantsRequest" })

const MuteParticipantsResult = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "MuteParticipantsResult" })

export const muteParticipants = actionOnCall("CallConnection_Mute", "/participants:mute", {
  description:
    "Mutes participants of the call, which must be ACS users.\nThey can unmute themselves; the application cannot unmute them.",
  source: "Call Connection - Mute",
  official: "muteParticipant",
  outcome: { succeeded: ["ParticipantsUpdated"], each: true },
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  payload: MuteParticipantsRequest,
  success: { 200: MuteParticipantsResult }
})
