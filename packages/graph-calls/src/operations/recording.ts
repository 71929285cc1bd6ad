/** What a recording takes and begins: recordResponse, and record, which beta had before it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { RecordCompletionReason } from "../schemas/CommsOperation.ts"
import { MediaPrompt } from "../schemas/Media.ts"
import { began } from "./action.ts"

const Seconds = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 120 }, { expected: "1 to 120 seconds" }))

/** What the longest duration is. */
export const longest = "The longest duration of the recording, in seconds; default 5."

/** The fields of the body. */
export const recording = {
  prompts: Field.optionalOrNull(
    Schema.Array(MediaPrompt).check(Schema.isMaxLength(1, { expected: "at most 1 prompt" }))
  ).annotate({ description: "What is played before; default nothing." }),
  bargeInAllowed: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether it cancels what is playing and queued and begins at once; default false."
  }),
  initialSilenceTimeoutInSeconds: Field.optionalOrNull(Seconds).annotate({
    description: "The silence allowed before the first word, in seconds; default 5."
  }),
  maxSilenceTimeoutInSeconds: Field.optionalOrNull(Seconds).annotate({
    description: "The silence that ends the recording, in seconds; default 5."
  }),
  maxRecordDurationInSeconds: Field.optionalOrNull(Seconds).annotate({
    description: longest
  }),
  playBeep: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether a beep is played before the recording."
  }),
  streamWhileRecording: Field.optionalOrNull(Schema.Boolean)
    .annotate({ description: "Whether the recording can be fetched while it is made." })
    .pipe(Field.versions(beta)),
  stopTones: Field.optionalOrNull(Schema.Array(Schema.String)).annotate({
    description: "The tones that end it, such as `#`."
  })
}

/** The operation. */
export const recordOperation = began("recordOperation", {
  completionReason: Field.optionalOrNull(RecordCompletionReason).annotate({ description: "How the recording ended." }),
  recordingLocation: Field.optionalOrNull(Schema.String).annotate({
    description: "The location of the recording; it is deleted with the call."
  }),
  recordingAccessToken: Field.optionalOrNull(Schema.RedactedFromValue(Schema.String)).annotate({
    description: "The bearer token to fetch the recording with."
  })
})
