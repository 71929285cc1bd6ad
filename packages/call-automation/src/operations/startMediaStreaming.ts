/** CallMedia_StartMediaStreaming: begins to stream the audio of a call where the options of the call say. */
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"

const StartMediaStreamingRequest = Schema.Struct({
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "StartMediaStreamingRequest" })

export const startMediaStreaming = Operation.make("CallMedia_StartMediaStreaming", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:startMediaStreaming",
  versions: streamingVersions,
  retry: "once",
  params: CallConnectionPath,
  payload: StartMediaStreamingRequest,
  success: { 202: Operation.Empty }
})
