import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"

const RedirectCallRequest = Schema.Struct({
  incomingCallContext: Schema.String.annotate({
    description: "The `incomingCallContext` of the IncomingCall event; opaque, some 8 KB."
  }),
  target: CommunicationIdentifierModel.annotate({ description: "The participant to redirect the call to." })
}).annotate({ identifier: "RedirectCallRequest" })

export const redirectCall = Operation.make("RedirectCall", {
  description:
    "Redirects an incoming call to another participant.\nNo further event about the call reaches this application.",
  source: "Call Automation - Redirect Call",
  official: "redirectCall",
  service,
  method: "POST",
  path: "/calling/callConnections:redirect",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: RedirectCallRequest,
  failures: [400, 404, 412],
  success: { 204: Operation.Empty }
})
