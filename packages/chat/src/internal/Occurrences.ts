/**
 * Remembers the changes of threads that were notified, so that a system message of a history is recognized as the same change.
 *
 * A notification and a system message have no id in common: they match when they describe the same change no more than two seconds apart,
 * each with one other at most. The memory is bounded: a change that was forgotten counts as not notified.
 */

/** A change: its key, and when it happened, in milliseconds since 1970. */
export interface Change {
  readonly what: string
  readonly at: number
}

/** When a change happened, and how it is known. */
interface Occurrence {
  readonly at: number
  /** Whether it came from the history and was not notified. */
  readonly isRepaired: boolean
  /** Whether it is the change of a message of the history. */
  isSettled: boolean
}

const toleranceMillis = 2_000

/** The changes of one stream. */
export class Occurrences {
  readonly #most: number
  readonly #byWhat = new Map<string, Array<Occurrence>>()
  #count = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Remembers a notified change; gives whether to emit it, which is not when the history had it before. */
  record({ at, what }: Change): boolean {
    const nearest = this.#nearest(what, at, () => true)
    if (nearest?.isRepaired === true) return false
    // One change is notified several times: by an event of the thread and by those of its members.
    if (nearest?.at !== at) this.#add(what, { at, isRepaired: false, isSettled: false })
    return true
  }

  /** Gives the changes of a history, in its order, that were not notified, and remembers them. */
  takeMissing<A extends Change>(changes: ReadonlyArray<A>): ReadonlyArray<A> {
    // What fits exactly first, so that it is not taken for another.
    const others = changes.filter(({ at, what }) => !this.#settle(what, at, 0))
    const missing = others.filter(({ at, what }) => !this.#settle(what, at, toleranceMillis))
    for (const { at, what } of missing) this.#add(what, { at, isRepaired: true, isSettled: true })
    return missing
  }

  #settle(what: string, at: number, within: number): boolean {
    const nearest = this.#nearest(
      what,
      at,
      ({ isSettled, ...other }) => !isSettled && Math.abs(other.at - at) <= within
    )
    if (nearest !== undefined) nearest.isSettled = true
    return nearest !== undefined
  }

  #nearest(what: string, at: number, fits: (occurrence: Occurrence) => boolean): Occurrence | undefined {
    let nearest: Occurrence | undefined
    for (const occurrence of this.#byWhat.get(what) ?? []) {
      const distance = Math.abs(occurrence.at - at)
      if (distance <= toleranceMillis && fits(occurrence) && !(nearest && distance >= Math.abs(nearest.at - at)))
        nearest = occurrence
    }
    return nearest
  }

  #add(what: string, occurrence: Occurrence): void {
    const all = this.#byWhat.get(what) ?? []
    all.push(occurrence)
    // The change that was recorded last is forgotten last.
    this.#byWhat.delete(what)
    this.#byWhat.set(what, all)
    if (++this.#count <= this.#most) return
    for (const [oldest, occurrences] of this.#byWhat) {
      occurrences.shift()
      this.#count--
      if (occurrences.length === 0) this.#byWhat.delete(oldest)
      break
    }
  }
}
