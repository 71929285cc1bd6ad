import { actionOnParticipant, muting } from "./action.ts"

export const muteParticipant = actionOnParticipant("Participant_Mute", "mute", {
  ends: "answered",
  description:
    "Mutes a participant of a group call.\nThe response is final. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.",
  source: "participant: mute",
  success: { 200: muting }
})
