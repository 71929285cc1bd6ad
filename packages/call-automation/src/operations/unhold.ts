import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

const UnholdRequest = Schema.Struct({
  targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant to take off hold." }),
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2025-05-15")))
}).annotate({ identifier: "UnholdRequest" })

export const unhold = actionOnCall("CallMedia_Unhold", ":unhold", {
  description: "Takes a participant off hold.",
  source: "Call Media - Unhold",
  official: "unhold",
  outcome: { succeeded: ["ParticipantsUpdated"] },
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  payload: UnholdRequest,
  failures: [400],
  success: { 200: Operation.Empty }
})
