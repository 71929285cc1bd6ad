/** Where the sound of prompts and of callers comes from, and the words of voices: files that people have, and commands that speak and recognize. */
import type { Samples, Sound } from "../sound/Sound.ts"

/** Why a media file cannot be played: its format is bad, or it is not there. */
export type FileFailure = "invalidFormat" | "notFound"

/** What is heard of something: its sound, why it cannot be played, or `undefined` when nobody brought its sound and a tone stands for it. */
export type Heard = Sound | FileFailure | undefined

/** Gives sounds; what has to be loaded is a promise, which does not reject. */
export interface MediaSources {
  /** Of the address of a file. */
  readonly file: (uri: string) => Heard | Promise<Heard>
  /** Of a text, which may have markup. */
  readonly speech: (text: string) => Sound | undefined | Promise<Sound | undefined>
  /** The words in a voice, empty where there are none; `undefined` when nobody recognizes any. */
  readonly recognition: (voice: Samples) => Promise<string> | undefined
}
