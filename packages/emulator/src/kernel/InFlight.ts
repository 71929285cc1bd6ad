/**
 * The attempts that are on their way to applications, for those who wait until none is.
 *
 * An attempt is waited for by the machine's clock, not by the network's: whoever moves network time waits here, so that it stands still
 * meanwhile. One that has no answer after a while is not waited for, or an application that never answers would stop time for ever.
 */

/** How long an attempt is waited for, in milliseconds of the machine's time. */
const patience = 10_000

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
  readonly begin: () => Flight
  /** Resolves when no attempt is under way but those that were waited for long enough. */
  readonly idle: () => Promise<void>
}

/** Nothing is on its way. */
export const make = (): InFlight => {
  /** When each began, oldest first, and what is to be done when it is not waited for. */
  const begun = new Map<Flight, { readonly at: number; readonly tasks: Array<() => void> }>()
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
    timer = setTimeout(expire, Math.max(0, oldest.at + patience - performance.now()))
  }
  const expire = () => {
    timer = undefined
    const now = performance.now()
    const tasks: Array<() => void> = []
    for (const [flight, awaited] of begun) {
      if (awaited.at + patience > now) continue
      begun.delete(flight)
      tasks.push(...awaited.tasks)
    }
    for (const task of tasks) task()
    rest()
    wait()
  }

  return {
    begin: () => {
      const flight: Flight = {
        isAwaited: () => begun.has(flight),
        afterwards: (task) => begun.get(flight)?.tasks.push(task),
        end: () => {
          if (begun.delete(flight)) rest()
        }
      }
      begun.set(flight, { at: performance.now(), tasks: [] })
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
