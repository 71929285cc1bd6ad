import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const CancelAddParticipantRequest = Schema.Struct({
  /** From the answer of addParticipant. */
  invitationId: Schema.String,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String)
}).annotate({ identifier: "CancelAddParticipantRequest" })

const CancelAddParticipantResponse = Schema.Struct({
  invitationId: Field.optional(Schema.String),
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "CancelAddParticipantResponse" })

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
    success: { 202: CancelAddParticipantResponse }
  }
)
