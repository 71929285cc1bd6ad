import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { CustomCallingContext } from "../schemas/CustomCallingContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const AddParticipantRequest = Schema.Struct({
  /** The caller id that the invited phone sees. */
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel),
  sourceDisplayName: Field.optional(Schema.String),
  participantToAdd: CommunicationIdentifierModel,
  /** How long it may ring, 0 to 180. */
  invitationTimeoutInSeconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 180 }))),
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(CustomCallingContext).pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "AddParticipantRequest" })

const AddParticipantResponse = Schema.Struct({
  participant: Field.optional(CallParticipant),
  operationContext: Field.optional(Schema.String),
  /** What a cancelAddParticipant names. */
  invitationId: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "AddParticipantResponse" })

export const addParticipant = actionOnCall("CallConnection_AddParticipant", "/participants:add", {
  description: "Invites a participant to the call.",
  source: "Call Connection - Add Participant",
  official: "addParticipant",
  outcome: {
    succeeded: ["AddParticipantSucceeded"],
    failed: ["AddParticipantFailed", "CancelAddParticipantSucceeded"]
  },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: AddParticipantRequest,
  success: { 202: AddParticipantResponse }
})
