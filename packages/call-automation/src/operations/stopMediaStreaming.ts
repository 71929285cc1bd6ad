/** CallMedia_StopMediaStreaming: ends the streaming of a call's audio. */
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"

const StopMediaStreamingRequest = Schema.Struct({
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "StopMediaStreamingRequest" })

export const stopMediaStreaming = Operation.make("CallMedia_StopMediaStreaming", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:stopMediaStreaming",
  versions: streamingVersions,
  retry: "once",
  params: CallConnectionPath,
  payload: StopMediaStreamingRequest,
  success: { 202: Operation.Empty }
})
