/**
 * What everything that is heard is made of: tones that are computed and samples that somebody brought, all 16 bit and mono, read at any
 * rate and from any place.
 */

/** The frequency of words that nobody spoke, in hertz: whole periods fit into 20 ms, so that frames follow one another without a click. */
export const voiceHertz = 400
/** A quarter of full scale. */
const amplitude = 0x2000

/** Something that can be heard. */
export interface Sound {
  /** How long it is, in milliseconds; `Infinity` when it does not end by itself. */
  readonly millis: number
  /** Of a tone, what it is computed of. */
  readonly hertz?: ReadonlyArray<number>
  /** The same with silence for the tones that stand for texts, for listeners that speak those texts themselves; only where there are such tones. */
  readonly withoutTexts?: Sound
  /** Adds `count` samples of it, the first being `first`, to a mix from `at` on. */
  readonly addTo: (mix: Int32Array, at: number, first: number, count: number, sampleRate: number) => void
}

/** Samples of 16 bits, mono. */
export interface Samples {
  /** Hertz. */
  readonly sampleRate: number
  readonly samples: Int16Array
}

/** How many samples a number of milliseconds are. */
export const samplesIn = (millis: number, sampleRate: number): number => Math.round((millis * sampleRate) / 1000)

/** A second of frequencies, by their names: what is a whole number of hertz begins again after it. */
const seconds = new Map<string, Int16Array>()

const secondOf = (hertz: ReadonlyArray<number>, sampleRate: number): Int16Array => {
  const name = `${hertz.join()}@${sampleRate}`
  const known = seconds.get(name)
  if (known !== undefined) return known
  const second = new Int16Array(sampleRate)
  for (let at = 0; at < sampleRate; at++) {
    let sum = 0
    for (const frequency of hertz) sum += Math.sin((2 * Math.PI * frequency * at) / sampleRate)
    second[at] = Math.round((amplitude * sum) / Math.max(1, hertz.length))
  }
  seconds.set(name, second)
  return second
}

/** Frequencies in whole hertz that sound together for a number of milliseconds. */
export const tone = (hertz: ReadonlyArray<number>, millis: number): Sound => ({
  millis,
  hertz,
  addTo: (mix, at, first, count, sampleRate) => {
    const second = secondOf(hertz, sampleRate)
    for (let i = 0; i < count; i++) mix[at + i] = (mix[at + i] ?? 0) + (second[(first + i) % sampleRate] ?? 0)
  }
})

/** Silence of a given duration. */
const silence = (millis: number): Sound => ({ millis, addTo: () => {} })

/** A tone that stands for a text, as long as somebody would take to say it. */
export const toneOfText = (millis: number): Sound => ({
  ...tone([voiceHertz], millis),
  withoutTexts: silence(millis)
})

/** Reads `count` samples from `from` on, at the rate that they were brought in; fewer at the end. */
export type Read = (from: number, count: number) => Int16Array

/** Adds samples of one rate to a mix of another: between two of them lies the straight line. */
export const resampled =
  (read: Read, given: number): Sound["addTo"] =>
  (mix, at, first, count, sampleRate) => {
    if (given === sampleRate) {
      const samples = read(first, count)
      for (let i = 0; i < samples.length; i++) mix[at + i] = (mix[at + i] ?? 0) + (samples[i] ?? 0)
      return
    }
    const step = given / sampleRate
    const from = Math.floor(first * step)
    const samples = read(from, Math.ceil(count * step) + 2)
    for (let i = 0; i < count; i++) {
      const place = (first + i) * step - from
      const left = Math.floor(place)
      if (left >= samples.length) return
      const [a, b] = [samples[left] ?? 0, samples[left + 1] ?? samples[left] ?? 0]
      mix[at + i] = (mix[at + i] ?? 0) + Math.round(a + (b - a) * (place - left))
    }
  }

/** Samples as they are. */
export const ofSamples = ({ sampleRate, samples }: Samples): Sound => ({
  millis: (samples.length * 1000) / sampleRate,
  addTo: resampled((from, count) => samples.subarray(from, from + count), sampleRate)
})

/** Sounds one after the other. */
export const sequence = (sounds: ReadonlyArray<Sound>): Sound => {
  const [only] = sounds
  if (sounds.length === 1 && only !== undefined) return only
  let end = 0
  const parts = sounds.map((sound) => {
    const from = end
    end += sound.millis
    return { sound, from, to: end }
  })
  const hasTexts = sounds.some(({ withoutTexts }) => withoutTexts !== undefined)
  return {
    millis: end,
    ...(hasTexts ? { withoutTexts: sequence(sounds.map((sound) => sound.withoutTexts ?? sound)) } : {}),
    addTo: (mix, at, first, count, sampleRate) => {
      for (const { from, sound, to } of parts) {
        const begin = samplesIn(from, sampleRate)
        const start = Math.max(first, begin)
        const stop = Math.min(first + count, samplesIn(to, sampleRate))
        if (stop > start) sound.addTo(mix, at + start - first, start - begin, stop - start, sampleRate)
      }
    }
  }
}

/** A sound over and over. */
export const looped = (sound: Sound): Sound => ({
  millis: sound.millis > 0 ? Infinity : 0,
  ...(sound.withoutTexts === undefined ? {} : { withoutTexts: looped(sound.withoutTexts) }),
  addTo: (mix, at, first, count, sampleRate) => {
    const length = Math.max(1, samplesIn(sound.millis, sampleRate))
    for (let done = 0; done < count;) {
      const place = (first + done) % length
      const part = Math.min(count - done, length - place)
      sound.addTo(mix, at + done, place, part, sampleRate)
      done += part
    }
  }
})

/** What is heard on hold when nobody brought music: a third of a second each of four tones. */
export const holdMusic: Sound = looped(sequence([262, 330, 392, 330].map((hertz) => tone([hertz], 333))))

/** A mix as 16-bit samples, what is too loud at the bounds. */
export const clipped = (mix: Int32Array): Int16Array => {
  const samples = new Int16Array(mix.length)
  for (let i = 0; i < mix.length; i++) samples[i] = Math.max(-32_768, Math.min(32_767, mix[i] ?? 0))
  return samples
}

/** Samples out of their bytes, little-endian; a byte too many is dropped. */
export const samplesOf = (bytes: Uint8Array): Int16Array => {
  const samples = new Int16Array(bytes.length >> 1)
  for (let i = 0; i < samples.length; i++) samples[i] = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)
  return samples
}

/** The bytes of samples, little-endian. */
export const bytesOf = (samples: Int16Array): Uint8Array => {
  const bytes = new Uint8Array(samples.length * 2)
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0
    bytes[2 * i] = sample & 0xff
    bytes[2 * i + 1] = (sample >> 8) & 0xff
  }
  return bytes
}
