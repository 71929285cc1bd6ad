/**
 * The calls that were notified of: which are remembered, and which are forgotten.
 *
 * A call is remembered while it has a wait or a listener, and until it has ended, which is taken to be lost when nothing is
 * notified of it for long. Each step costs the same however many calls there are.
 */
import { Recency } from "@effect-comms/core/internal/Recency"
import { CallHistory } from "./CallHistory.ts"

/** How much is kept. */
export interface Limits {
  /** How many calls that have ended. */
  readonly calls: number
  /** How long a call is remembered that has not ended, without a notification or a wait, in milliseconds. */
  readonly callMillis: number
  /** How many notifications of a call. */
  readonly notificationsPerCall: number
}

/** What is forgotten before anybody asked for it. */
export type Forgotten = "endedCall" | "silentCall"

/** All calls that are heard of or waited for. */
export class CallHistories {
  readonly #limits: Limits
  readonly #forgotten: (what: Forgotten) => void
  readonly #histories = new Map<string, CallHistory>()
  /** Calls without a wait or a listener, by their last notification: those that have ended, and those that have not. */
  readonly #ended = new Recency<CallHistory>()
  readonly #silent = new Recency<CallHistory>()

  constructor(limits: Limits, forgotten: (what: Forgotten) => void) {
    this.#limits = limits
    this.#forgotten = forgotten
  }

  /** The memory of a call; `settle` it when it was used. */
  of(id: string): CallHistory {
    const known = this.#histories.get(id)
    if (known !== undefined) return known
    const history = new CallHistory(id, this.#limits.notificationsPerCall)
    this.#histories.set(id, history)
    return history
  }

  /** How many notifications of a call said something new while it was remembered. */
  newsOf(id: string): number {
    return this.#histories.get(id)?.news ?? 0
  }

  /** Notes when a call was heard of. */
  heard(history: CallHistory, now: number): void {
    history.heard = Math.floor(now / 1_000)
    this.settle(history)
    this.#forget(history.heard)
  }

  /** Puts a call where it belongs: nowhere while it has a wait or a listener, else behind those that were used before. */
  settle(history: CallHistory): void {
    unlist(history)
    if (history.inUse() || this.#histories.get(history.id) !== history) return
    // A call without a notification and without a wait needs no memory.
    if (history.news === 0) return void this.#histories.delete(history.id)
    history.idle = history.closed ? this.#ended : this.#silent
    history.idle.add(history)
  }

  /** The grace after a call's end is over. */
  close(history: CallHistory): void {
    history.close()
    this.settle(history)
    this.#forget(history.heard)
  }

  /** Lets all listeners go. */
  dismiss(): void {
    for (const history of this.#histories.values()) history.dismiss()
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

  #drop(history: CallHistory, what: Forgotten): void {
    unlist(history)
    this.#histories.delete(history.id)
    this.#forgotten(what)
  }
}

const unlist = (history: CallHistory): void => {
  history.idle?.remove(history)
  history.idle = undefined
}
