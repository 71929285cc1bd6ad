import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"

const RejectCallRequest = Schema.Struct({
  incomingCallContext: Schema.String.annotate({
    description: "The `incomingCallContext` of the IncomingCall event; opaque, some 8 KB."
  }),
  callRejectReason: Field.optional(openEnum(["none", "busy", "forbidden"])).annotate({
    description: "The reason that is given to the caller."
  })
}).annotate({ identifier: "RejectCallRequest" })

export const rejectCall = Operation.make("RejectCall", {
  description:
    "Rejects an incoming call.\nNo event follows for this application; the caller's CreateCallFailed carries the reason as its code.",
  source: "Call Automation - Reject Call",
  official: "rejectCall",
  service,
  method: "POST",
  path: "/calling/callConnections:reject",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: RejectCallRequest,
  failures: [400, 404, 412],
  success: { 204: Operation.Empty }
})
