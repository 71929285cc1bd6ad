import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ClientContext } from "../schemas/ClientContext.ts"
import { commsOperation, location } from "../schemas/CommsOperation.ts"
import { CallId } from "../schemas/ids.ts"

export const SubscribeToToneRequest = Schema.Struct({
  clientContext: Field.optional(ClientContext)
}).annotate({ identifier: "SubscribeToToneRequest" })

export const SubscribeToToneOperation = Schema.Struct({ location, ...commsOperation }).annotate({
  identifier: "subscribeToToneOperation"
})

export const subscribeToTone = Operation.make("Call_SubscribeToTone", {
  description: "Subscribes to a notification of every key that is pressed.\nNeeds `Calls.AccessMedia.All`.",
  source: "call: subscribeToTone",
  service,
  method: "POST",
  path: "/communications/calls/{id}/subscribeToTone",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: CallId }),
  payload: SubscribeToToneRequest,
  success: { 200: SubscribeToToneOperation }
})
