/**
 * How a test waits for something to happen on a local cloud.
 *
 * In driven time a wait advances the network's clock itself, from one due time to the next, and only when the application is idle:
 * everything that was sent to it is answered, and it sends no request. The machine's time that it is given to become idle grows with the
 * step, so that a slow application meets no timeout that it would not have met otherwise. In real time a wait polls until its timeout.
 */
import type { History } from "./History.ts"
import type { Link } from "./Link.ts"

/** Options of a wait; each has a default. */
export interface WaitOptions {
  /** The timeout of the wait: in network time where it is driven, default three minutes; else in the machine's, default four seconds. */
  readonly withinMillis?: number
  /** Ends the wait; it rejects with the reason. */
  readonly signal?: AbortSignal
}

/** How time passes in a test. */
export interface TimeOptions {
  /**
   * `driven`: only the waits of the test advance network time; `real`: network time passes as the machine's does. Default `driven`, and
   * `real` for a local cloud that is connected to.
   */
  readonly time?: "driven" | "real"
  /**
   * The machine's time that the application is given before a wait fails because nothing more is due; default 500 ms. It has six times as
   * long to answer a webhook.
   */
  readonly patienceMillis?: number
}

/** How waits go under exploration, where nothing but the application's own work takes the machine's time. */
export interface Exploring {
  /** Whether waits are to end at once, without what they wait for. */
  readonly isOver: () => boolean
  /** Called when the application went on by itself, after the machine's time; whether nothing was due on the network. */
  readonly tookTime: (isOver: boolean) => void
  /** The machine's time that the application is given now, before network time moves by `step` milliseconds; `Infinity`: nothing is due. */
  readonly patienceMillis: (step: number) => number
  /** Whether the application has something to do with the next turn of the event loop. */
  readonly isBusy: () => boolean
  /** Makes what tells whether the processor worked for the process since it was asked last. */
  readonly watchProcessor: () => () => boolean
}

/** Why a wait failed. */
export type Ending = "nothingDue" | "tooLate" | "unanswered" | "impossible"

/** What a wait waits for. */
export interface Condition<A> {
  /** Gives the result, once there is one. */
  readonly look: () => Promise<A | undefined> | A | undefined
  /** Whether there is a result, for what leaves no entry in the journal; checked on every turn. */
  readonly isThere?: (() => boolean) | undefined
  /** Whether there can be no result any more, checked when the application is idle; default never. */
  readonly isImpossible?: (() => boolean) | undefined
}

/** The result of a wait, or why it failed. */
type Waited<A> = { readonly found: A } | { readonly ending: Ending }

// Tests replace timers, and an exploration those of the application.
const { clearTimeout, setTimeout } = globalThis

/** The timeout of an answer to a delivery, in units of `patienceMillis`; by default three seconds, where test runners give a test five. */
const answerFactor = 6
/** The same under exploration, where patience is short. */
const answerMillis = 5_000
/** The timeout of a wait in real time: shorter than a test runner's own. */
export const realMillis = 4_000
/** The polling interval in real time, in milliseconds. */
const lookMillis = 10
/** The timeout of a wait in network time: longer than telephones ring. */
const drivenMillis = 180_000
/** How many milliseconds of a step of network time give the application one of the machine's before it. */
const stepRate = 100
/** The fewest turns of the event loop before the clock advances. */
const fewestTurns = 4
/** The most turns for an application that has something to do in each. */
const mostTurns = 1_000
/** How many times as long an application under exploration is given at most while the processor works for it. */
const workFactor = 10

/** The waits of a test on one local cloud. */
export interface Waits {
  readonly until: <A>(wanted: Condition<A>, options?: WaitOptions) => Promise<Waited<A>>
  /** Resolves when everything that was sent is answered, and the application is idle. */
  readonly settle: () => Promise<void>
  /** Gives an application under exploration a number of milliseconds; resolves at once, with `true`, when it does anything. */
  readonly give: (millis: number, isThere: () => boolean) => Promise<boolean>
  readonly isDriven: boolean
  /** Whether any wait is pending. */
  readonly isWaiting: () => boolean
}

/** Makes the waits of a test on a local cloud. */
export const make = (
  link: Link,
  history: History,
  { exploring, patienceMillis = 500, time }: TimeOptions & { readonly exploring?: Exploring | undefined }
): Waits => {
  const isDriven = time !== "real"

  /** What pending waits check on every turn. */
  const checks = new Set<() => boolean>()

  /** Gives the application turns of the event loop; resolves at once, with `true`, when anything happens. */
  const turns = async (): Promise<boolean> => {
    for (let turn = 0; turn < fewestTurns || (turn < mostTurns && exploring?.isBusy() === true); turn++) {
      await link.turn()
      const happened = hasHappened()
      if (happened === true || (happened !== false && (await happened))) return true
    }
    return false
  }

  const isThere = (): boolean => {
    for (const check of checks) if (check()) return true
    return false
  }
  /** A promise only where it has to be asked: there are many turns. */
  const hasHappened = (): boolean | Promise<boolean> =>
    history.isWhole ? isThere() : history.refresh().then((isMore) => isMore || isThere())

  /**
   * Gives the application turns, then a number of milliseconds, and turns after them: on a busy machine a timer of the application that was
   * due before has run by then. Resolves at once, with `true`, when anything happens.
   */
  const pause = async (millis: number): Promise<boolean> => {
    if (await turns()) return true
    if (millis < 1) return false
    const begin = performance.now()
    const isAtWork = exploring?.watchProcessor()
    let end = begin + millis
    for (let now = begin; now < end; now = performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (await hasHappened()) return true
      if (isAtWork?.() === true) end = Math.min(performance.now() + millis, begin + millis * workFactor)
    }
    return await turns()
  }

  /** Waits until everything that was sent is answered; `false` when an application takes too long. */
  const answered = async (): Promise<boolean> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), exploring === undefined ? patienceMillis * answerFactor : answerMillis)
    })
    try {
      return await Promise.race([link.advance(0).then(() => true), late])
    } finally {
      clearTimeout(timer)
    }
  }

  type Step = "happened" | Ending
  /** When something is due next, and how long that is. */
  const due = async () => {
    const { nextDue, now } = await link.time()
    return { now, at: nextDue, millis: nextDue === undefined ? undefined : Math.max(0, nextDue - now) }
  }
  /** Whether the application went on by itself, or has put something on the network, within a number of milliseconds. */
  const give = async (given: number, isOver: boolean): Promise<boolean> => {
    const before = (await due()).at
    const isMore = (await pause(given)) || (await due()).at !== before
    if (isMore) exploring?.tookTime(isOver)
    return isMore
  }
  /** Under exploration nothing but the application's own work takes the machine's time, and timers of clients are the network's. */
  const quickly = async (limit: number, { patienceMillis }: Exploring): Promise<Step> => {
    if (await pause(0)) return "happened"
    const { millis, now } = await due()
    const isOver = millis === undefined || now + millis > limit
    const given = patienceMillis(isOver ? Infinity : millis)
    if (given >= 1 && (await give(given, isOver))) return "happened"
    if (!isOver) {
      await link.advance(millis)
      await history.refresh()
      return "happened"
    }
    return millis === undefined ? "nothingDue" : "tooLate"
  }
  /** Lets happen what is due now, or else advances to what is due next, up to `limit`. */
  const step = async (limit: number): Promise<Step> => {
    if (!(await answered())) return (await history.refresh()) ? "happened" : "unanswered"
    if (await history.refresh()) return "happened"
    if (exploring !== undefined) return await quickly(limit, exploring)
    const { millis, now } = await due()
    const isOver = millis === undefined || now + millis > limit
    const given = isOver ? patienceMillis : Math.min(millis / stepRate, patienceMillis / 2)
    if (await pause(given)) return "happened"
    if (isOver) return millis === undefined ? "nothingDue" : "tooLate"
    await link.advance(millis)
    await history.refresh()
    return "happened"
  }
  let stepping: Promise<Step> | undefined
  /** Runs one step at a time for all pending waits. */
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

  const driven = async <A>({ isImpossible, look }: Condition<A>, options: WaitOptions): Promise<Waited<A>> => {
    await history.refresh()
    const limit = (await link.time()).now + (options.withinMillis ?? drivenMillis)
    for (;;) {
      options.signal?.throwIfAborted()
      const found = await look()
      if (found !== undefined) return { found }
      if (exploring?.isOver() === true) return { ending: "impossible" }
      // Entries that `look` itself left in the journal do not count as progress.
      await history.refresh()
      const outcome = await shared(limit)
      if (outcome === "happened" && isImpossible?.() !== true) continue
      const last = await look()
      if (last !== undefined) return { found: last }
      return { ending: outcome === "happened" ? "impossible" : outcome }
    }
  }

  const real = async <A>({ isImpossible, look }: Condition<A>, options: WaitOptions): Promise<Waited<A>> => {
    const end = performance.now() + (options.withinMillis ?? realMillis)
    for (;;) {
      options.signal?.throwIfAborted()
      await history.refresh()
      const found = await look()
      if (found !== undefined) return { found }
      if (isImpossible?.() === true) return { ending: "impossible" }
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
    give: (millis, isThere) => counted(give(millis, false), isThere),
    isDriven,
    isWaiting: () => waits > 0
  }
}
