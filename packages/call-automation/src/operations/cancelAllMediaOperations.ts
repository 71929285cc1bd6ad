/** CallMedia_CancelAllMediaOperations: cancels what plays and recognises, and what waits for it. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

export const cancelAllMediaOperations = Operation.make("CallMedia_CancelAllMediaOperations", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:cancelAllMediaOperations",
  versions: ApiVersions.all,
  retry: "once",
  params: CallConnectionPath,
  success: { 202: Operation.Empty }
})
