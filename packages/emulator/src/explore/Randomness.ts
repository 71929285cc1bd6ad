/**
 * Chance that a seed decides: `Math.random` is replaced while a plan runs, so that what waits for a random time, as the backoff of clients
 * does, waits as long when the plan is run again.
 *
 * It is the process's: of explorations at the same time the latest decides, and the platform's is back when the last has ended.
 */
import { randomOf } from "./enumerate.ts"

const replacements: Array<() => number> = []
let original = Math.random

const put = () => {
  Math.random = replacements.at(-1) ?? original
}

/** Replaces it until the result is called. */
export const replace = (seed: number): (() => void) => {
  if (replacements.length === 0) original = Math.random
  const mine = randomOf(seed)
  replacements.push(mine)
  put()
  return () => {
    const at = replacements.indexOf(mine)
    if (at >= 0) replacements.splice(at, 1)
    put()
  }
}
