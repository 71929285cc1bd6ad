/**
 * Makes MP3 and MP4 (AAC) out of WAV, with libraries that are loaded with the first such file and put into a file of their own when the
 * package is built: whoever records WAV never loads them. They encode in a worker of their own.
 */
import { registerAacEncoder } from "@mediabunny/aac-encoder"
import { registerMp3Encoder } from "@mediabunny/mp3-encoder"
import { AudioSample, AudioSampleSource, BufferTarget, Mp3OutputFormat, Mp4OutputFormat, Output } from "mediabunny"
import type { Content } from "../service/Files.ts"

/** What is encoded: 16-bit PCM behind a header of 44 bytes, mono. */
export interface Wave {
  readonly content: Content
  /** Hertz. */
  readonly sampleRate: number
  /** Of the encoded file, in bits a second. */
  readonly bitrate: number
}

const headerLength = 44

let isRegistered = false

const register = (): void => {
  if (isRegistered) return
  isRegistered = true
  registerMp3Encoder()
  registerAacEncoder()
}

const outputs = {
  mp3: { codec: "mp3", format: () => new Mp3OutputFormat() },
  mp4: { codec: "aac", format: () => new Mp4OutputFormat({ fastStart: "in-memory" }) }
} as const

/** The bytes of a file in a format, with the sound of a WAV file. */
export const encode = async (
  { bitrate, content, sampleRate }: Wave,
  into: keyof typeof outputs
): Promise<Uint8Array> => {
  register()
  const { codec, format } = outputs[into]
  const target = new BufferTarget()
  const output = new Output({ format: format(), target })
  const source = new AudioSampleSource({ codec, bitrate })
  output.addAudioTrack(source)
  await output.start()
  // A second at a time: what is encoded waits for nobody, and takes little memory.
  for (let at = headerLength; at < content.length; at += sampleRate * 2) {
    const sample = new AudioSample({
      data: new Uint8Array(content.read(at, Math.min(content.length, at + sampleRate * 2))),
      format: "s16",
      numberOfChannels: 1,
      sampleRate,
      timestamp: (at - headerLength) / (sampleRate * 2)
    })
    await source.add(sample)
    sample.close()
  }
  await output.finalize()
  if (target.buffer === null) throw new Error(`no ${into} file came out of the encoder`)
  return new Uint8Array(target.buffer)
}
