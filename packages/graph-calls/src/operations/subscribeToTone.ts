import { actionOnCall, began } from "./action.ts"

export const subscribeToTone = actionOnCall("Call_SubscribeToTone", "subscribeToTone", {
  ends: "answered",
  description: "Subscribes to a notification of every tone that is pressed.\nNeeds `Calls.AccessMedia.All`.",
  source: "call: subscribeToTone",
  success: { 200: began("subscribeToToneOperation") }
})
