import { beta } from "../ApiVersion.ts"
import { actionOnCall, began } from "./action.ts"

export const startRecording = actionOnCall("Call_StartRecording", "startRecording", {
  ends: "notified",
  description: "Starts the recording of a meeting.\nNeeds `Calls.JoinGroupCall.All`.",
  source: "call: startRecording",
  versions: beta,
  success: { 202: began("startRecordingOperation") }
})
