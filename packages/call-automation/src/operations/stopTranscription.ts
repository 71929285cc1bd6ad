import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const StopTranscriptionRequest = Schema.Struct({
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2025-05-15")))
}).annotate({ identifier: "StopTranscriptionRequest" })

export const stopTranscription = actionOnCall("CallMedia_StopTranscription", ":stopTranscription", {
  description: "Stops the transcription of the call.",
  source: "Call Media - Stop Transcription",
  official: "stopTranscription",
  outcome: { succeeded: ["TranscriptionStopped"], failed: ["TranscriptionFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: StopTranscriptionRequest,
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
