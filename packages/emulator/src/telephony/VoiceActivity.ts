/** When somebody speaks into a microphone, by the loudness of what comes, and what was said. */
import type { Samples } from "../sound/Sound.ts"
import type { Network } from "./Network.ts"

/** The milliseconds over which loudness is measured at a time. */
const windowMillis = 20
/** From this mean amplitude (root mean square, of 32,768) on somebody speaks: above the noise of a room, below a quiet voice. */
const loud = 500
/** How much of it in a row is speech; less is a click. */
const loudWindows = 3
/** The silence after which speech has ended, in milliseconds. */
const quietMillis = 600
/** What came so long before it is kept with it: the beginning of a word is quiet. */
const beforeMillis = 300
/** Longer speech is cut. */
const longestMillis = 30_000

/** Listens to what comes. */
export interface VoiceActivity {
  readonly take: (samples: Int16Array) => void
  /** Nothing more comes. */
  readonly stop: () => void
}

/** Whether nobody speaks in samples. */
export const isQuiet = (samples: Int16Array): boolean => {
  let sum = 0
  for (const sample of samples) sum += sample ** 2
  return Math.sqrt(sum / Math.max(1, samples.length)) < loud
}

/** Samples one after the other. */
const joined = (parts: ReadonlyArray<Int16Array>): Int16Array => {
  const all = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Makes one; `begun` is called when somebody begins to speak, and what it gives with all that was said when that is over. */
export const makeVoiceActivity = (
  network: Pick<Network, "later">,
  sampleRate: number,
  begun: () => (said: Samples) => void
): VoiceActivity => {
  const samplesIn = (millis: number) => (millis * sampleRate) / 1000
  let kept: Array<Int16Array> = []
  let length = 0
  let inRow = 0
  let over: ((said: Samples) => void) | undefined
  let unwait = () => {}

  const forget = (most: number) => {
    for (let first = kept[0]; first !== undefined && length - first.length >= most; first = kept[0]) {
      length -= first.length
      kept.shift()
    }
  }
  const end = () => {
    unwait()
    over?.({ sampleRate, samples: joined(kept) })
    over = undefined
    inRow = 0
    forget(samplesIn(beforeMillis))
  }
  const judge = (samples: Int16Array) => {
    kept.push(samples)
    length += samples.length
    inRow = isQuiet(samples) ? 0 : inRow + 1
    if (over === undefined && inRow >= loudWindows) over = begun()
    if (over === undefined) return forget(samplesIn(beforeMillis))
    if (inRow > 0) {
      unwait()
      unwait = network.later(quietMillis, end)
    }
    if (length >= samplesIn(longestMillis)) end()
  }
  return {
    take: (samples) => {
      const window = samplesIn(windowMillis)
      for (let at = 0; at < samples.length; at += window) judge(samples.slice(at, at + window))
    },
    stop: end
  }
}
