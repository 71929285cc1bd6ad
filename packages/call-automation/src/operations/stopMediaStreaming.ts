import * as Operation from "@effect-comms/core/Operation"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

export const stopMediaStreaming = actionOnCall("CallMedia_StopMediaStreaming", ":stopMediaStreaming", {
  description: "Stops streaming the audio of the call.",
  official: "stopMediaStreaming",
  outcome: { succeeded: ["MediaStreamingStopped"], failed: ["MediaStreamingFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: requestWithCallback("StopMediaStreamingRequest", {}),
  failures: [400],
  success: { 202: Operation.Empty }
})
