/**
 * What the service sends on the sockets of media streaming and transcription: one packet per text frame, the metadata first.
 *
 * Source: Microsoft's `StreamingData` and its subtypes, whose names these are. Neither the socket nor the JSON is known here.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Data from "effect/Data"
import type * as Redacted from "effect/Redacted"

/** The first packet of media streaming: the form of the audio that follows. */
export interface AudioMetadata {
  readonly _tag: "AudioMetadata"
  /** The id of the media streaming. */
  readonly subscriptionId: string
  /** How samples are written. */
  readonly encoding: "PCM" | (string & {})
  /** Samples per second: 16000 or 24000. */
  readonly sampleRate: number
  /** 1: mono. */
  readonly channels: number
  /** The size of a frame in bytes. */
  readonly length?: number
}

/** Audio of 20 milliseconds. */
export interface AudioData {
  readonly _tag: "AudioData"
  /** Samples of 16 bits, little-endian. They may be part of a larger buffer: copy what is to be kept for long. */
  readonly data: Uint8Array
  /** When it was heard. */
  readonly timestamp?: DateTimeText
  /** The participant; only in unmixed audio. */
  readonly participant?: CommunicationIdentifier
  /** Whether nothing is heard. */
  readonly isSilent: boolean
}

/** A tone that was pressed; only with `enableDtmfTones`. */
export interface DtmfData {
  readonly _tag: "DtmfData"
  /** The tone, such as `5` or `#`. */
  readonly data: string
}

/** What is masked in a transcript. */
export interface PiiRedaction {
  /** Whether personal data is masked. */
  readonly enable?: boolean
  /** Examples of packets begin with a capital, requests do not. */
  readonly redactionType?: "MaskWithCharacter" | (string & {})
}

/** The first packet of a transcription, and of each update of it. */
export interface TranscriptionMetadata {
  readonly _tag: "TranscriptionMetadata"
  /** The id of the transcription. */
  readonly subscriptionId: string
  /** Such as `en-US`. */
  readonly locale?: string
  /** The id of the application's leg of the call. */
  readonly callConnectionId?: string
  /** The id of the call in logs and in reports to Microsoft. */
  readonly correlationId?: string
  /** The endpoint id of a custom speech model. */
  readonly speechRecognitionModelEndpointId?: string
  /** The same in transcriptions that are analyzed; this and what follows is of 2025-08-15-preview. */
  readonly speechModelEndpointId?: string
  /** The languages among which that of each phrase is identified; empty when none is. */
  readonly locales?: ReadonlyArray<string>
  /** Whether sentiment analysis of the speech is enabled. */
  readonly enableSentimentAnalysis?: boolean
  /** What is masked. */
  readonly piiRedactionOptions?: PiiRedaction
}

/** A word of a phrase; ticks are 100 nanoseconds. */
export interface WordData {
  /** The word. */
  readonly text: string
  /** When it begins. */
  readonly offsetInTicks?: number
  /** How long it lasts. */
  readonly durationInTicks?: number
}

/** A phrase of a participant. */
export interface TranscriptionData {
  readonly _tag: "TranscriptionData"
  /** What was said. */
  readonly text: string
  /** The form of the text. */
  readonly format?: "display" | (string & {})
  /** From 0 to 1. */
  readonly confidence?: number
  /** Ticks of 100 nanoseconds. Microsoft's examples exceed 2^53: such a number is exact to 51.2 microseconds. */
  readonly offsetInTicks?: number
  /** Ticks of 100 nanoseconds. */
  readonly durationInTicks?: number
  /** Its words, with their times. */
  readonly words: ReadonlyArray<WordData>
  /** The participant that said it. */
  readonly participant?: CommunicationIdentifier
  /** Whether it may still change. */
  readonly resultState?: "Final" | "Intermediate" | (string & {})
  /** Only with `enableSentimentAnalysis`, of 2025-08-15-preview. */
  readonly sentimentAnalysisResult?: {
    /** The sentiment. */
    readonly sentiment?: "neutral" | "positive" | "negative" | "mixed" | (string & {})
  }
  /** Such as `de-DE`; only with `locales`, of 2025-08-15-preview. */
  readonly languageIdentified?: string
}

/** A packet of a known kind. */
export type Packet = AudioMetadata | AudioData | DtmfData | TranscriptionMetadata | TranscriptionData

/** A packet of a kind that this package does not know. */
export interface UnknownPacket {
  readonly _tag: "UnknownPacket"
  readonly kind: string
  /** The whole packet. */
  readonly packet: unknown
}

/** A frame that does not fit its kind, or is no packet. Its neighbors are not affected. */
export class InvalidPacket extends Data.TaggedError("InvalidPacket")<{
  /** Where it does not fit, such as `.audioData.data`; empty for the frame itself. */
  readonly path: string
  readonly expected: string
  readonly kind: string | undefined
  /** The frame as it came. */
  readonly raw: Redacted.Redacted<unknown>
}> {
  override get message(): string {
    return `media packet${this.path}: ${this.expected}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** What a frame may be. */
export type Decoded = Packet | UnknownPacket | InvalidPacket
