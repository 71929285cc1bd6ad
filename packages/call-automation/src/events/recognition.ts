/** Events of what participants press and say. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { Tone } from "../schemas/Tone.ts"
import { make } from "./EventKind.ts"
import { eventSource, ids, LateOutcome, operationContext, Outcome, result, version } from "./fields.ts"
import { FailedPrompt } from "./media.ts"

const preview = ApiVersions.only("2025-08-15-preview")

/** How sure the recognition is from 0 to 1, and what it made of the speech besides. */
const heard = {
  confidence: Field.optional(Schema.Finite).pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  languageIdentified: Field.optional(Schema.String).pipe(Field.versions(preview)),
  sentimentAnalysisResult: Field.optional(
    Schema.Struct({ sentiment: Field.optional(Schema.String) }).annotate({ identifier: "SentimentAnalysisResult" })
  ).pipe(Field.versions(preview))
}

/** The participant has pressed or said something that fits. */
export const RecognizeCompleted = make("RecognizeCompleted", {
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    /** Which of the results is there. */
    recognitionType: Field.optional(openEnum(["dtmf", "speech", "choices"])),
    dtmfResult: Field.optional(Schema.Struct({ tones: Field.optional(Schema.Array(Tone)) })),
    choiceResult: Field.optional(
      Schema.Struct({
        label: Field.optional(Schema.String),
        recognizedPhrase: Field.optional(Schema.String),
        ...heard
      })
    ).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
    speechResult: Field.optional(Schema.Struct({ speech: Field.optional(Schema.String), ...heard })).pipe(
      Field.versions(ApiVersions.from("2023-10-15"))
    ),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** Nothing that fits was pressed or said in time, or the prompt failed. */
export const RecognizeFailed = make("RecognizeFailed", { versions: ApiVersions.all, data: FailedPrompt })

/** The recognition was cancelled. */
export const RecognizeCanceled = make("RecognizeCanceled", {
  versions: ApiVersions.all,
  data: LateOutcome
})

/** One key was pressed. */
export const ContinuousDtmfRecognitionToneReceived = make("ContinuousDtmfRecognitionToneReceived", {
  versions: ApiVersions.from("2023-10-15"),
  data: Schema.Struct({
    eventSource,
    sequenceId: Field.optional(Schema.Int),
    tone: Field.optional(Tone),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** Keys can no longer be recognised. */
export const ContinuousDtmfRecognitionToneFailed = make("ContinuousDtmfRecognitionToneFailed", {
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})

/** Keys are no longer recognised, as asked. */
export const ContinuousDtmfRecognitionStopped = make("ContinuousDtmfRecognitionStopped", {
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})

/** The tones were sent. */
export const SendDtmfTonesCompleted = make("SendDtmfTonesCompleted", {
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})

/** The tones could not be sent. */
export const SendDtmfTonesFailed = make("SendDtmfTonesFailed", {
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})
