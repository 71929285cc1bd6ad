import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

export const terminateCall = actionOnCall("CallConnection_TerminateCall", ":terminate", {
  description: "Terminates a call for all participants.",
  official: "hangUp(true)",
  outcome: {
    succeeded: ["CallDisconnected"],
    form: { by: "andWaitForEnd", from: "@effect-comms/call-automation/internal/awaiting" }
  },
  versions: ApiVersions.all,
  retry: "repeatable",
  failures: [412],
  success: { 204: Operation.Empty }
})
