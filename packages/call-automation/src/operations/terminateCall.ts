/** CallConnection_TerminateCall: ends a call for everybody. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

export const terminateCall = Operation.make("CallConnection_TerminateCall", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:terminate",
  versions: ApiVersions.all,
  retry: "repeatable",
  params: CallConnectionPath,
  success: { 204: Operation.Empty }
})
