/** Sound that comes in while it is heard, and how much of it is kept for those who ask for it later. */
import { type Read, resampled, type Sound } from "./Sound.ts"

/** Samples that come in while they are heard; they belong to one another without a gap. */
export interface LiveSound extends Sound {
  readonly append: (samples: Int16Array) => void
  /** Samples so far. */
  readonly length: () => number
}

/** Keeps what came in up to a limit; what came first is let go first, and is silence from then on. */
export interface LiveStore {
  readonly make: (sampleRate: number) => LiveSound
  readonly reset: () => void
}

interface Chunk {
  readonly at: number
  readonly length: number
  samples: Int16Array | undefined
}

/** A store with a limit on its bytes of samples. */
export const makeLiveStore = (mostBytes: number): LiveStore => {
  let kept: Array<Chunk> = []
  /** How many at the beginning of `kept` are let go. */
  let gone = 0
  let bytes = 0
  const keep = (chunk: Chunk): void => {
    kept.push(chunk)
    bytes += chunk.length * 2
    while (bytes > mostBytes && gone < kept.length - 1) {
      const first = kept[gone++]
      if (first?.samples === undefined) continue
      first.samples = undefined
      bytes -= first.length * 2
    }
    if (gone < 1024 || gone * 2 < kept.length) return
    kept = kept.slice(gone)
    gone = 0
  }
  return {
    make: (sampleRate) => {
      const chunks: Array<Chunk> = []
      let length = 0
      /** The index of the chunk that has a sample. */
      const find = (place: number): number => {
        let [low, high] = [0, chunks.length]
        while (low < high) {
          const middle = (low + high) >> 1
          const chunk = chunks[middle]
          if (chunk !== undefined && chunk.at + chunk.length <= place) low = middle + 1
          else high = middle
        }
        return low
      }
      const read: Read = (from, count) => {
        const samples = new Int16Array(Math.max(0, Math.min(count, length - from)))
        for (let index = find(from); index < chunks.length; index++) {
          const chunk = chunks[index]
          if (chunk === undefined || chunk.at >= from + samples.length) break
          if (chunk.samples === undefined) continue
          const skipped = Math.max(0, from - chunk.at)
          const at = Math.max(0, chunk.at - from)
          samples.set(chunk.samples.subarray(skipped, skipped + samples.length - at), at)
        }
        return samples
      }
      return {
        get millis() {
          return (length * 1000) / sampleRate
        },
        addTo: resampled(read, sampleRate),
        length: () => length,
        append: (samples) => {
          if (samples.length === 0) return
          const chunk: Chunk = { at: length, length: samples.length, samples }
          chunks.push(chunk)
          length += samples.length
          keep(chunk)
        }
      }
    },
    reset: () => {
      for (const chunk of kept) chunk.samples = undefined
      kept = []
      gone = 0
      bytes = 0
    }
  }
}
