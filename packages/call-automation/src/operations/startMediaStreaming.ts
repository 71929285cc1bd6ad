import * as Operation from "@effect-comms/core/Operation"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

export const startMediaStreaming = actionOnCall("CallMedia_StartMediaStreaming", ":startMediaStreaming", {
  description:
    "Starts streaming the audio of the call to the WebSocket that `mediaStreamingOptions` of create, answer or connect named.",
  official: "startMediaStreaming",
  outcome: { succeeded: ["MediaStreamingStarted"], failed: ["MediaStreamingFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: requestWithCallback("StartMediaStreamingRequest", {}),
  failures: [400],
  success: { 202: Operation.Empty }
})
