/**
 * A WAV file that is computed and never stored: 16-bit PCM at 16 kHz, silence with tones where something was heard.
 */
import type { Content } from "../service/Files.ts"
import { sampleOf } from "./Sound.ts"

/** Hertz. */
export const sampleRate = 16_000
/** Frames of a millisecond. */
export const framesPerMilli = sampleRate / 1000

const bytesPerSample = 2
const headerLength = 44

/** A sound on a channel: frequencies in hertz that sound together, from one frame up to, not including, another. */
export interface Sound {
  readonly channel: number
  readonly from: number
  readonly to: number
  readonly hertz: ReadonlyArray<number>
}

const headerOf = (channels: number, dataLength: number): Uint8Array => {
  const header = Buffer.alloc(headerLength)
  const frameLength = channels * bytesPerSample
  header.write("RIFF", 0)
  header.writeUInt32LE(headerLength - 8 + dataLength, 4)
  header.write("WAVEfmt ", 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * frameLength, 28)
  header.writeUInt16LE(frameLength, 32)
  header.writeUInt16LE(bytesPerSample * 8, 34)
  header.write("data", 36)
  header.writeUInt32LE(dataLength, 40)
  return header
}

/** What a file is computed of. */
export interface Parts {
  readonly channels: number
  readonly frames: number
  readonly sounds: ReadonlyArray<Sound>
}

/** A file of so many channels and frames. */
export const make = (channels: number, frames: number, sounds: ReadonlyArray<Sound>): Content => {
  const frameLength = channels * bytesPerSample
  const dataLength = frames * frameLength
  const header = headerOf(channels, dataLength)

  /** The frames from one up to, not including, another. */
  const render = (from: number, to: number): Buffer => {
    const data = Buffer.alloc((to - from) * frameLength)
    for (const sound of sounds) {
      const last = Math.min(sound.to, to)
      for (let frame = Math.max(sound.from, from); frame < last; frame++) {
        const at = (frame - from) * frameLength + sound.channel * bytesPerSample
        const mixed = data.readInt16LE(at) + sampleOf(sound.hertz, frame - sound.from, sampleRate)
        data.writeInt16LE(Math.max(-32_768, Math.min(32_767, mixed)), at)
      }
    }
    return data
  }

  return {
    length: headerLength + dataLength,
    read: (from, to) => {
      const head = header.subarray(from, Math.min(to, headerLength))
      const [start, end] = [Math.max(0, from - headerLength), Math.max(0, to - headerLength)]
      const first = Math.floor(start / frameLength)
      const data = render(first, Math.min(frames, Math.ceil(end / frameLength)))
      return Buffer.concat([head, data.subarray(start - first * frameLength, end - first * frameLength)])
    }
  }
}
