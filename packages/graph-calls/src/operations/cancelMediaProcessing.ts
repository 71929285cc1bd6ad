import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ClientContext } from "../schemas/ClientContext.ts"
import { commsOperation, location } from "../schemas/CommsOperation.ts"
import { CallId } from "../schemas/ids.ts"

export const CancelMediaProcessingRequest = Schema.Struct({
  clientContext: Field.optional(ClientContext)
}).annotate({ identifier: "CancelMediaProcessingRequest" })

export const CancelMediaProcessingOperation = Schema.Struct({ location, ...commsOperation }).annotate({
  identifier: "cancelMediaProcessingOperation"
})

export const cancelMediaProcessing = Operation.make("Call_CancelMediaProcessing", {
  description:
    "Cancels the running and all queued prompts and recordings, never the subscription to tones.\nThe answer is final; each cancelled operation is told by a notification of its own.",
  source: "call: cancelMediaProcessing",
  clouds: { beta: ["global"] },
  service,
  method: "POST",
  path: "/communications/calls/{id}/cancelMediaProcessing",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: CallId }),
  payload: CancelMediaProcessingRequest,
  success: { 200: CancelMediaProcessingOperation }
})
