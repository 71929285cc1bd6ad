import { actionOnCall, began, request } from "./actionOnCall.ts"

export const subscribeToTone = actionOnCall("Call_SubscribeToTone", "subscribeToTone", {
  description: "Subscribes to a notification of every tone that is pressed.\nNeeds `Calls.AccessMedia.All`.",
  source: "call: subscribeToTone",
  takes: request("SubscribeToToneRequest", {}),
  answers: began("subscribeToToneOperation", {})
})
