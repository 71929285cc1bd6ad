/** Events of media streaming and transcription. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { streamingVersions as versions } from "../schemas/MediaStreaming.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { make } from "./EventKind.ts"
import { eventSource, ids, operationContext, result, version } from "./fields.ts"

/** What both may report. */
const details = [
  "subscriptionStarted",
  "streamConnectionReestablished",
  "streamConnectionUnsuccessful",
  "streamUrlMissing",
  "serviceShutdown",
  "streamConnectionInterrupted",
  "speechServicesConnectionError",
  "subscriptionStopped",
  "unspecifiedError",
  "authenticationFailure",
  "badRequest",
  "tooManyRequests",
  "forbidden",
  "serviceTimeout"
] as const

const OfStreaming = Schema.Struct({
  eventSource,
  mediaStreamingUpdate: Field.optional(
    Schema.Struct({
      /** Recorded as `Audio`. */
      contentType: Field.optional(Schema.String),
      mediaStreamingStatus: Field.optional(
        openEnum(["mediaStreamingStarted", "mediaStreamingFailed", "mediaStreamingStopped", "unspecifiedError"])
      ),
      mediaStreamingStatusDetails: Field.optional(openEnum([...details, "initialWebSocketConnectionFailed"]))
    }).annotate({ identifier: "MediaStreamingUpdate" })
  ),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

const OfTranscription = Schema.Struct({
  eventSource,
  transcriptionUpdate: Field.optional(
    Schema.Struct({
      transcriptionStatus: Field.optional(
        openEnum([
          "transcriptionStarted",
          "transcriptionFailed",
          "transcriptionResumed",
          "transcriptionUpdated",
          "transcriptionStopped",
          "callSummaryUpdated",
          "unspecifiedError"
        ])
      ),
      transcriptionStatusDetails: Field.optional(
        openEnum([...details, "transcriptionLocaleUpdated", "callSummarySuccess", "callSummaryFailure"])
      ),
      transcriptionMessage: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
    }).annotate({ identifier: "TranscriptionUpdate" })
  ),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** Audio is being streamed. */
export const MediaStreamingStarted = make("MediaStreamingStarted", { versions, data: OfStreaming })

/** Audio is no longer streamed. */
export const MediaStreamingStopped = make("MediaStreamingStopped", { versions, data: OfStreaming })

/** Audio cannot be streamed. */
export const MediaStreamingFailed = make("MediaStreamingFailed", { versions, data: OfStreaming })

/** The call is being transcribed. */
export const TranscriptionStarted = make("TranscriptionStarted", { versions, data: OfTranscription })

/** The transcription goes on with other settings. */
export const TranscriptionUpdated = make("TranscriptionUpdated", { versions, data: OfTranscription })

/** The call is no longer transcribed. */
export const TranscriptionStopped = make("TranscriptionStopped", { versions, data: OfTranscription })

/** The call cannot be transcribed. */
export const TranscriptionFailed = make("TranscriptionFailed", { versions, data: OfTranscription })

/** A summary of the call was made, or not. */
export const TranscriptionCallSummaryUpdated = make("TranscriptionCallSummaryUpdated", {
  versions: ApiVersions.only("2025-08-15-preview"),
  data: OfTranscription
})
