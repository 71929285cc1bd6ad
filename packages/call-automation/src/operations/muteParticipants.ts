import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import { operationContext, returnedContext } from "../schemas/operationContext.ts"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const MuteParticipantsRequest = Schema.Struct({
  targetParticipants: Schema.Array(CommunicationIdentifierModel).annotate({
    description: "The participants to mute; users of the resource only."
  }),
  operationContext
}).annotate({ identifier: "MuteParticipantsRequest" })

const MuteParticipantsResult = Schema.Struct({
  operationContext: returnedContext
}).annotate({ identifier: "MuteParticipantsResult", description: "The response of `CallConnection_Mute`." })

export const muteParticipants = actionOnCall("CallConnection_Mute", "/participants:mute", {
  description:
    "Mutes participants of the call, which must be ACS users.\nThey can unmute themselves; the application cannot unmute them.",
  source: "Call Connection - Mute",
  official: "muteParticipant",
  outcome: { succeeded: ["ParticipantsUpdated"], each: true },
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  payload: MuteParticipantsRequest,
  failures: [400, 412],
  success: { 200: MuteParticipantsResult }
})
