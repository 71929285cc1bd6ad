/**
 * What was told of changes of threads, so that a message of the system in a history is recognized as the same change.
 *
 * The two have no id in common: they are taken for one when they say the same and lie no more than two seconds apart, each for one other
 * at most. The memory is bounded: what is forgotten counts as not told.
 */

/** A change: what tells it apart, and when it happened in milliseconds since 1970. */
export interface Change {
  readonly what: string
  readonly at: number
}

/** When a change happened, and how it is known. */
interface Occurrence {
  readonly at: number
  /** Whether the history had it and nobody had told it. */
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

  /** Remembers what was told; whether it is to be given: not what the history had before. */
  hear({ at, what }: Change): boolean {
    const nearest = this.#nearest(what, at, () => true)
    if (nearest?.isRepaired === true) return false
    // One change is told several times: by an event of the thread and by those of its members.
    if (nearest?.at !== at) this.#add(what, { at, isRepaired: false, isSettled: false })
    return true
  }

  /** Of the changes that a history has, in its order, those that were not told: they are given now, and remembered. */
  untold<A extends Change>(changes: ReadonlyArray<A>): ReadonlyArray<A> {
    // What fits exactly first, so that it is not taken for another.
    const others = changes.filter(({ at, what }) => !this.#settle(what, at, 0))
    const missing = others.filter(({ at, what }) => !this.#settle(what, at, toleranceMillis))
    for (const { at, what } of missing) this.#add(what, { at, isRepaired: true, isSettled: true })
    return missing
  }

  #settle(what: string, at: number, within: number): boolean {
    const nearest = this.#nearest(what, at, ({ isSettled, ...told }) => !isSettled && Math.abs(told.at - at) <= within)
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
    // What was heard of last is forgotten last.
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
