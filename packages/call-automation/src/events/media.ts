/** Events of what is heard in a call: hold and prompts. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { make } from "./EventKind.ts"
import { eventSource, ids, LateOutcome, operationContext, Outcome, result, version } from "./fields.ts"

/** The data of a prompt that failed: also which of several sources it was, from 0. */
export const FailedPrompt = Schema.Struct({
  eventSource,
  failedPlaySourceIndex: Field.optional(Schema.Int)
    .annotate({ description: "Which of several sources it was, from 0." })
    .pipe(Field.versions(ApiVersions.from("2024-06-15-preview"))),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

export const HoldFailed = make("HoldFailed", {
  description:
    "The participant could not be put on hold, for example because the audio cannot be decoded. Success has no event.",
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})

export const PlayStarted = make("PlayStarted", {
  description: "The first prompt is heard.",
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})

export const PlayCompleted = make("PlayCompleted", {
  description: "All prompts were played.",
  versions: ApiVersions.all,
  data: Outcome
})

export const PlayFailed = make("PlayFailed", {
  description: "A prompt could not be played.",
  versions: ApiVersions.all,
  data: FailedPrompt
})

export const PlayCanceled = make("PlayCanceled", {
  description: "The prompts were cancelled.",
  versions: ApiVersions.all,
  data: LateOutcome
})
