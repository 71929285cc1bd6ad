/** CallMedia_SendDtmfTones: presses keys towards a participant. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { Tone } from "../schemas/Tone.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"

const SendDtmfTonesRequest = Schema.Struct({
  tones: Schema.Array(Tone)
    .check(Schema.isMaxLength(18))
    .annotate({ description: "The keys, in their order; at most 18." }),
  targetParticipant: CommunicationIdentifierModel.annotate({ description: "Who hears them." }),
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "SendDtmfTonesRequest" })

const SendDtmfTonesResult = Schema.Struct({
  operationContext: returnedContext
}).annotate({ identifier: "SendDtmfTonesResult", description: "The answer of `CallMedia_SendDtmfTones`." })

export const sendDtmfTones = Operation.make("CallMedia_SendDtmfTones", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:sendDtmfTones",
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  params: CallConnectionPath,
  payload: SendDtmfTonesRequest,
  success: { 202: SendDtmfTonesResult }
})
