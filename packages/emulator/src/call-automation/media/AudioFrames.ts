/** 20 ms of audio, as media streaming carries it: silence, or a tone that goes on without a click from frame to frame. */
import { type AudioFormat, frameSize } from "@effect-comms/call-automation/StreamingData"
import { sampleOf, voiceHertz } from "../../telephony/Sound.ts"

/** The frames of one format. */
export interface AudioFrames {
  /** Samples in a second. */
  readonly sampleRate: number
  /** Bytes of a frame. */
  readonly length: number
  readonly silence: Uint8Array
  readonly tone: Uint8Array
}

const framesOf = (format: AudioFormat, sampleRate: number): AudioFrames => {
  const length = frameSize(format)
  const tone = Buffer.alloc(length)
  for (let at = 0; at < length / 2; at++) tone.writeInt16LE(sampleOf([voiceHertz], at, sampleRate), at * 2)
  return { sampleRate, length, silence: new Uint8Array(length), tone }
}

/** By Microsoft's name of the format: 16 bit, mono. */
export const formats: Readonly<Record<AudioFormat, AudioFrames>> = {
  pcm16KMono: framesOf("pcm16KMono", 16_000),
  pcm24KMono: framesOf("pcm24KMono", 24_000)
}
