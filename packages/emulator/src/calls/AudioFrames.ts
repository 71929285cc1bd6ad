/** 20 ms of audio, as media streaming carries it: silence, or a tone that goes on without a click from frame to frame. */

/** How long a frame lasts, in milliseconds. */
export const frameMillis = 20

/** Whole periods fit into a frame at either rate. */
const toneHertz = 400
/** A quarter of full scale. */
const amplitude = 0x2000

/** The frames of one format, in base64. */
export interface AudioFrames {
  /** Samples in a second. */
  readonly sampleRate: number
  /** Bytes of a frame. */
  readonly length: number
  readonly silence: string
  readonly tone: string
}

const framesOf = (sampleRate: number): AudioFrames => {
  const samples = (sampleRate * frameMillis) / 1000
  const tone = Buffer.alloc(samples * 2)
  for (let at = 0; at < samples; at++)
    tone.writeInt16LE(Math.round(amplitude * Math.sin((2 * Math.PI * toneHertz * at) / sampleRate)), at * 2)
  return {
    sampleRate,
    length: tone.length,
    silence: Buffer.alloc(tone.length).toString("base64"),
    tone: tone.toString("base64")
  }
}

/** By Microsoft's name of the format: 16 bit, mono. */
export const formats: Readonly<Record<"pcm16KMono" | "pcm24KMono", AudioFrames>> = {
  pcm16KMono: framesOf(16_000),
  pcm24KMono: framesOf(24_000)
}
