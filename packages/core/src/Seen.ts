/**
 * A bounded memory of texts, by which a receiver knows what was delivered before. It forgets the oldest, not the least used.
 *
 * Of each text a fingerprint of 128 bits under a random seed is kept, outside of the garbage collector's reach: a million of them take
 * 30 MB, and that two texts share one is less probable than a defect of the machine.
 */

/** Remembers the newest texts. */
export interface Seen {
  /** Whether a text is new at a time, in milliseconds; it is remembered from then on. Times never go back. */
  readonly add: (text: string, now?: number) => boolean
  /** How many texts were forgotten because there was no room, before their time was over. */
  readonly forgotten: () => number
}

const fingerprintWords = 4

/** What is remembered, oldest first in a ring, and the places of its fingerprints in an open hash table. */
class Table {
  readonly capacity: number
  readonly #mask: number
  readonly #prints: Uint32Array
  /** When each was seen, in seconds. */
  readonly #times: Uint32Array
  /** The index in the ring plus one, or 0 for an empty place; twice as many as the ring has, so that searches stay short. */
  readonly #places: Uint32Array
  #first = 0
  size = 0

  constructor(capacity: number) {
    this.capacity = capacity
    const places = 2 ** Math.ceil(Math.log2(2 * capacity))
    this.#mask = places - 1
    this.#prints = new Uint32Array(fingerprintWords * capacity)
    this.#times = new Uint32Array(capacity)
    this.#places = new Uint32Array(places)
  }

  /** The place of a fingerprint, or the empty one where it belongs. */
  #find(print: Uint32Array, from = 0): number {
    const prints = this.#prints
    for (let place = (print[from] ?? 0) & this.#mask; ; place = (place + 1) & this.#mask) {
      const entry = this.#places[place] ?? 0
      if (entry === 0) return place
      const at = fingerprintWords * (entry - 1)
      if (
        prints[at] === print[from] &&
        prints[at + 1] === print[from + 1] &&
        prints[at + 2] === print[from + 2] &&
        prints[at + 3] === print[from + 3]
      )
        return place
    }
  }

  has(print: Uint32Array): boolean {
    return this.#places[this.#find(print)] !== 0
  }

  add(print: Uint32Array, seconds: number): void {
    const index = (this.#first + this.size++) % this.capacity
    this.#places[this.#find(print)] = index + 1
    this.#prints.set(print, fingerprintWords * index)
    this.#times[index] = seconds
  }

  /** When the oldest was seen, in seconds. */
  oldest(): number {
    return this.#times[this.#first] ?? 0
  }

  dropOldest(): void {
    const places = this.#places
    let hole = this.#find(this.#prints, fingerprintWords * this.#first)
    // What was put further on because this place was taken moves up; otherwise it would not be found.
    for (let next = (hole + 1) & this.#mask; ; next = (next + 1) & this.#mask) {
      const entry = places[next] ?? 0
      if (entry === 0) break
      const home = (this.#prints[fingerprintWords * (entry - 1)] ?? 0) & this.#mask
      if (((next - home) & this.#mask) < ((next - hole) & this.#mask)) continue
      places[hole] = entry
      hole = next
    }
    places[hole] = 0
    this.#first = (this.#first + 1) % this.capacity
    this.size--
  }

  grown(capacity: number): Table {
    const table = new Table(capacity)
    for (let i = 0; i < this.size; i++) {
      const index = (this.#first + i) % this.capacity
      const at = fingerprintWords * index
      table.add(this.#prints.subarray(at, at + fingerprintWords), this.#times[index] ?? 0)
    }
    return table
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** Writes the fingerprint of a text; each step is reversible, so that texts which differ somewhere do not meet again by a common end. */
const fingerprint = (text: string, seed: Uint32Array, into: Uint32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0] = seed
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(rotated(a ^ unit, 15) + d, 0x9e3779b1)
    b = Math.imul(rotated(b ^ unit, 13) + a, 0x85ebca77)
    c = Math.imul(rotated(c ^ unit, 17) + b, 0xc2b2ae3d)
    d = Math.imul(rotated(d ^ unit, 11) + c, 0x27d4eb2f)
  }
  // The last units have to reach every word.
  for (let round = 0; round < 4; round++) {
    a = Math.imul(rotated(a ^ (d >>> 16), 15) + d, 0x9e3779b1)
    b = Math.imul(rotated(b ^ (a >>> 15), 13) + a, 0x85ebca77)
    c = Math.imul(rotated(c ^ (b >>> 14), 17) + b, 0xc2b2ae3d)
    d = Math.imul(rotated(d ^ (c >>> 13), 11) + c, 0x27d4eb2f)
  }
  into[0] = a
  into[1] = b
  into[2] = c
  into[3] = d
}

/** Remembers texts up to a number, the oldest forgotten first, and each for a time in milliseconds; default forever. */
export const make = (most: number, millis = Infinity): Seen => {
  const limit = Math.floor(most)
  const print = new Uint32Array(fingerprintWords)
  let seed: Uint32Array | undefined
  let table: Table | undefined
  let forgotten = 0
  return {
    forgotten: () => forgotten,
    add: (text, now = 0) => {
      if (limit < 1) return true
      // At the first text: where a module is loaded some platforms have no random numbers.
      seed ??= crypto.getRandomValues(new Uint32Array(fingerprintWords))
      table ??= new Table(Math.min(limit, 16))
      const seconds = Math.max(0, Math.floor(now / 1_000))
      while (table.size > 0 && (seconds - table.oldest()) * 1_000 >= millis) table.dropOldest()
      fingerprint(text, seed, print)
      if (table.has(print)) return false
      if (table.size === table.capacity) {
        if (table.capacity < limit) table = table.grown(Math.min(limit, 2 * table.capacity))
        else {
          table.dropOldest()
          forgotten++
        }
      }
      table.add(print, seconds)
      return true
    }
  }
}
