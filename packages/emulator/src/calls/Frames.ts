/** The frames of media streaming and transcription as texts: what the service writes, and what it reads of an application. */

import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as SchemaParser from "effect/SchemaParser"

/** A thing that the service sends. */
const text = (kind: string, member: string, value: object): string => JSON.stringify({ kind, [member]: value })

/** The first frame of a stream of audio. */
export const audioMetadata = (metadata: {
  readonly subscriptionId: string
  readonly sampleRate: number
  readonly length: number
}): string => {
  const { length, sampleRate, subscriptionId } = metadata
  return text("AudioMetadata", "audioMetadata", { subscriptionId, encoding: "PCM", sampleRate, channels: 1, length })
}

/** 20 ms of audio in base64, of everybody or of one participant. */
export const audioData = (
  timestamp: string,
  participantRawID: string | undefined,
  data: string,
  silent: boolean
): string =>
  text("AudioData", "audioData", {
    timestamp,
    ...(participantRawID === undefined ? {} : { participantRawID }),
    data,
    silent
  })

/** A key as it is printed on a telephone. */
export const dtmfData = (data: string): string => text("DtmfData", "dtmfData", { data })

/** The first frame of a transcription, and of what follows an update of it. */
export const transcriptionMetadata = (metadata: {
  readonly subscriptionId: string
  readonly locale: string
  readonly callConnectionId: string
  readonly correlationId: string
  readonly speechRecognitionModelEndpointId?: string
}): string => text("TranscriptionMetadata", "transcriptionMetadata", metadata)

/** A word of a transcript; times are in ticks of 100 ns. */
export interface Word {
  readonly text: string
  readonly offset: number
  readonly duration: number
}

/** What a participant said, so far or for good. */
export const transcriptionData = (data: {
  readonly text: string
  readonly confidence: number
  readonly offset: number
  readonly duration: number
  readonly words: ReadonlyArray<Word>
  readonly participantRawID: string
  readonly resultStatus: "Intermediate" | "Final"
}): string => {
  const { confidence, duration, offset, participantRawID, resultStatus, text: said, words } = data
  return text("TranscriptionData", "transcriptionData", {
    text: said,
    format: "display",
    confidence,
    offset,
    duration,
    words,
    participantRawID,
    resultStatus
  })
}

/** What an application sends on a stream of audio. */
export type Outbound =
  | { readonly _tag: "Audio"; readonly bytes: number }
  | { readonly _tag: "Stop" }
  | { readonly _tag: "Invalid"; readonly problem: string }

const Packet = Schema.fromJsonString(
  Schema.Union([
    Schema.Struct({
      kind: Schema.Literal("audioData"),
      audioData: Schema.Struct({ data: Schema.String.check(Schema.isBase64()) })
    }),
    Schema.Struct({ kind: Schema.Literal("stopAudio") })
  ])
)
const decode = SchemaParser.decodeUnknownExit(Packet)

/** Reads a frame of an application. */
export const read = (frame: string): Outbound => {
  const packet = decode(frame)
  if (Exit.isFailure(packet)) return { _tag: "Invalid", problem: "expected audioData with base64 data, or stopAudio" }
  if (packet.value.kind === "stopAudio") return { _tag: "Stop" }
  return { _tag: "Audio", bytes: Buffer.byteLength(packet.value.audioData.data, "base64") }
}
