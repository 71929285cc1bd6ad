/** CallConnection_CancelAddParticipant: withdraws an invitation that nobody has answered yet. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"

const CancelAddParticipantRequest = Schema.Struct({
  invitationId: Schema.String.annotate({
    description: "The id of the invitation, from the answer of `addParticipant`."
  }),
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "CancelAddParticipantRequest" })

const CancelAddParticipantResponse = Schema.Struct({
  invitationId: Field.optional(Schema.String).annotate({
    description: "The id of the invitation, from the answer of `addParticipant`."
  }),
  operationContext: returnedContext
}).annotate({
  identifier: "CancelAddParticipantResponse",
  description: "The answer of `CallConnection_CancelAddParticipant`."
})

export const cancelAddParticipant = Operation.make("CallConnection_CancelAddParticipant", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:cancelAddParticipant",
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  params: CallConnectionPath,
  payload: CancelAddParticipantRequest,
  success: { 202: CancelAddParticipantResponse }
})
