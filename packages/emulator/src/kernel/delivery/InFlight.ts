/**
 * The attempts that are on their way to applications, for those who wait until none is.
 *
 * An attempt is waited for by the machine's clock, not by the network's: code that moves network time waits here, so that it stands still
 * meanwhile. One that has no answer after a while is not waited for, or an application that never answers would stop time for ever; the next of
 * the same key is waited for less long, until one of them ends.
 */

// The machine's timers, also when tests replace the global ones.
const { clearTimeout, setTimeout } = globalThis

/** How long an attempt is waited for, in milliseconds of the machine's time; and when the one before was waited for without success. */
const patience = 5_000
const patienceAfterSilence = 1_000

/** The most keys that are remembered whose attempts were waited for without success. */
const remembered = 1_000

/** An attempt on its way. */
interface Flight {
  /** Whether it is still waited for. */
  readonly isAwaited: () => boolean
  /** Runs a task when it is not waited for any more; never, when it ends before that. */
  readonly afterwards: (task: () => void) => void
  readonly end: () => void
}

/** Counts attempts. */
export interface InFlight {
  readonly begin: (key: string) => Flight
  /** Resolves when no attempt is under way but those that were waited for long enough. */
  readonly idle: () => Promise<void>
}

/** Nothing is on its way. */
export const make = (): InFlight => {
  /** Until when each is waited for, oldest first, and what is to be done then. */
  const begun = new Map<Flight, { readonly key: string; readonly until: number; readonly tasks: Array<() => void> }>()
  const silent = new Set<string>()
  let resting: Array<() => void> = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const rest = () => {
    if (begun.size > 0) return
    stop()
    const waiting = resting
    resting = []
    for (const resolve of waiting) resolve()
  }
  const wait = () => {
    const [oldest] = begun.values()
    if (oldest === undefined || resting.length === 0) return
    stop()
    timer = setTimeout(expire, Math.max(0, oldest.until - performance.now()))
  }
  const expire = () => {
    timer = undefined
    const now = performance.now()
    const tasks: Array<() => void> = []
    for (const [flight, awaited] of begun) {
      if (awaited.until > now) continue
      begun.delete(flight)
      if (silent.size >= remembered) silent.clear()
      silent.add(awaited.key)
      tasks.push(...awaited.tasks)
    }
    for (const task of tasks) task()
    rest()
    wait()
  }

  return {
    begin: (key) => {
      const flight: Flight = {
        isAwaited: () => begun.has(flight),
        afterwards: (task) => begun.get(flight)?.tasks.push(task),
        end: () => {
          silent.delete(key)
          if (!begun.delete(flight)) return
          rest()
          wait()
        }
      }
      const until = performance.now() + (silent.has(key) ? patienceAfterSilence : patience)
      begun.set(flight, { key, until, tasks: [] })
      return flight
    },
    idle: () =>
      new Promise((resolve) => {
        resting.push(resolve)
        rest()
        wait()
      })
  }
}
