import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { PlaySource } from "../schemas/PlaySource.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

export const hold = actionOnCall("CallMedia_Hold", ":hold", {
  description:
    "Puts a participant on hold.\nA later HoldFailed event reports that the hold audio could not be decoded and that the participant is off hold again.",
  official: "hold",
  outcome: {
    succeeded: ["ParticipantsUpdated"],
    failed: ["HoldFailed"],
    roster: { isOnHold: true },
    note: "Audio that cannot be decoded is reported later, by `HoldFailed`."
  },
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  payload: requestWithCallback("HoldRequest", {
    targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant to put on hold." }),
    playSourceInfo: Field.optional(PlaySource).annotate({
      description: "The audio that is played to the participant meanwhile."
    })
  }),
  failures: [400, 405],
  success: { 200: Operation.Empty }
})
