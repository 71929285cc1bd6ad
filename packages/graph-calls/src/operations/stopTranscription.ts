import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { actionOnCall, began, request } from "./action.ts"

export const stopTranscription = actionOnCall("Call_StopTranscription", "stopTranscription", {
  ends: "notified",
  description: "Stops the transcription of a meeting.\nNeeds `Calls.JoinGroupCall.All`.",
  source: "call: stopTranscription",
  versions: beta,
  takes: request("StopTranscriptionRequest", {
    language: Field.optionalOrNull(Schema.String).annotate({ description: "The language that is spoken: `en-us`." })
  }),
  success: { 202: began("stopTranscriptionOperation") }
})
