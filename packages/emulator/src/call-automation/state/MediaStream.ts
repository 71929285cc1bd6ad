/**
 * Media streaming and transcription as a leg holds them: shapes only. What goes over their sockets is in `media/`.
 */
import type { createCall, startTranscription, updateTranscription } from "@effect-comms/call-automation/operations"
import type { ResultInformation } from "./ResultInformation.ts"

/** What an event repeats of the request that it answers, and where that request wants it. */
export interface RequestRef {
  readonly operationContext: string | undefined
  /** The `operationCallbackUri`; the leg's callback without one. */
  readonly url: string | undefined
}

/** A stream to the socket that the options of a leg named. */
export interface MediaStream {
  readonly state: () => "inactive" | "starting" | "active" | "stopping"
  /** Only when it is inactive; fails with `ordered` in place of opening a socket. */
  readonly start: (request: RequestRef, ordered?: ResultInformation) => void
  /** Only when it is active. */
  readonly stop: (request: RequestRef) => void
}

/** What went over the sockets of an audio stream, all of them together. */
interface AudioTraffic {
  readonly framesSent: number
  /** Audio that was not sent because the application did not take those before. */
  readonly framesDropped: number
  /** Frames of the application that were played. */
  readonly framesReceived: number
  /** Frames of the application on a stream that is not bidirectional. */
  readonly framesIgnored: number
  /** What the application sent and nobody has heard yet, in milliseconds of network time. */
  readonly bufferedMs: number
}

/** A leg's media streaming. */
export interface AudioStream extends MediaStream {
  readonly traffic: () => AudioTraffic
}

type TranscriptionOptions = NonNullable<(typeof createCall)["payload"]["Type"]["transcriptionOptions"]>

/** The options of a transcription that ask for the analysis of speech. */
export type SpeechAnalysisOptions = Pick<
  TranscriptionOptions,
  "enableSentimentAnalysis" | "locales" | "piiRedactionOptions"
>

/** What a start or an update may set anew. */
export type TranscriptSettings = Pick<
  (typeof startTranscription)["payload"]["Type"] & (typeof updateTranscription)["payload"]["Type"],
  | keyof SpeechAnalysisOptions
  | "locale"
  | "speechModelEndpointId"
  | "speechRecognitionModelEndpointId"
  | "summarizationOptions"
>

/** A leg's transcription. */
export interface TranscriptStream extends MediaStream {
  /** The language of now. */
  readonly locale: () => string
  /** Sets anew what is given. */
  readonly set: (settings: TranscriptSettings) => void
  /** Only when it is active: sets anew, and emits TranscriptionUpdated. */
  readonly update: (settings: TranscriptSettings, request: RequestRef) => void
  /** Only when it is active: emits a summary of what was said, or that there is none. */
  readonly summarize: (request: RequestRef) => void
  readonly traffic: () => { readonly framesSent: number }
}
