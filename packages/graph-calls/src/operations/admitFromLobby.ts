import { beta } from "../ApiVersion.ts"
import { actionOnParticipant, began } from "./action.ts"

export const admitFromLobby = actionOnParticipant("Participant_AdmitFromLobby", "admitFromLobby", {
  ends: "answered",
  description:
    "Admits a participant who waits in the lobby of a meeting.\nGraph's metadata have it, and the reference has no page: status and clouds are not published. Needs `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.",
  source: "participant: admitFromLobby (metadata only)",
  versions: beta,
  clouds: { beta: [] },
  success: { 200: began("admitFromLobbyOperation") }
})
