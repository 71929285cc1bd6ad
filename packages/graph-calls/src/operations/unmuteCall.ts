import { actionOnCall, began } from "./action.ts"

export const unmuteCall = actionOnCall("Call_Unmute", "unmute", {
  ends: "answered",
  description: "Unmutes the application in a group call, on the side of the service.\nThe response is final.",
  source: "call: unmute",
  success: { 200: began("unmuteParticipantOperation") }
})
