import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { returnedContext } from "../schemas/operationContext.ts"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

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
    official: "cancelAddParticipantOperation",
    outcome: { succeeded: ["CancelAddParticipantSucceeded"], failed: ["CancelAddParticipantFailed"] },
    versions: ApiVersions.from("2023-10-15"),
    retry: "repeatable",
    payload: requestWithCallback("CancelAddParticipantRequest", {
      invitationId: Schema.String.annotate({
        description: "The id of the invitation, from the response of `addParticipant`."
      })
    }),
    failures: [400, 412],
    success: { 202: CancelAddParticipantResponse }
  }
)
