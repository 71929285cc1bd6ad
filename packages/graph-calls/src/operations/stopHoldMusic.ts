import { actionOnParticipant, began } from "./action.ts"

export const stopHoldMusic = actionOnParticipant("Participant_StopHoldMusic", "stopHoldMusic", {
  ends: "notified",
  description:
    "Takes a participant off hold and stops the music.\nNeeds `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.",
  source: "participant: stopHoldMusic",
  success: { 202: began("stopHoldMusicOperation") }
})
