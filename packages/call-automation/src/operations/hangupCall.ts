/** CallConnection_HangupCall: takes the application's own leg out of a call; the others go on. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

export const hangupCall = Operation.make("CallConnection_HangupCall", {
  service,
  method: "DELETE",
  path: "/calling/callConnections/{callConnectionId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: CallConnectionPath,
  success: { 204: Operation.Empty }
})
