/**
 * The calls that were notified of: which are remembered, and which are forgotten.
 *
 * A call is remembered while somebody waits for it or listens to it, and until it has ended, which is taken to be lost when nothing is
 * notified of it for long. Each step costs the same however many calls there are.
 */
import { Recency } from "@effect-comms/core/internal/Recency"
import { Leg } from "./Leg.ts"

/** How much is kept. */
export interface Limits {
  /** How many calls that have ended. */
  readonly calls: number
  /** How long a call is remembered that has not ended, of which nothing is notified and for which nobody waits, in milliseconds. */
  readonly callMillis: number
  /** How many notifications of a call. */
  readonly keep: number
}

/** What is forgotten before anybody asked for it. */
export type Forgotten = "endedCall" | "silentCall"

/** All calls that are heard of or waited for. */
export class Legs {
  readonly #limits: Limits
  readonly #forgotten: (what: Forgotten) => void
  readonly #legs = new Map<string, Leg>()
  /** Calls that nobody waits for or listens to, by their last notification: those that have ended, and those that have not. */
  readonly #ended = new Recency<Leg>()
  readonly #silent = new Recency<Leg>()

  constructor(limits: Limits, forgotten: (what: Forgotten) => void) {
    this.#limits = limits
    this.#forgotten = forgotten
  }

  /** The memory of a call; `settle` it when it was used. */
  of(id: string): Leg {
    const known = this.#legs.get(id)
    if (known !== undefined) return known
    const leg = new Leg(id, this.#limits.keep)
    this.#legs.set(id, leg)
    return leg
  }

  /** How many notifications of a call said something new while it was remembered. */
  newsOf(id: string): number {
    return this.#legs.get(id)?.news ?? 0
  }

  /** Notes when a call was heard of. */
  heard(leg: Leg, now: number): void {
    leg.heard = Math.floor(now / 1_000)
    this.settle(leg)
    this.#forget(leg.heard)
  }

  /** Puts a call where it belongs: nowhere while somebody waits or listens, else behind those that were used before. */
  settle(leg: Leg): void {
    unlist(leg)
    if (leg.inUse() || this.#legs.get(leg.id) !== leg) return
    // A call that nothing was notified of and nobody waits for any more needs no memory.
    if (leg.news === 0) return void this.#legs.delete(leg.id)
    leg.idle = leg.closed ? this.#ended : this.#silent
    leg.idle.add(leg)
  }

  /** The grace after a call's end is over. */
  close(leg: Leg): void {
    leg.close()
    this.settle(leg)
    this.#forget(leg.heard)
  }

  /** Lets all listeners go. */
  dismiss(): void {
    for (const leg of this.#legs.values()) leg.dismiss()
  }

  /** Forgets calls that have ended, the oldest first, when there are too many, and those that were silent for too long; a few at a time. */
  #forget(seconds: number): void {
    const { callMillis, calls } = this.#limits
    for (let i = 0; i < 8; i++) {
      const { oldest } = this.#ended
      if (oldest !== undefined && this.#ended.size > calls) this.#drop(oldest, "endedCall")
      const silent = this.#silent.oldest
      if (silent !== undefined && (seconds - silent.heard) * 1_000 >= callMillis) this.#drop(silent, "silentCall")
    }
  }

  #drop(leg: Leg, what: Forgotten): void {
    unlist(leg)
    this.#legs.delete(leg.id)
    this.#forgotten(what)
  }
}

const unlist = (leg: Leg): void => {
  leg.idle?.remove(leg)
  leg.idle = undefined
}
