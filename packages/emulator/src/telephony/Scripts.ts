/**
 * What parties do when they are called, where somebody has ordered it: an order counts instead of the last digits, from now on, and for
 * whom it reaches while the telephone rings, at once.
 */
import { behaviorOf, type Behavior } from "./WhoAnswers.ts"

/** What a party does when called. */
export interface Script {
  readonly behavior: Behavior
  /** How long it rings before that, in milliseconds of network time; default what is usual. */
  readonly afterMillis: number | undefined
}

/** The words of the control for what a party does. */
const words = {
  answers: "answers",
  declines: 603,
  busy: 486,
  rings: 408,
  unreachable: 480,
  unknown: 404,
  fails: 500
} as const satisfies Readonly<Record<string, Behavior>>

/** A word of the control for what a party does. */
export type Word = keyof typeof words

const isWord = (word: unknown): word is Word => typeof word === "string" && Object.hasOwn(words, word)

/** The words. */
export const allWords: ReadonlyArray<Word> = Object.keys(words).filter(isWord)

/** What a word stands for; `undefined` when it is none. */
export const behaviorNamed = (word: unknown): Behavior | undefined => (isWord(word) ? words[word] : undefined)

/** Orders by party. */
export interface Scripts {
  readonly order: (key: string, script: Script) => void
  /** What a party does: as ordered, or as its last digits say. */
  readonly of: (key: string) => Script
  readonly has: (key: string) => boolean
  /** How many parties have orders. */
  readonly size: () => number
  /** Calls back when an order comes for a party; the result ends that. */
  readonly follow: (key: string, changed: () => void) => () => void
  readonly reset: () => void
}

/** No orders; keys are raw ids in lower case. */
export const make = (): Scripts => {
  const ordered = new Map<string, Script>()
  const followers = new Map<string, Set<() => void>>()
  return {
    order: (key, script) => {
      ordered.set(key, script)
      for (const changed of followers.get(key) ?? []) changed()
    },
    of: (key) => ordered.get(key) ?? { behavior: behaviorOf(key), afterMillis: undefined },
    has: (key) => ordered.has(key),
    size: () => ordered.size,
    follow: (key, changed) => {
      const all = followers.get(key) ?? new Set()
      followers.set(key, all)
      all.add(changed)
      return () => {
        all.delete(changed)
        if (all.size === 0 && followers.get(key) === all) followers.delete(key)
      }
    },
    reset: () => {
      ordered.clear()
      followers.clear()
    }
  }
}
