import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CustomCallingContext } from "../schemas/CustomCallingContext.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall, response } from "./actionOnCall.ts"

const TransferToParticipantRequest = Schema.Struct({
  targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant to transfer the call to." }),
  operationContext,
  transferee: Field.optional(CommunicationIdentifierModel)
    .annotate({ description: "The participant to transfer; default the other participant of a call of two." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(CustomCallingContext)
    .annotate({ description: "Headers and details for the other side." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel)
    .annotate({ description: "The caller id that the phone of the target sees." })
    .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
}).annotate({ identifier: "TransferToParticipantRequest" })

export const transferToParticipant = actionOnCall("CallConnection_TransferToParticipant", ":transferToParticipant", {
  description:
    "Transfers a participant of the call to another target.\nThe application takes no part in the new call; its own leg ends when the call had two participants.",
  official: "transferCallToParticipant",
  outcome: { succeeded: ["CallTransferAccepted"], failed: ["CallTransferFailed"] },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: TransferToParticipantRequest,
  failures: [400, 403, 409, 412],
  success: { 202: response("TransferCallResponse") }
})
