/**
 * A WAV file that is computed when it is read: 16-bit PCM at 16 kHz, silence but for what was heard.
 */
import type { Content } from "../service/Files.ts"
import { clipped, type Sound as Heard } from "../sound/Sound.ts"
import { headerLength, headerOf } from "../sound/WaveFile.ts"

export { headerLength }

/** Hertz. */
export const sampleRate = 16_000
/** Frames of a millisecond. */
export const framesPerMilli = sampleRate / 1000

const bytesPerSample = 2

/** A sound on a channel, from one frame up to, not including, another. */
export interface Sound {
  readonly channel: number
  readonly from: number
  readonly to: number
  /** How many samples are missing at its beginning. */
  readonly skipped: number
  readonly sound: Heard
}

/** What a file is computed of. */
export interface Parts {
  readonly channels: number
  readonly frames: number
  readonly sounds: ReadonlyArray<Sound>
}

/** A file with a number of channels and frames. */
export const make = (channels: number, frames: number, sounds: ReadonlyArray<Sound>): Content => {
  const frameLength = channels * bytesPerSample
  const dataLength = frames * frameLength
  const header = headerOf({ channels, dataLength, sampleRate })

  /** The frames from one up to, not including, another. */
  const render = (from: number, to: number): Buffer => {
    const data = Buffer.alloc(Math.max(0, to - from) * frameLength)
    for (let channel = 0; channel < channels; channel++) {
      let mix: Int32Array | undefined
      for (const sound of sounds) {
        const [first, last] = [Math.max(sound.from, from), Math.min(sound.to, to)]
        if (sound.channel !== channel || last <= first) continue
        mix ??= new Int32Array(to - from)
        sound.sound.addTo(mix, first - from, sound.skipped + first - sound.from, last - first, sampleRate)
      }
      if (mix === undefined) continue
      for (const [frame, sample] of clipped(mix).entries())
        data.writeInt16LE(sample, frame * frameLength + channel * bytesPerSample)
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
