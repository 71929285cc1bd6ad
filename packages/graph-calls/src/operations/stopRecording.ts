import { beta } from "../ApiVersion.ts"
import { actionOnCall, began } from "./action.ts"

export const stopRecording = actionOnCall("Call_StopRecording", "stopRecording", {
  ends: "notified",
  description: "Stops the recording of a meeting.\nNeeds `Calls.JoinGroupCall.All`.",
  source: "call: stopRecording",
  versions: beta,
  success: { 202: began("stopRecordingOperation") }
})
