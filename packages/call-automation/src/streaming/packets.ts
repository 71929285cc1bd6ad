/**
 * What the service sends on the sockets of media streaming and transcription: one packet per text frame, the metadata first.
 *
 * Source: Microsoft's `StreamingData` and its subtypes, whose names these are. Neither the socket nor the JSON is known here.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Data from "effect/Data"
import type * as Redacted from "effect/Redacted"

/** The first packet of media streaming: the form of the audio that follows. */
export interface AudioMetadata {
  readonly _tag: "AudioMetadata"
  readonly subscriptionId: string
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
  readonly timestamp?: DateTimeText
  /** Who is heard; only where participants are not mixed. */
  readonly participant?: CommunicationIdentifier
  /** Whether nothing is heard. */
  readonly isSilent: boolean
}

/** A key that was pressed; only with `enableDtmfTones`. */
export interface DtmfData {
  readonly _tag: "DtmfData"
  readonly data: string
}

/** What is masked in a transcript. */
export interface PiiRedaction {
  readonly enable?: boolean
  /** Examples of packets begin with a capital, requests do not. */
  readonly redactionType?: "MaskWithCharacter" | (string & {})
}

/** The first packet of a transcription, and of each update of it. */
export interface TranscriptionMetadata {
  readonly _tag: "TranscriptionMetadata"
  readonly subscriptionId: string
  /** Such as `en-US`. */
  readonly locale?: string
  readonly callConnectionId?: string
  readonly correlationId?: string
  readonly speechRecognitionModelEndpointId?: string
  /** The same in transcriptions that are analysed; this and what follows is of 2025-08-15-preview. */
  readonly speechModelEndpointId?: string
  /** The languages among which that of each phrase is identified; empty when none is. */
  readonly locales?: ReadonlyArray<string>
  readonly enableSentimentAnalysis?: boolean
  readonly piiRedactionOptions?: PiiRedaction
}

/** A word of a phrase; ticks are 100 nanoseconds. */
export interface WordData {
  readonly text: string
  readonly offsetInTicks?: number
  readonly durationInTicks?: number
}

/** A phrase that somebody said. */
export interface TranscriptionData {
  readonly _tag: "TranscriptionData"
  readonly text: string
  readonly format?: "display" | (string & {})
  /** From 0 to 1. */
  readonly confidence?: number
  /** Ticks of 100 nanoseconds. Microsoft's examples exceed 2^53: such a number is exact to 51.2 microseconds. */
  readonly offsetInTicks?: number
  /** Ticks of 100 nanoseconds. */
  readonly durationInTicks?: number
  readonly words: ReadonlyArray<WordData>
  readonly participant?: CommunicationIdentifier
  readonly resultState?: "Final" | "Intermediate" | (string & {})
  /** Only with `enableSentimentAnalysis`, of 2025-08-15-preview. */
  readonly sentimentAnalysisResult?: {
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

/** A frame that does not fit its kind, or is no packet. Its neighbours are not affected. */
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
}

/** What a frame may be. */
export type Decoded = Packet | UnknownPacket | InvalidPacket
