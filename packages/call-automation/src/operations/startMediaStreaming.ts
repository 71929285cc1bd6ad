import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const StartMediaStreamingRequest = Schema.Struct({
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "StartMediaStreamingRequest" })

export const startMediaStreaming = actionOnCall("CallMedia_StartMediaStreaming", ":startMediaStreaming", {
  description:
    "Starts streaming the audio of the call to the WebSocket that `mediaStreamingOptions` of create, answer or connect named.",
  source: "Call Media - Start Media Streaming",
  official: "startMediaStreaming",
  outcome: { succeeded: ["MediaStreamingStarted"], failed: ["MediaStreamingFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: StartMediaStreamingRequest,
  failures: [400],
  success: { 202: Operation.Empty }
})
