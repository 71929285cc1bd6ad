/** CallMedia_StopTranscription: ends the transcription of a call. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"

const StopTranscriptionRequest = Schema.Struct({
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2025-05-15")))
}).annotate({ identifier: "StopTranscriptionRequest" })

export const stopTranscription = Operation.make("CallMedia_StopTranscription", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:stopTranscription",
  versions: streamingVersions,
  retry: "once",
  params: CallConnectionPath,
  payload: StopTranscriptionRequest,
  success: { 202: Operation.Empty }
})
