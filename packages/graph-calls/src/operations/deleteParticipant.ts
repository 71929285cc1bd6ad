import { participant } from "./paths.ts"
import { deletionOf } from "./resource.ts"

export const deleteParticipant = deletionOf("Participant_Delete", {
  description:
    "Deletes a participant, who is taken out of the call; no notification says so.\nThe tenant has to allow it to the application. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.",
  source: "Delete participant",
  at: participant
})
