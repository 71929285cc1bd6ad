/** The voice that a participant speaks with: a WAV file that a control names, or what a command makes of the text. */
import type { Heard, MediaSources } from "../service/MediaSources.ts"
import { Refusal } from "../service/Refusal.ts"
import type { Sound } from "../sound/Sound.ts"

/** What a participant speaks with: the address of a file, or the text that a command may speak. */
interface Spoken {
  readonly uri: string | undefined
  readonly text: string
}

/** Runs with the voice of what is said, now or when it is loaded; `undefined` is a text without one. Refuses an address that has none. */
export const withVoice = <A>(
  media: MediaSources,
  { text, uri }: Spoken,
  run: (voice: Sound | undefined) => A
): A | Promise<A> => {
  if (uri === undefined) {
    const spoken = media.speech(text)
    return spoken instanceof Promise ? spoken.then(run) : run(spoken)
  }
  const speak = (heard: Heard): A => {
    if (typeof heard === "object") return run(heard)
    const description =
      "audio: expected a WAV file: a data: URL, a file in the folder of --media, or a URL on this machine where they are fetched."
    throw new Refusal({ status: 400, code: "BadRequest", description })
  }
  const heard = media.file(uri)
  return heard instanceof Promise ? heard.then(speak) : speak(heard)
}
