import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

export const hangupCall = Operation.make("CallConnection_HangupCall", {
  description: "Hangs up the application's own leg of a call; the call goes on for the others.",
  source: "Call Connection - Hangup Call",
  official: "hangUp(false)",
  outcome: {
    succeeded: ["CallDisconnected"],
    form: { by: "andWaitForEnd", from: "@effect-comms/call-automation/internal/awaiting" }
  },
  service,
  method: "DELETE",
  path: "/calling/callConnections/{callConnectionId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: CallConnectionPath,
  failures: [404],
  success: { 204: Operation.Empty }
})
