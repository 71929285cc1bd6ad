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

/** Masks personal data in transcripts. */
const PiiRedactionOptions = /* @__PURE__ */ (() =>
  Schema.Struct({
    enable: Field.optional(Schema.Boolean),
    redactionType: Field.optional(openEnum(["maskWithCharacter"]))
  }).annotate({ identifier: "PiiRedactionOptions" }))()

/** Summarises a call, in a language such as `en-US`; with `enableEndCallSummary` at its end as well. */
export const SummarizationOptions = /* @__PURE__ */ (() =>
  Schema.Struct({
    enableEndCallSummary: Field.optional(Schema.Boolean),
    locale: Field.optional(Schema.String)
  }).annotate({ identifier: "SummarizationOptions" }))()

/** The custom speech model of a transcription; 2024-06-15-preview calls it by another name. */
export const speechModel = /* @__PURE__ */ (() => ({
  speechRecognitionModelEndpointId: Field.optional(Schema.String).pipe(
    Field.versions(ApiVersions.only("2024-06-15-preview"))
  ),
  speechModelEndpointId: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2025-05-15")))
}))()

const preview = /* @__PURE__ */ ApiVersions.only("2025-08-15-preview")

/** What is made of a transcription besides its text, in the preview. */
export const analysis = /* @__PURE__ */ (() => ({
  piiRedactionOptions: Field.optional(PiiRedactionOptions).pipe(Field.versions(preview)),
  enableSentimentAnalysis: Field.optional(Schema.Boolean).pipe(Field.versions(preview)),
  summarizationOptions: Field.optional(SummarizationOptions).pipe(Field.versions(preview))
}))()

/** Languages among which the spoken one is found, in the preview. */
export const locales = /* @__PURE__ */ (() =>
  Field.optional(Schema.Array(Schema.String)).pipe(Field.versions(preview)))()

/** Where to send the transcript of a call, and in which language. */
export const TranscriptionOptions = /* @__PURE__ */ (() =>
  Schema.Struct({
    transportType: openEnum(["websocket"]),
    /** Such as `en-US`; every version but 2025-08-15-preview requires it. */
    locale: Field.optional(Schema.String),
    /** A `wss` URL; 2024-06-15-preview requires it. */
    transportUrl: Field.optional(Schema.String),
    ...speechModel,
    /** 2024-06-15-preview requires it. */
    startTranscription: Field.optional(Schema.Boolean),
    enableIntermediateResults: Field.optional(Schema.Boolean),
    ...analysis,
    locales
  }).annotate({ identifier: "TranscriptionOptions" }))()

/** The transcription of a call; recordings show it as `disabled` on calls that asked for none. */
export const TranscriptionSubscription = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Field.optional(Schema.String),
    state: Field.optional(openEnum(["disabled", "inactive", "active"])),
    subscribedResultTypes: Field.optional(Schema.Array(openEnum(["final", "intermediate"]))),
    locale: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2025-05-15")))
  }).annotate({ identifier: "TranscriptionSubscription" }))()
