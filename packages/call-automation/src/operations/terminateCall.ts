import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

export const terminateCall = actionOnCall("CallConnection_TerminateCall", ":terminate", {
  description: "Terminates a call for all participants.",
  source: "Call Connection - Terminate Call",
  official: "hangUp(true)",
  outcome: { succeeded: ["CallDisconnected"] },
  versions: ApiVersions.all,
  retry: "repeatable",
  failures: [412],
  success: { 204: Operation.Empty }
})
