import { ApiVersions } from "../ApiVersion.ts"
import { participants } from "../schemas/participants.ts"
import { actionOnCall, request, response } from "./actionOnCall.ts"

export const muteParticipants = actionOnCall("CallConnection_Mute", "/participants:mute", {
  description: "Mutes ACS users in the call.\nThey can unmute themselves; the application cannot unmute them.",
  official: "muteParticipant",
  outcome: { succeeded: ["ParticipantsUpdated"], each: true, roster: { isMuted: true } },
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  payload: request("MuteParticipantsRequest", { targetParticipants: participants("The ACS users to mute.") }),
  failures: [400, 412],
  success: { 200: response("MuteParticipantsResult") }
})
