import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const RemoveParticipantRequest = Schema.Struct({
  participantToRemove: CommunicationIdentifierModel,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "RemoveParticipantRequest" })

const RemoveParticipantResponse = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "RemoveParticipantResponse" })

export const removeParticipant = actionOnCall("CallConnection_RemoveParticipant", "/participants:remove", {
  description: "Removes a participant from the call.",
  source: "Call Connection - Remove Participant",
  official: "removeParticipant",
  outcome: { succeeded: ["RemoveParticipantSucceeded"], failed: ["RemoveParticipantFailed"] },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: RemoveParticipantRequest,
  success: { 202: RemoveParticipantResponse }
})
