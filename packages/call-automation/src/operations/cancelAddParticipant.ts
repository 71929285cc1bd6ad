/** CallConnection_CancelAddParticipant: withdraws an invitation that nobody has answered yet. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

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
