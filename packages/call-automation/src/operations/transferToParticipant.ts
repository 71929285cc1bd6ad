/** CallConnection_TransferToParticipant: connects a participant with somebody else, without the application. */
import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { OutgoingCallingContext } from "../schemas/CustomCallingContext.ts"

const TransferToParticipantRequest = Schema.Struct({
  /** To whom. */
  targetParticipant: CommunicationIdentifierModel,
  operationContext: Field.optional(Schema.String),
  /** Who; in a call of two the other one when left out. */
  transferee: Field.optional(CommunicationIdentifierModel).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(OutgoingCallingContext).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  /** The caller id that a target's phone sees. */
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel).pipe(
    Field.versions(ApiVersions.from("2024-06-15-preview"))
  )
}).annotate({ identifier: "TransferToParticipantRequest" })

const TransferCallResponse = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "TransferCallResponse" })

export const transferToParticipant = Operation.make("CallConnection_TransferToParticipant", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:transferToParticipant",
  versions: ApiVersions.all,
  retry: "repeatable",
  params: CallConnectionPath,
  payload: TransferToParticipantRequest,
  success: { 202: TransferCallResponse }
})
