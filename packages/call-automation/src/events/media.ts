/** Events of what is heard in a call: hold and prompts. */
import { ApiVersions } from "../ApiVersion.ts"
import { make } from "./EventKind.ts"
import { FailedPrompt, LateOutcome, Outcome } from "./fields.ts"

/** The participant could not be put on hold, for example because the audio cannot be decoded. Success has no event. */
export const HoldFailed = make("HoldFailed", {
  description:
    "The participant could not be put on hold, for example because the audio cannot be decoded. Success has no event.",
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})

/** The first prompt is heard. */
export const PlayStarted = make("PlayStarted", {
  description: "The first prompt is heard.",
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})

/** All prompts were played. */
export const PlayCompleted = make("PlayCompleted", {
  description: "All prompts were played.",
  versions: ApiVersions.all,
  data: Outcome
})

/** A prompt could not be played. */
export const PlayFailed = make("PlayFailed", {
  description: "A prompt could not be played.",
  versions: ApiVersions.all,
  data: FailedPrompt
})

/** The prompts were cancelled. */
export const PlayCanceled = make("PlayCanceled", {
  description: "The prompts were cancelled.",
  versions: ApiVersions.all,
  data: LateOutcome
})
