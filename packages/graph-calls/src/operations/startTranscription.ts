import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { actionOnCall, began, request } from "./action.ts"

export const startTranscription = actionOnCall("Call_StartTranscription", "startTranscription", {
  ends: "notified",
  description: "Starts the transcription of a meeting.\nNeeds `Calls.JoinGroupCall.All`.",
  source: "call: startTranscription",
  versions: beta,
  takes: request("StartTranscriptionRequest", {
    language: Field.optionalOrNull(Schema.String).annotate({ description: "The language that is spoken: `en-us`." })
  }),
  success: { 202: began("startTranscriptionOperation") }
})
