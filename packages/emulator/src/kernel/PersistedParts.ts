/** The parts of a local cloud that outlive its process: what saves, restores and starts them as a whole. */
import type { Persistence } from "../service/Persistence.ts"

/** Saves and restores parts by their names. */
export interface PersistedParts {
  /** Gives the state of every part, as JSON. */
  readonly save: () => Readonly<Record<string, unknown>>
  /** Restores the parts that were saved; throws an `Error` that names an invalid part. */
  readonly restore: (saved: Readonly<Record<string, unknown>>) => void
  /** Runs what restored parts do at the start, once. */
  readonly start: () => void
}

/** Makes the parts of a local cloud. */
export const make = (parts: ReadonlyArray<Persistence>): PersistedParts => {
  const starts: Array<() => void> = []
  return {
    save: () => Object.fromEntries(parts.map(({ name, save }) => [name, save()])),
    restore: (saved) => {
      for (const { name, restore } of parts) {
        if (!Object.hasOwn(saved, name)) continue
        try {
          starts.push(restore(saved[name]) ?? (() => {}))
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : "it does not fit"}`, { cause: error })
        }
      }
    },
    start: () => {
      for (const start of starts.splice(0)) start()
    }
  }
}
