import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

export const unhold = actionOnCall("CallMedia_Unhold", ":unhold", {
  description: "Takes a participant off hold.",
  official: "unhold",
  outcome: { succeeded: ["ParticipantsUpdated"], roster: { isOnHold: false } },
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  payload: requestWithCallback(
    "UnholdRequest",
    {
      targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant to take off hold." })
    },
    ApiVersions.from("2025-05-15")
  ),
  failures: [400],
  success: { 200: Operation.Empty }
})
