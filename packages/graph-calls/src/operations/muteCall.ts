import { actionOnCall, muting } from "./action.ts"

export const muteCall = actionOnCall("Call_Mute", "mute", {
  ends: "answered",
  description: "Mutes the application in a group call, on the side of the service.\nThe response is final.",
  source: "call: mute",
  success: { 200: muting }
})
