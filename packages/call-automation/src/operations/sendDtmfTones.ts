import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { Tone } from "../schemas/Tone.ts"
import { actionOnCall } from "./actionOnCall.ts"

const SendDtmfTonesRequest = Schema.Struct({
  /** At most 18 at a time. */
  tones: Schema.Array(Tone).check(Schema.isMaxLength(18)),
  targetParticipant: CommunicationIdentifierModel,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String)
}).annotate({ identifier: "SendDtmfTonesRequest" })

const SendDtmfTonesResult = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "SendDtmfTonesResult" })

export const sendDtmfTones = actionOnCall("CallMedia_SendDtmfTones", ":sendDtmfTones", {
  description: "Sends DTMF tones to a participant.",
  source: "Call Media - Send Dtmf Tones",
  official: "sendDtmfTones",
  outcome: { succeeded: ["SendDtmfTonesCompleted"], failed: ["SendDtmfTonesFailed"] },
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  payload: SendDtmfTonesRequest,
  success: { 202: SendDtmfTonesResult }
})
