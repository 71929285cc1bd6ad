/**
 * Transcribing a call to a WebSocket of the application: what is asked for, and the subscription that comes of it.
 *
 * 2024-06-15-preview has one flat object; later versions have a variant per transport, of which `websocket` is the only one. The
 * schema is the superset of both.
 */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"

/** Masks personal data in transcripts. */
const PiiRedactionOptions = /* @__PURE__ */ (() =>
  Schema.Struct({
    enable: Field.optional(Schema.Boolean).annotate({
      description: "Whether personal data is masked; default `false`."
    }),
    redactionType: Field.optional(openEnum(["maskWithCharacter"])).annotate({ description: "How it is masked." })
  }).annotate({
    identifier: "PiiRedactionOptions",
    description: "Whether and how personal data is masked in a transcript."
  }))()

/** Summarizes a call, in a language such as `en-US`; with `enableEndCallSummary` at its end as well. */
export const SummarizationOptions: Schema.Codec<models.SummarizationOptions, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    enableEndCallSummary: Field.optional(Schema.Boolean).annotate({
      description: "Whether a summary is made at the end of the call as well."
    }),
    locale: Field.optional(Schema.String).annotate({ description: "The language of the summary, such as `en-US`." })
  }).annotate({ identifier: "SummarizationOptions", description: "How a call is summarized." }))()

/** The custom speech model of a transcription; 2024-06-15-preview calls it by another name. */
export const speechModel = /* @__PURE__ */ (() => ({
  speechRecognitionModelEndpointId: Field.optional(Schema.String)
    .annotate({ description: "The endpoint id of a custom speech model." })
    .pipe(Field.versions(ApiVersions.only("2024-06-15-preview"))),
  speechModelEndpointId: Field.optional(Schema.String)
    .annotate({ description: "The endpoint id of a custom speech model." })
    .pipe(Field.versions(ApiVersions.from("2025-05-15")))
}))()

const preview = /* @__PURE__ */ ApiVersions.only("2025-08-15-preview")

/** What is made of a transcription besides its text, in the preview. */
export const analysis = /* @__PURE__ */ (() => ({
  piiRedactionOptions: Field.optional(PiiRedactionOptions)
    .annotate({ description: "Masks personal data in the transcript." })
    .pipe(Field.versions(preview)),
  enableSentimentAnalysis: Field.optional(Schema.Boolean)
    .annotate({ description: "Whether sentiment analysis of the speech is enabled." })
    .pipe(Field.versions(preview)),
  summarizationOptions: Field.optional(SummarizationOptions)
    .annotate({ description: "Summarizes the call." })
    .pipe(Field.versions(preview))
}))()

/** Languages among which the spoken one is found, in the preview. */
export const locales = /* @__PURE__ */ (() =>
  Field.optional(Schema.Array(Schema.String))
    .annotate({ description: "Languages among which the spoken one is found." })
    .pipe(Field.versions(preview)))()

/** Where to send the transcript of a call, and in which language. */
export const TranscriptionOptions: Schema.Codec<models.TranscriptionOptions, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    transportType: openEnum(["websocket"]).annotate({ description: "How it is sent." }),
    locale: Field.optional(Schema.String).annotate({
      description: "The spoken language, such as `en-US`; every version but 2025-08-15-preview requires it."
    }),
    transportUrl: Field.optional(Schema.String).annotate({
      description: "The `wss` URL of the WebSocket; 2024-06-15-preview requires it."
    }),
    ...speechModel,
    startTranscription: Field.optional(Schema.Boolean).annotate({
      description: "Whether it begins with the call, without `startTranscription`; 2024-06-15-preview requires it."
    }),
    enableIntermediateResults: Field.optional(Schema.Boolean).annotate({
      description: "Whether results are sent while a participant is still speaking; default `false`."
    }),
    ...analysis,
    locales
  }).annotate({
    identifier: "TranscriptionOptions",
    description: "Where to send the transcript of a call, and in which language."
  }))()

/** The transcription of a call; recordings show it as `disabled` on calls that asked for none. */
export const TranscriptionSubscription: Schema.Codec<models.TranscriptionSubscription, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Field.optional(Schema.String).annotate({ description: "The id of the subscription." }),
    state: Field.optional(openEnum(["disabled", "inactive", "active"])).annotate({
      description: "Whether it transcribes at the moment."
    }),
    subscribedResultTypes: Field.optional(Schema.Array(openEnum(["final", "intermediate"]))).annotate({
      description: "Which results are sent."
    }),
    locale: Field.optional(Schema.String)
      .annotate({ description: "The language that is transcribed." })
      .pipe(Field.versions(ApiVersions.from("2025-05-15")))
  }).annotate({
    identifier: "TranscriptionSubscription",
    description: "The transcription of a call; `disabled` on calls that asked for none."
  }))()
