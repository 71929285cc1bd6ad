/**
 * An order of things by when they were last used, in which each is moved and taken out in constant time, whatever their number.
 *
 * The links are fields of the things themselves: what is in no order costs nothing more, and a thing can be in one order only.
 */

/** What can be in an order. */
export interface Linked<A> {
  /** The next older and newer one; of `Recency` alone. */
  older: A | undefined
  newer: A | undefined
}

/** Things, the one that was used longest ago first. */
export class Recency<A extends Linked<A>> {
  #oldest: A | undefined
  #newest: A | undefined
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The one that was used longest ago. */
  get oldest(): A | undefined {
    return this.#oldest
  }

  /** Puts one that is in no order at the end. */
  add(one: A): void {
    one.older = this.#newest
    one.newer = undefined
    if (this.#newest === undefined) this.#oldest = one
    else this.#newest.newer = one
    this.#newest = one
    this.#size++
  }

  /** Takes one out that is in this order. */
  remove(one: A): void {
    const { newer, older } = one
    if (older === undefined) this.#oldest = newer
    else older.newer = newer
    if (newer === undefined) this.#newest = older
    else newer.older = older
    one.older = undefined
    one.newer = undefined
    this.#size--
  }
}
