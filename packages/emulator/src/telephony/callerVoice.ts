/** The voice that a participant speaks with: a WAV file that a control names, or what a command makes of the text. */
import type { Heard, MediaSources } from "../service/MediaSources.ts"
import { Refusal } from "../service/Refusal.ts"
import { clipped, type Samples, samplesIn, type Sound } from "../sound/Sound.ts"

/** What a participant speaks with: the address of a file, or the text that a command may speak. */
interface Spoken {
  readonly uri: string | undefined
  readonly text: string
}

/** A voice is recognized at this rate, in hertz. */
const recognitionRate = 16_000

/** The samples of a sound that ends. */
const samplesOf = (sound: Sound): Samples => {
  const mix = new Int32Array(samplesIn(sound.millis, recognitionRate))
  sound.addTo(mix, 0, 0, mix.length, recognitionRate)
  return { sampleRate: recognitionRate, samples: clipped(mix) }
}

/**
 * Runs with the voice of what is said and its text, now or when they are loaded. A text without a voice has none; a voice without a text has
 * the words that somebody recognizes in it, if anybody does. Refuses an address that has no voice.
 */
export const withVoice = <A>(
  media: MediaSources,
  { text, uri }: Spoken,
  run: (voice: Sound | undefined, text: string) => A
): A | Promise<A> => {
  if (uri === undefined) {
    const spoken = media.speech(text)
    return spoken instanceof Promise ? spoken.then((voice) => run(voice, text)) : run(spoken, text)
  }
  const speak = (heard: Heard): A | Promise<A> => {
    if (typeof heard === "object") {
      const words = text === "" ? media.recognition(samplesOf(heard)) : undefined
      return words === undefined ? run(heard, text) : words.then((recognized) => run(heard, recognized))
    }
    const description =
      "audio: expected a WAV file: a data: URL, a file in the folder of --media, or a URL on this machine where they are fetched."
    throw new Refusal({ status: 400, code: "BadRequest", description })
  }
  const heard = media.file(uri)
  return heard instanceof Promise ? heard.then(speak) : speak(heard)
}
