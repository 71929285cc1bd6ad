import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { Tone } from "../schemas/Tone.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const SendDtmfTonesRequest = Schema.Struct({
  tones: Schema.Array(Tone)
    .check(Schema.isMaxLength(18))
    .annotate({ description: "The tones, in their order; at most 18." }),
  targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant that hears them." }),
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "SendDtmfTonesRequest" })

const SendDtmfTonesResult = Schema.Struct({
  operationContext: returnedContext
}).annotate({ identifier: "SendDtmfTonesResult", description: "The response of `CallMedia_SendDtmfTones`." })

export const sendDtmfTones = actionOnCall("CallMedia_SendDtmfTones", ":sendDtmfTones", {
  description: "Sends DTMF tones to a participant.",
  source: "Call Media - Send Dtmf Tones",
  official: "sendDtmfTones",
  outcome: { succeeded: ["SendDtmfTonesCompleted"], failed: ["SendDtmfTonesFailed"] },
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  payload: SendDtmfTonesRequest,
  failures: [400, 412],
  success: { 202: SendDtmfTonesResult }
})
