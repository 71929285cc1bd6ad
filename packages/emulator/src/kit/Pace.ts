/**
 * How a test waits for what is to happen on a local cloud.
 *
 * On driven time a wait moves the network's clock itself, from one thing that is due to the next, and only when the application is quiet:
 * everything that was sent to it is answered, and it asks for nothing. The machine's time that it is given for that grows with the step,
 * so that an application that is slow meets no timeout that it would not have met. On real time a wait looks until it is over.
 */
import type { History } from "./History.ts"
import type { Link } from "./Link.ts"

/** How waits go; each has a default. */
export interface WaitOptions {
  /** How long something is waited for: network time where it is driven, default three minutes; else the machine's, default four seconds. */
  readonly withinMillis?: number
  /** Ends the wait; it rejects with the reason. */
  readonly signal?: AbortSignal
}

/** How the time of a test goes. */
export interface PaceOptions {
  /**
   * `driven`: nothing takes time but what the test waits for; `real`: network time goes as the machine's. Default `driven`, of a local
   * cloud that is already there `real`.
   */
  readonly time?: "driven" | "real"
  /**
   * The machine's time that the application is given before a wait fails because nothing more is due; default 500 ms. Six times as long it
   * may take to answer a webhook.
   */
  readonly patienceMillis?: number
}

/** Why a wait ended without what it waited for. */
export type Ending = "nothingDue" | "tooLate" | "unanswered" | "hopeless"

/** What a wait looks for. */
export interface Wanted<A> {
  /** Gives it when it is there. */
  readonly look: () => Promise<A | undefined> | A | undefined
  /** Whether it is there, for what leaves nothing in the journal; looked at in every turn. */
  readonly isThere?: (() => boolean) | undefined
  /** Whether it can not come any more, judged when the application is quiet; default never. */
  readonly isHopeless?: (() => boolean) | undefined
}

/** What a wait found, or why it found nothing. */
type Waited<A> = { readonly found: A } | { readonly ending: Ending }

/** So many times the patience an answer to a delivery is waited for; by default three seconds, where test runners give a test five. */
const answerFactor = 6
/** A wait on real time ends before a test runner's own limit. */
const realMillis = 4_000
/** Milliseconds between two looks on real time. */
const lookMillis = 10
/** Network time in which something is to happen: longer than telephones ring. */
const drivenMillis = 180_000
/** So many milliseconds of network time are one of the machine's, when the application is given time before a step. */
const stepRate = 100
/** Turns that everybody is given at least before time goes on. */
const fewestTurns = 3

/** Waits. */
export interface Pace {
  readonly until: <A>(wanted: Wanted<A>, options?: WaitOptions) => Promise<Waited<A>>
  /** Ends when everything that was sent is answered, and the application asks for nothing more just now. */
  readonly settle: () => Promise<void>
  readonly isDriven: boolean
  /** Whether somebody waits just now. */
  readonly isWaiting: () => boolean
}

/** Waits on a local cloud. */
export const make = (link: Link, history: History, { patienceMillis = 500, time }: PaceOptions): Pace => {
  const isDriven = time !== "real"

  /** What waits look at in every turn. */
  const checks = new Set<() => boolean>()

  /** Gives the application so many milliseconds; ends at once, with `true`, when anything happens. */
  const pause = async (millis: number): Promise<boolean> => {
    const end = performance.now() + millis
    for (let turns = 0; turns < fewestTurns || performance.now() < end; turns++) {
      await link.turn()
      if (await history.refresh()) return true
      for (const isThere of checks) if (isThere()) return true
    }
    return false
  }

  /** Waits until what was sent is answered; `false` when an application takes too long. */
  const answered = async (): Promise<boolean> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMillis * answerFactor)
    })
    try {
      return await Promise.race([link.advance(0).then(() => true), late])
    } finally {
      clearTimeout(timer)
    }
  }

  type Step = "happened" | Ending
  /** Lets happen what happens at once, or else what is due next until `limit`. */
  const step = async (limit: number): Promise<Step> => {
    if (!(await answered())) return (await history.refresh()) ? "happened" : "unanswered"
    if (await history.refresh()) return "happened"
    const { nextDue, now } = await link.time()
    const millis = nextDue === undefined ? undefined : Math.max(0, nextDue - now)
    const isOver = millis === undefined || now + millis > limit
    const given = isOver ? patienceMillis : Math.min(millis / stepRate, patienceMillis / 2)
    if (await pause(given)) return "happened"
    if (isOver) return millis === undefined ? "nothingDue" : "tooLate"
    await link.advance(millis)
    await history.refresh()
    return "happened"
  }
  let stepping: Promise<Step> | undefined
  /** One step at a time, whoever waits. */
  const shared = async (limit: number): Promise<Step> => {
    if (stepping !== undefined) {
      const outcome = await stepping
      return outcome === "tooLate" ? "happened" : outcome
    }
    stepping = step(limit).finally(() => {
      stepping = undefined
    })
    return await stepping
  }

  const driven = async <A>({ isHopeless, look }: Wanted<A>, options: WaitOptions): Promise<Waited<A>> => {
    await history.refresh()
    const limit = (await link.time()).now + (options.withinMillis ?? drivenMillis)
    for (;;) {
      options.signal?.throwIfAborted()
      const found = await look()
      if (found !== undefined) return { found }
      // What looking has left in the journal is nothing that happened.
      await history.refresh()
      const outcome = await shared(limit)
      if (outcome === "happened" && isHopeless?.() !== true) continue
      const last = await look()
      if (last !== undefined) return { found: last }
      return { ending: outcome === "happened" ? "hopeless" : outcome }
    }
  }

  const real = async <A>({ isHopeless, look }: Wanted<A>, options: WaitOptions): Promise<Waited<A>> => {
    const end = performance.now() + (options.withinMillis ?? realMillis)
    for (;;) {
      options.signal?.throwIfAborted()
      await history.refresh()
      const found = await look()
      if (found !== undefined) return { found }
      if (isHopeless?.() === true) return { ending: "hopeless" }
      if (performance.now() >= end) return { ending: "tooLate" }
      await new Promise((resolve) => setTimeout(resolve, lookMillis))
    }
  }

  let waits = 0
  const counted = async <A>(waiting: Promise<A>, isThere?: () => boolean): Promise<A> => {
    waits++
    if (isThere !== undefined) checks.add(isThere)
    try {
      return await waiting
    } finally {
      waits--
      if (isThere !== undefined) checks.delete(isThere)
    }
  }

  return {
    until: (wanted, options = {}) =>
      counted(isDriven ? driven(wanted, options) : real(wanted, options), wanted.isThere),
    settle: () =>
      counted(
        (async () => {
          await answered()
          await history.refresh()
          while (await pause(0)) await answered()
        })()
      ),
    isDriven,
    isWaiting: () => waits > 0
  }
}
