/**
 * Which versions of a thread's messages are known, so that an event or a listing that says nothing new is recognized.
 *
 * Ids and versions are milliseconds since 1970 in recordings, and grow. The memory is bounded: what is forgotten counts as known.
 */

/** A message by its id, and its version as far as that is known. */
export interface Version {
  readonly id: string
  readonly version: string
}

/** The versions that are known. */
export class SeenMessages {
  readonly #most: number
  readonly #versions = new Map<string, string>()
  /** Messages up to here are known, whatever their version, unless they are remembered. */
  #floor: number

  constructor(most: number, floor: number) {
    this.#most = most
    this.#floor = floor
  }

  /** Whether a message of this id was there before anything was looked at, or is forgotten. */
  isOld(id: string): boolean {
    return Number(id) <= this.#floor && !this.#versions.has(id)
  }

  /** Whether something was known of a message. */
  has(id: string): boolean {
    return this.#versions.has(id)
  }

  /** Whether a version says more of its message than what is remembered. */
  isNew({ id, version }: Version): boolean {
    const known = this.#versions.get(id)
    return known === undefined || !(known === version || Number(version) < Number(known))
  }

  /** Remembers a version; whether it is new. */
  add({ id, version }: Version): boolean {
    if (!this.isNew({ id, version })) return false
    this.#versions.delete(id)
    this.#versions.set(id, version)
    if (this.#versions.size > this.#most) {
      for (const oldest of this.#versions.keys()) {
        this.#versions.delete(oldest)
        this.#floor = Math.max(this.#floor, Number(oldest))
        break
      }
    }
    return true
  }
}
