/** Events of what participants press and say. */
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { Tone } from "../schemas/Tone.ts"
import { make } from "./EventKind.ts"
import { FailedPrompt, eventSource, ids, LateOutcome, operationContext, Outcome, result, version } from "./fields.ts"

const preview = ApiVersions.only("2025-08-15-preview")

/** How sure the recognition is from 0 to 1, and what it made of the speech besides. */
const heard = {
  confidence: Field.optional(Schema.Finite)
    .annotate({ description: "The confidence of the recognition, from 0 to 1." })
    .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  languageIdentified: Field.optional(Schema.String)
    .annotate({ description: "The language that was spoken, such as `en-US`." })
    .pipe(Field.versions(preview)),
  sentimentAnalysisResult: Field.optional(
    Schema.Struct({
      sentiment: Field.optional(Schema.String).annotate({ description: "The sentiment, such as `positive`." })
    }).annotate({ identifier: "SentimentAnalysisResult", description: "The sentiment of the speech." })
  ).pipe(Field.versions(preview))
}

/** The participant's tones or speech were recognized. */
export const RecognizeCompleted = make("RecognizeCompleted", {
  description: "The participant's tones or speech were recognized.",
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    recognitionType: Field.optional(openEnum(["dtmf", "speech", "choices"])).annotate({
      description: "Which of the results is there."
    }),
    dtmfResult: Field.optional(
      Schema.Struct({
        tones: Field.optional(Schema.Array(Tone)).annotate({ description: "The tones in their order." })
      })
        .annotate({ description: "The tones that were pressed." })
        .pipe(Derivation.named("DtmfResult"))
    ),
    choiceResult: Field.optional(
      Schema.Struct({
        label: Field.optional(Schema.String).annotate({ description: "The label of the choice." }),
        recognizedPhrase: Field.optional(Schema.String).annotate({
          description: "Which of its phrases was said; absent when a tone was pressed."
        }),
        ...heard
      })
        .annotate({ description: "The choice that was made." })
        .pipe(Derivation.named("ChoiceResult"))
    ).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
    speechResult: Field.optional(
      Schema.Struct({
        speech: Field.optional(Schema.String).annotate({ description: "What was said." }),
        ...heard
      })
        .annotate({ description: "What was said." })
        .pipe(Derivation.named("SpeechResult"))
    ).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** No matching input in time, or the prompt failed. */
export const RecognizeFailed = make("RecognizeFailed", {
  description: "No matching input in time, or the prompt failed.",
  versions: ApiVersions.all,
  data: FailedPrompt
})

/** The recognition was cancelled. */
export const RecognizeCanceled = make("RecognizeCanceled", {
  description: "The recognition was cancelled.",
  versions: ApiVersions.all,
  data: LateOutcome
})

/** A tone was received. */
export const ContinuousDtmfRecognitionToneReceived = make("ContinuousDtmfRecognitionToneReceived", {
  description: "A tone was received.",
  versions: ApiVersions.from("2023-10-15"),
  data: Schema.Struct({
    eventSource,
    sequenceId: Field.optional(Schema.Int).annotate({
      description: "The position of the tone among those that were pressed."
    }),
    tone: Field.optional(Tone).annotate({ description: "The tone." }),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** Continuous DTMF recognition failed. */
export const ContinuousDtmfRecognitionToneFailed = make("ContinuousDtmfRecognitionToneFailed", {
  description: "Continuous DTMF recognition failed.",
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})

/** Continuous DTMF recognition was stopped by request. */
export const ContinuousDtmfRecognitionStopped = make("ContinuousDtmfRecognitionStopped", {
  description: "Continuous DTMF recognition was stopped by request.",
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})

/** The tones were sent. */
export const SendDtmfTonesCompleted = make("SendDtmfTonesCompleted", {
  description: "The tones were sent.",
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})

/** The tones could not be sent. */
export const SendDtmfTonesFailed = make("SendDtmfTonesFailed", {
  description: "The tones could not be sent.",
  versions: ApiVersions.from("2023-10-15"),
  data: Outcome
})
