import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const CancelAddParticipantRequest = Schema.Struct({
  invitationId: Schema.String.annotate({
    description: "The id of the invitation, from the response of `addParticipant`."
  }),
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "CancelAddParticipantRequest" })

const CancelAddParticipantResponse = Schema.Struct({
  invitationId: Field.optional(Schema.String).annotate({
    description: "The id of the invitation, from the response of `addParticipant`."
  }),
  operationContext: returnedContext
}).annotate({
  identifier: "CancelAddParticipantResponse",
  description: "The response of `CallConnection_CancelAddParticipant`."
})

export const cancelAddParticipant = actionOnCall(
  "CallConnection_CancelAddParticipant",
  "/participants:cancelAddParticipant",
  {
    description: "Cancels an invitation that has not been answered yet.",
    source: "Call Connection - Cancel Add Participant",
    official: "cancelAddParticipantOperation",
    outcome: { succeeded: ["CancelAddParticipantSucceeded"], failed: ["CancelAddParticipantFailed"] },
    versions: ApiVersions.from("2023-10-15"),
    retry: "repeatable",
    payload: CancelAddParticipantRequest,
    failures: [400, 412],
    success: { 202: CancelAddParticipantResponse }
  }
)
