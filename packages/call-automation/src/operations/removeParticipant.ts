import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall, requestWithCallback, response } from "./actionOnCall.ts"

export const removeParticipant = actionOnCall("CallConnection_RemoveParticipant", "/participants:remove", {
  description: "Removes a participant from the call.",
  official: "removeParticipant",
  outcome: { succeeded: ["RemoveParticipantSucceeded"], failed: ["RemoveParticipantFailed"] },
  versions: ApiVersions.all,
  retry: "repeatable",
  payload: requestWithCallback(
    "RemoveParticipantRequest",
    {
      participantToRemove: CommunicationIdentifierModel.annotate({ description: "The participant to remove." })
    },
    ApiVersions.from("2023-10-15")
  ),
  failures: [400, 412],
  success: { 202: response("RemoveParticipantResponse") }
})
