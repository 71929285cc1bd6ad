import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

export const stopTranscription = actionOnCall("CallMedia_StopTranscription", ":stopTranscription", {
  description: "Stops the transcription of the call.",
  official: "stopTranscription",
  outcome: { succeeded: ["TranscriptionStopped"], failed: ["TranscriptionFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: requestWithCallback("StopTranscriptionRequest", {}, ApiVersions.from("2025-05-15")),
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
