import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const RemoveParticipantRequest = Schema.Struct({
  participantToRemove: CommunicationIdentifierModel.annotate({ description: "The participant to remove." }),
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "RemoveParticipantRequest" })

const RemoveParticipantResponse = Schema.Struct({
  operationContext: returnedContext
}).annotate({
  identifier: "RemoveParticipantResponse",
  description: "The response of `CallConnection_RemoveParticipant`."
})

export const removeParticipant = actionOnCall("CallConnection_RemoveParticipant", "/participants:remove", {
  description: "Removes a participant from the call.",
  source: "Call Connection - Remove Participant",
  official: "removeParticipant",
  outcome: { succeeded: ["RemoveParticipantSucceeded"], failed: ["RemoveParticipantFailed"] },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: RemoveParticipantRequest,
  failures: [400, 412],
  success: { 202: RemoveParticipantResponse }
})
