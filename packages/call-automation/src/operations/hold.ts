import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { PlaySource } from "../schemas/PlaySource.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const HoldRequest = Schema.Struct({
  targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant to put on hold." }),
  playSourceInfo: Field.optional(PlaySource).annotate({
    description: "The audio that is played to the participant meanwhile."
  }),
  operationContext,
  operationCallbackUri
}).annotate({ identifier: "HoldRequest" })

export const hold = actionOnCall("CallMedia_Hold", ":hold", {
  description:
    "Puts a participant on hold.\nA later HoldFailed event reports that the hold audio could not be decoded and that the participant is off hold again.",
  source: "Call Media - Hold",
  official: "hold",
  outcome: { succeeded: ["ParticipantsUpdated"], failed: ["HoldFailed"] },
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  payload: HoldRequest,
  failures: [400, 405],
  success: { 200: Operation.Empty }
})
