import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CustomCallingContext } from "../schemas/CustomCallingContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const TransferToParticipantRequest = Schema.Struct({
  /** To whom. */
  targetParticipant: CommunicationIdentifierModel,
  operationContext: Field.optional(Schema.String),
  /** Who; in a call of two the other one when left out. */
  transferee: Field.optional(CommunicationIdentifierModel).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(CustomCallingContext).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  /** The caller id that a target's phone sees. */
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel).pipe(
    Field.versions(ApiVersions.from("2024-06-15-preview"))
  )
}).annotate({ identifier: "TransferToParticipantRequest" })

const TransferCallResponse = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "TransferCallResponse" })

export const transferToParticipant = actionOnCall("CallConnection_TransferToParticipant", ":transferToParticipant", {
  description:
    "Transfers a participant of the call to somebody else.\nThe application takes no part in the new call; its own leg ends when the call had two participants.",
  source: "Call Connection - Transfer To Participant",
  official: "transferCallToParticipant",
  outcome: { succeeded: ["CallTransferAccepted"], failed: ["CallTransferFailed"] },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: TransferToParticipantRequest,
  success: { 202: TransferCallResponse }
})
