/**
 * The application's own timers on network time: those of the platform are replaced while a plan runs, and move with the network.
 *
 * Only one exploration at a time can do so in a process: timers are the process's.
 */
import type * as FakeTimers from "@sinonjs/fake-timers"

type InstalledClock = ReturnType<typeof FakeTimers.install>

/** Timers that are moved. */
export interface Timers {
  /** When one is due next, in milliseconds since 1970. */
  readonly nextDue: () => number | undefined
  /** Moves them on; throws what a timer's function throws. */
  readonly advance: (millis: number) => void
  readonly restore: () => void
}

/** When it cannot be known when a timer is due, it is looked again after so long. */
const lookMillis = 50

/** Timers that wait, as the library keeps them. */
const waiting = (clock: InstalledClock): ReadonlyArray<unknown> => {
  const timers: unknown = Reflect.get(clock, "timers")
  return timers instanceof Map ? [...timers.values()] : []
}

const dueAt = (timer: unknown): number | undefined => {
  const at: unknown = typeof timer === "object" && timer !== null ? Reflect.get(timer, "callAt") : undefined
  return typeof at === "number" ? at : undefined
}

/** Replaces the timers and the date of this process, which is at `now`. */
export const replace = async (now: number): Promise<Timers> => {
  const { install } = await import("@sinonjs/fake-timers")
  const clock = install({
    now,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"]
  })
  return {
    nextDue: () => {
      if (clock.countTimers() === 0) return undefined
      const known = waiting(clock).flatMap((timer) => dueAt(timer) ?? [])
      return known.length === 0 ? clock.now + lookMillis : Math.min(...known)
    },
    advance: (millis) => void clock.tick(millis),
    restore: () => clock.uninstall()
  }
}
