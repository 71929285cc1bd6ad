/**
 * The attempts that are on their way to applications, for those who wait until none is.
 *
 * An attempt is waited for by the machine's clock, not by the network's: whoever moves network time waits here, so that it stands still
 * meanwhile. One that has no answer after a while is not waited for, or an application that never answers would stop time for ever.
 */

/** How long an attempt is waited for, in milliseconds of the machine's time. */
const patience = 10_000

/** Counts attempts. */
export interface InFlight {
  /** An attempt begins; the result ends it. */
  readonly begin: () => () => void
  /** Resolves when no attempt is under way but those that were waited for long enough. */
  readonly idle: () => Promise<void>
}

/** Nothing is on its way. */
export const make = (): InFlight => {
  /** When each began, oldest first. */
  const begun = new Map<object, number>()
  let resting: Array<() => void> = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const rest = () => {
    if (begun.size > 0) return
    clearTimeout(timer)
    timer = undefined
    const told = resting
    resting = []
    for (const tell of told) tell()
  }
  const wait = () => {
    const [oldest] = begun.values()
    if (oldest === undefined || timer !== undefined) return
    timer = setTimeout(expire, Math.max(0, oldest + patience - performance.now()))
  }
  const expire = () => {
    timer = undefined
    const now = performance.now()
    for (const [attempt, at] of begun) if (at + patience <= now) begun.delete(attempt)
    rest()
    wait()
  }

  return {
    begin: () => {
      const attempt = {}
      begun.set(attempt, performance.now())
      return () => {
        if (begun.delete(attempt)) rest()
      }
    },
    idle: () =>
      new Promise((resolve) => {
        resting.push(resolve)
        rest()
        wait()
      })
  }
}
