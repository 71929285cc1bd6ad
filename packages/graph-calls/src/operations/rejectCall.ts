import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Operation from "@effect-comms/core/Operation"
import { open } from "../schemas/open.ts"
import { OwnCallbackUri } from "./callbackUri.ts"
import { commandToCall } from "./command.ts"

export const rejectCall = commandToCall("Call_Reject", "reject", {
  description: "Rejects an incoming call, within 15 seconds of its notification.",
  source: "call: reject",
  payload: open({
    reason: Field.optionalOrNull(openEnum(["none", "busy", "forbidden", "unknownFutureValue"])).annotate({
      description: "Why it is rejected; default `none`."
    }),
    callbackUri: Field.optionalOrNull(OwnCallbackUri).annotate({
      description: "Where notifications of this call are posted; default where those of incoming calls are."
    })
  }).annotate({ identifier: "RejectRequest" }),
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
