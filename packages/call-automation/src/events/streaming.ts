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
      contentType: Field.optional(Schema.String).annotate({ description: "What is streamed; recorded as `Audio`." }),
      mediaStreamingStatus: Field.optional(
        openEnum(["mediaStreamingStarted", "mediaStreamingFailed", "mediaStreamingStopped", "unspecifiedError"])
      ).annotate({ description: "The status." }),
      mediaStreamingStatusDetails: Field.optional(openEnum([...details, "initialWebSocketConnectionFailed"])).annotate({
        description: "Why."
      })
    }).annotate({ identifier: "MediaStreamingUpdate", description: "The status of media streaming." })
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
      ).annotate({ description: "The status." }),
      transcriptionStatusDetails: Field.optional(
        openEnum([...details, "transcriptionLocaleUpdated", "callSummarySuccess", "callSummaryFailure"])
      ).annotate({ description: "Why." }),
      transcriptionMessage: Field.optional(Schema.String)
        .annotate({ description: "For people." })
        .pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
    }).annotate({ identifier: "TranscriptionUpdate", description: "The status of a transcription." })
  ),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** Audio is being streamed. */
export const MediaStreamingStarted = make("MediaStreamingStarted", {
  description: "Audio is being streamed.",
  versions,
  data: OfStreaming
})

/** Audio is no longer streamed. */
export const MediaStreamingStopped = make("MediaStreamingStopped", {
  description: "Audio is no longer streamed.",
  versions,
  data: OfStreaming
})

/** Audio cannot be streamed. */
export const MediaStreamingFailed = make("MediaStreamingFailed", {
  description: "Audio cannot be streamed.",
  versions,
  data: OfStreaming
})

/** The call is being transcribed. */
export const TranscriptionStarted = make("TranscriptionStarted", {
  description: "The call is being transcribed.",
  versions,
  data: OfTranscription
})

/** The transcription goes on with other settings. */
export const TranscriptionUpdated = make("TranscriptionUpdated", {
  description: "The transcription goes on with other settings.",
  versions,
  data: OfTranscription
})

/** The call is no longer transcribed. */
export const TranscriptionStopped = make("TranscriptionStopped", {
  description: "The call is no longer transcribed.",
  versions,
  data: OfTranscription
})

/** The call cannot be transcribed. */
export const TranscriptionFailed = make("TranscriptionFailed", {
  description: "The call cannot be transcribed.",
  versions,
  data: OfTranscription
})

/** A summary of the call was made, or not. */
export const TranscriptionCallSummaryUpdated = make("TranscriptionCallSummaryUpdated", {
  description: "A summary of the call was made, or not.",
  versions: ApiVersions.only("2025-08-15-preview"),
  data: OfTranscription
})
