import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { SendDtmfCompletionReason } from "../schemas/CommsOperation.ts"
import { Tone } from "../schemas/Tone.ts"
import { actionOnCall, began, request } from "./action.ts"

export const sendDtmfTones = actionOnCall("Call_SendDtmfTones", "sendDtmfTones", {
  ends: "notified",
  description:
    "Sends tones into a call.\nNeeds `Calls.AccessMedia.All` where the application hosts the media; it is checked when the call is created.",
  source: "call: sendDtmfTones",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  takes: request("SendDtmfTonesRequest", {
    tones: Schema.Array(Tone)
      .check(Schema.isMinLength(1, { expected: "at least one tone" }))
      .annotate({ description: "The tones, in their order." }),
    delayBetweenTonesMs: Field.optionalOrNull(
      Schema.Int.check(Schema.isGreaterThanOrEqualTo(0, { expected: "an integer from 0" }))
    ).annotate({ description: "The pause between two tones, in milliseconds." })
  }),
  success: {
    200: began("sendDtmfTonesOperation", {
      completionReason: Field.optionalOrNull(SendDtmfCompletionReason).annotate({
        description: "How the sending ended."
      })
    })
  }
})
