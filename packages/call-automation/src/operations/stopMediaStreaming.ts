import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const StopMediaStreamingRequest = Schema.Struct({
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "StopMediaStreamingRequest" })

export const stopMediaStreaming = actionOnCall("CallMedia_StopMediaStreaming", ":stopMediaStreaming", {
  description: "Stops streaming the audio of the call.",
  source: "Call Media - Stop Media Streaming",
  official: "stopMediaStreaming",
  outcome: { succeeded: ["MediaStreamingStopped"], failed: ["MediaStreamingFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: StopMediaStreamingRequest,
  failures: [400],
  success: { 202: Operation.Empty }
})
