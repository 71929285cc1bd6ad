import { beta } from "../ApiVersion.ts"
import { actionOnParticipants, began } from "./action.ts"

export const admitAllFromLobby = actionOnParticipants("Participant_AdmitAllFromLobby", "admitAllFromLobby", {
  ends: "answered",
  description:
    "Admits all who wait in the lobby of a meeting.\nGraph's metadata have it, and the reference has no page: status and clouds are not published. Needs `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.",
  source: "participant: admitAllFromLobby (metadata only)",
  versions: beta,
  clouds: { beta: [] },
  success: { 200: began("admitAllFromLobbyOperation") }
})
