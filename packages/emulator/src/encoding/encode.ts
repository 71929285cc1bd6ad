/**
 * Makes MP3, and MP4 (AAC, with a black picture) out of WAV, with libraries that are loaded with the first such file and put into a file of their own when the
 * package is built: programs that record WAV never load them. They encode in a worker of their own.
 */
import { registerAacEncoder } from "@mediabunny/aac-encoder"
import { registerMp3Encoder } from "@mediabunny/mp3-encoder"
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output
} from "mediabunny"
import type { Content } from "../service/Files.ts"
import * as Picture from "./picture.ts"

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
  mp3: { codec: "mp3", delay: 0, format: () => new Mp3OutputFormat() },
  mp4: { codec: "aac", delay: 1024, format: () => new Mp4OutputFormat({ fastStart: "in-memory" }) }
} as const

/** The bytes of a file in a format, with the sound of a WAV file. */
export const encode = async (
  { bitrate, content, sampleRate }: Wave,
  into: keyof typeof outputs
): Promise<Uint8Array> => {
  register()
  const { codec, delay, format } = outputs[into]
  const target = new BufferTarget()
  const output = new Output({ format: format(), target })
  const source = new AudioSampleSource({ codec, bitrate })
  output.addAudioTrack(source)
  const picture = into === "mp4" ? new EncodedVideoPacketSource("avc") : undefined
  if (picture !== undefined) output.addVideoTrack(picture)
  await output.start()
  const frames = Picture.frames()
  const meta = { decoderConfig: Picture.decoderConfig() }
  // A second at a time: what is encoded waits for nobody, and takes little memory.
  for (let at = headerLength; at < content.length; at += sampleRate * 2) {
    const sample = new AudioSample({
      data: new Uint8Array(content.read(at, Math.min(content.length, at + sampleRate * 2))),
      format: "s16",
      numberOfChannels: 1,
      sampleRate,
      timestamp: (at - headerLength) / (sampleRate * 2) - delay / sampleRate
    })
    await source.add(sample)
    const { duration } = sample
    const timestamp = sample.timestamp + delay / sampleRate
    sample.close()
    // A frame a second.
    const frame = frames[Math.round(timestamp) % 2]
    if (frame !== undefined) await picture?.add(new EncodedPacket(frame, "key", timestamp, duration), meta)
  }
  await output.finalize()
  if (target.buffer === null) throw new Error(`no ${into} file came out of the encoder`)
  return new Uint8Array(target.buffer)
}
