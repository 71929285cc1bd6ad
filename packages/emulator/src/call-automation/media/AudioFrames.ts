/** 20 ms of audio, as media streaming carries it. */
import { type AudioFormat, frameSize } from "@effect-comms/call-automation/StreamingData"

/** The frames of one format. */
export interface AudioFrames {
  /** Samples in a second. */
  readonly sampleRate: number
  /** Bytes of a frame. */
  readonly length: number
  readonly silence: Uint8Array
}

const framesOf = (format: AudioFormat, sampleRate: number): AudioFrames => {
  const length = frameSize(format)
  return { sampleRate, length, silence: new Uint8Array(length) }
}

/** By Microsoft's name of the format: 16 bit, mono. */
export const formats: Readonly<Record<AudioFormat, AudioFrames>> = {
  pcm16KMono: framesOf("pcm16KMono", 16_000),
  pcm24KMono: framesOf("pcm24KMono", 24_000)
}
