/** CallConnection_RemoveParticipant: takes a participant out of a call. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

const RemoveParticipantRequest = Schema.Struct({
  participantToRemove: CommunicationIdentifierModel,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "RemoveParticipantRequest" })

const RemoveParticipantResponse = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "RemoveParticipantResponse" })

export const removeParticipant = Operation.make("CallConnection_RemoveParticipant", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:remove",
  versions: ApiVersions.all,
  retry: "repeatable",
  params: CallConnectionPath,
  payload: RemoveParticipantRequest,
  success: { 202: RemoveParticipantResponse }
})
