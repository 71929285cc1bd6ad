/** CallMedia_SendDtmfTones: presses keys towards a participant. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { Tone } from "../schemas/Tone.ts"

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
