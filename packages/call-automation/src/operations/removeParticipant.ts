/** CallConnection_RemoveParticipant: takes a participant out of a call. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"

const RemoveParticipantRequest = Schema.Struct({
  participantToRemove: CommunicationIdentifierModel.annotate({ description: "Who is taken out of the call." }),
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "RemoveParticipantRequest" })

const RemoveParticipantResponse = Schema.Struct({
  operationContext: returnedContext
}).annotate({
  identifier: "RemoveParticipantResponse",
  description: "The answer of `CallConnection_RemoveParticipant`."
})

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
