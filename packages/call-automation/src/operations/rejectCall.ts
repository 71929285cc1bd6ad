/** RejectCall: declines an incoming call. */
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
    description: "The reason that the caller is told."
  })
}).annotate({ identifier: "RejectCallRequest" })

export const rejectCall = Operation.make("RejectCall", {
  service,
  method: "POST",
  path: "/calling/callConnections:reject",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: RejectCallRequest,
  success: { 204: Operation.Empty }
})
