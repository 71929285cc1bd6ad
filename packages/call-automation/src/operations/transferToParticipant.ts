/** CallConnection_TransferToParticipant: connects a participant with somebody else, without the application. */
import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { CustomCallingContext } from "../schemas/CustomCallingContext.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"

const TransferToParticipantRequest = Schema.Struct({
  targetParticipant: CommunicationIdentifierModel.annotate({ description: "Who takes the call over." }),
  operationContext,
  transferee: Field.optional(CommunicationIdentifierModel)
    .annotate({ description: "Who is transferred; default the other participant of a call of two." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(CustomCallingContext)
    .annotate({ description: "Headers and details for the other side." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel)
    .annotate({ description: "The caller id that the phone of the target sees." })
    .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
}).annotate({ identifier: "TransferToParticipantRequest" })

const TransferCallResponse = Schema.Struct({
  operationContext: returnedContext
}).annotate({
  identifier: "TransferCallResponse",
  description: "The answer of `CallConnection_TransferToParticipant`."
})

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
