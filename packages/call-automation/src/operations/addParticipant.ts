import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { CustomCallingContext } from "../schemas/CustomCallingContext.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const AddParticipantRequest = Schema.Struct({
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel).annotate({
    description:
      "The caller id that the invited phone sees: a number that the resource owns; required to invite a phone number."
  }),
  sourceDisplayName: Field.optional(Schema.String).annotate({
    description: "The name that an invited phone or Teams user sees; the roster does not show it."
  }),
  participantToAdd: CommunicationIdentifierModel.annotate({ description: "The participant to invite." }),
  invitationTimeoutInSeconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 180 }))).annotate(
    { description: "Seconds of ringing before the invitation fails, 0 to 180." }
  ),
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(CustomCallingContext)
    .annotate({ description: "Headers and details for the other side." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "AddParticipantRequest" })

const AddParticipantResponse = Schema.Struct({
  participant: Field.optional(CallParticipant).annotate({ description: "The invited participant." }),
  operationContext: returnedContext,
  invitationId: Field.optional(Schema.String)
    .annotate({ description: "The id of the invitation, which `cancelAddParticipant` takes." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({
  identifier: "AddParticipantResponse",
  description: "The response of `CallConnection_AddParticipant`: the pending invitation."
})

export const addParticipant = actionOnCall("CallConnection_AddParticipant", "/participants:add", {
  description: "Invites a participant to the call.",
  official: "addParticipant",
  outcome: {
    succeeded: ["AddParticipantSucceeded"],
    failed: ["AddParticipantFailed", "CancelAddParticipantSucceeded"],
    form: { by: "andWaitForInvited", from: "@effect-comms/call-automation/internal/awaitingInvitations" },
    note: "An invitation that is cancelled meanwhile is a failure, which is known by the `invitationId` of the response."
  },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: AddParticipantRequest,
  failures: [400, 403, 412],
  success: { 202: AddParticipantResponse }
})
