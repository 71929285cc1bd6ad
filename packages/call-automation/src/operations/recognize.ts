import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { PlaySource } from "../schemas/PlaySource.ts"
import { Tone } from "../schemas/Tone.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const since2023October = ApiVersions.from("2023-10-15")
const preview = ApiVersions.only("2025-08-15-preview")

const DtmfOptions = Schema.Struct({
  interToneTimeoutInSeconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 }))).annotate({
    description: "Seconds between two tones, 1 to 60; default 2."
  }),
  maxTonesToCollect: Field.optional(Schema.Int).annotate({ description: "The number of tones that ends the input." }),
  stopTones: Field.optional(Schema.Array(Tone)).annotate({ description: "Tones that end the input." })
}).annotate({ identifier: "DtmfOptions", description: "How tones are collected." })

/** A choice, which is made by saying one of its phrases or with a tone. */
const Choice = Schema.Struct({
  label: Schema.String.annotate({ description: "The name of the choice, which the event returns." }),
  phrases: Schema.Array(Schema.String).annotate({ description: "The phrases that select it." }),
  tone: Field.optional(Tone).annotate({ description: "The tone that selects it." })
}).annotate({
  identifier: "Choice",
  description: "A choice, which is made by saying one of its phrases or with a tone."
})

const SpeechOptions = Schema.Struct({
  endSilenceTimeoutInMs: Field.optional(Schema.Int).annotate({
    description: "Milliseconds of silence that end the speech; default 2000."
  })
}).annotate({ identifier: "SpeechOptions", description: "How speech is recognized." })

const RecognizeOptions = Schema.Struct({
  interruptPrompt: Field.optional(Schema.Boolean).annotate({
    description: "Whether a tone or speech stops the prompts."
  }),
  initialSilenceTimeoutInSeconds: Field.optional(
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 300 }))
  ).annotate({
    description:
      "Seconds from the end of the prompts to the first tone or word, 0 to 300 (speech and choices: to 20); default 5."
  }),
  targetParticipant: CommunicationIdentifierModel.annotate({
    description: "The participant whose tones or speech are recognized."
  }),
  dtmfOptions: Field.optional(DtmfOptions).annotate({ description: "How tones are collected." }),
  speechLanguage: Field.optional(Schema.String)
    .annotate({ description: "The spoken language, such as `de-DE`; default `en-US`." })
    .pipe(Field.versions(since2023October)),
  speechRecognitionModelEndpointId: Field.optional(Schema.String)
    .annotate({ description: "The endpoint id of a custom speech model." })
    .pipe(Field.versions(since2023October)),
  choices: Field.optional(Schema.Array(Choice))
    .annotate({ description: "The choices." })
    .pipe(Field.versions(since2023October)),
  speechOptions: Field.optional(SpeechOptions)
    .annotate({ description: "How speech is recognized." })
    .pipe(Field.versions(since2023October)),
  speechLanguages: Field.optional(Schema.Array(Schema.String))
    .annotate({ description: "Languages among which the spoken one is found." })
    .pipe(Field.versions(preview)),
  enableSentimentAnalysis: Field.optional(Schema.Boolean)
    .annotate({ description: "Whether sentiment analysis of the speech is enabled." })
    .pipe(Field.versions(preview))
}).annotate({
  identifier: "RecognizeOptions",
  description: "The participant whose tones or speech are recognized, and how."
})

const RecognizeRequest = Schema.Struct({
  recognizeInputType: openEnum(["dtmf", "speech", "speechOrDtmf", "choices"]).annotate({
    description: "The kind of input: tones, speech, either of both, or one of several choices."
  }),
  playPrompt: Field.optional(PlaySource).annotate({ description: "The prompt that is played first." }),
  interruptCallMediaOperation: Field.optional(Schema.Boolean).annotate({
    description: "Whether the running and queued media operations are cancelled instead of waited for; default `false`."
  }),
  recognizeOptions: RecognizeOptions.annotate({
    description: "The participant whose tones or speech are recognized, and how."
  }),
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(since2023October)),
  playPrompts: Field.optional(Schema.Array(PlaySource))
    .annotate({ description: "Several prompts, played one after the other; used instead of `playPrompt`." })
    .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
}).annotate({ identifier: "RecognizeRequest" })

export const recognize = actionOnCall("CallMedia_Recognize", ":recognize", {
  description:
    "Recognizes the tones or speech of a participant, after optional prompts.\nSpeech and choices are available since api-version 2023-10-15.",
  official: "startRecognizing",
  outcome: { succeeded: ["RecognizeCompleted"], failed: ["RecognizeFailed", "RecognizeCanceled"] },
  versions: ApiVersions.all,
  retry: "once",
  payload: RecognizeRequest,
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
