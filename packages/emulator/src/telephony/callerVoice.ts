/** The WAV file that a participant speaks with, as a control names it. */
import type { Heard, MediaSources } from "../service/MediaSources.ts"
import { Refusal } from "../service/Refusal.ts"
import type { Sound } from "../sound/Sound.ts"

/** Runs with the sound of an address, now or when it is loaded; refuses one that has none. */
export const withVoice = <A>(
  media: MediaSources,
  uri: string | undefined,
  run: (voice: Sound | undefined) => A
): A | Promise<A> => {
  if (uri === undefined) return run(undefined)
  const speak = (heard: Heard): A => {
    if (typeof heard === "object") return run(heard)
    const description =
      "audio: expected a WAV file: a data: URL, a file in the folder of --media, or a URL on this machine where they are fetched."
    throw new Refusal({ status: 400, code: "BadRequest", description })
  }
  const heard = media.file(uri)
  return heard instanceof Promise ? heard.then(speak) : speak(heard)
}
