/** RedirectCall: lets an incoming call ring elsewhere. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"

const RedirectCallRequest = Schema.Struct({
  /** Of the IncomingCall event; opaque, some 8 KB. */
  incomingCallContext: Schema.String,
  target: CommunicationIdentifierModel
}).annotate({ identifier: "RedirectCallRequest" })

export const redirectCall = Operation.make("RedirectCall", {
  service,
  method: "POST",
  path: "/calling/callConnections:redirect",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: RedirectCallRequest,
  success: { 204: Operation.Empty }
})
