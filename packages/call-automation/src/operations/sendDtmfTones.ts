import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { Tone } from "../schemas/Tone.ts"
import { actionOnCall, requestWithCallback, response } from "./actionOnCall.ts"

export const sendDtmfTones = actionOnCall("CallMedia_SendDtmfTones", ":sendDtmfTones", {
  description: "Sends DTMF tones to a participant.",
  official: "sendDtmfTones",
  outcome: { succeeded: ["SendDtmfTonesCompleted"], failed: ["SendDtmfTonesFailed"] },
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  payload: requestWithCallback("SendDtmfTonesRequest", {
    tones: Schema.Array(Tone)
      .check(Schema.isMaxLength(18))
      .annotate({ description: "The tones, in their order; at most 18." }),
    targetParticipant: CommunicationIdentifierModel.annotate({ description: "The participant that hears them." })
  }),
  failures: [400, 412],
  success: { 202: response("SendDtmfTonesResult") }
})
