/** What prompts sound like, one after the other, and which of them cannot be played: known at once, or when their files are loaded. */
import type { FileFailure, Heard, MediaSources } from "../service/MediaSources.ts"
import type { Network } from "./Network.ts"
import { fileDuration, fileFailure, textDuration } from "./Prompt.ts"
import { looped, sequence, type Sound, tone, toneOfText, voiceHertz } from "../sound/Sound.ts"

/** A file or a text, and how often it is played; default once. */
export type PromptSource = { readonly loop?: number | undefined } & (
  | { readonly uri: string }
  | { readonly text: string }
)

/** Prompts whose sound is known. */
export interface Loaded {
  /** Of those before the first that cannot be played, or of all. */
  readonly sound: Sound
  /** Which of them are texts that have a voice, by their indexes. */
  readonly spoken: ReadonlySet<number>
  readonly failure: readonly [index: number, why: FileFailure] | undefined
}

/** Prompts that may still be loaded. */
export interface PromptSound {
  /** `undefined` while it is loaded. */
  readonly loaded: () => Loaded | undefined
  /** Runs a task once it is loaded, later than now; the result takes it back. */
  readonly whenLoaded: (task: () => void) => () => void
}

const times = (sound: Sound, count: number): Sound =>
  count === 1 ? sound : { ...looped(sound), millis: sound.millis * count }

const put = (sources: ReadonlyArray<PromptSource>, heard: ReadonlyArray<Heard>): Loaded => {
  const sounds: Array<Sound> = []
  const spoken = new Set<number>()
  for (const [index, source] of sources.entries()) {
    const each = heard[index]
    if (typeof each === "string") return { sound: sequence(sounds), spoken, failure: [index, each] }
    if ("text" in source && each !== undefined) spoken.add(index)
    const unheard = () =>
      "uri" in source ? tone([voiceHertz], fileDuration(source.uri)) : toneOfText(textDuration(source.text))
    sounds.push(times(each ?? unheard(), source.loop ?? 1))
  }
  return { sound: sequence(sounds), spoken, failure: undefined }
}

/** Begins to load prompts. */
export const loadPrompt = (
  network: Network,
  media: MediaSources,
  sources: ReadonlyArray<PromptSource>
): PromptSound => {
  const heard = sources.map((source) =>
    "uri" in source ? (fileFailure(source.uri) ?? media.file(source.uri)) : media.speech(source.text)
  )
  const known = heard.flatMap((each) => (each instanceof Promise ? [] : [each]))
  let loaded = known.length === heard.length ? put(sources, known) : undefined
  const waiting = new Set<() => void>()
  const load = async () => {
    loaded = put(sources, await Promise.all(heard.map((each) => Promise.resolve(each))))
    for (const task of waiting) network.later(0, task)
    waiting.clear()
  }
  if (loaded === undefined) void load()
  return {
    loaded: () => loaded,
    whenLoaded: (task) => {
      let isWanted = true
      waiting.add(() => {
        if (isWanted) task()
      })
      return () => {
        isWanted = false
      }
    }
  }
}
