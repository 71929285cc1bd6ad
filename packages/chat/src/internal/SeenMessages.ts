/**
 * Which versions of a thread's messages are known, and which were given, so that an event or a listing that says nothing new is recognized.
 *
 * Ids and versions are milliseconds since 1970 in recordings, and grow. The memory is bounded: what is forgotten counts as known.
 */

/** A message by its id, and its version as far as that is known. */
export interface Version {
  readonly id: string
  readonly version: string
}

interface Entry {
  /** The newest that was listed or given. */
  readonly version: string
  /** The newest that was given. */
  readonly given: string | undefined
}

const isNewer = (version: string, known: string): boolean => !(version === known || Number(version) < Number(known))

/** The versions that are known. */
export class SeenMessages {
  readonly #most: number
  readonly #entries = new Map<string, Entry>()
  /** Messages up to here are known to who lists, unless they are remembered. */
  #floor: number
  /** The sending of messages up to here is known to who hears of it, unless they are remembered. */
  #forgotten: number

  constructor(most: number, floor: number, forgotten: number) {
    this.#most = most
    this.#floor = floor
    this.#forgotten = forgotten
  }

  /** Whether a message that a listing has was there before anything was looked at, or is forgotten. */
  isOld(id: string): boolean {
    return Number(id) <= this.#floor && !this.#entries.has(id)
  }

  /** Whether the sending of a message is not to be given, since the program knows it or it is forgotten. */
  isForgotten(id: string): boolean {
    return Number(id) <= this.#forgotten && !this.#entries.has(id)
  }

  /** Whether something was known of a message. */
  has(id: string): boolean {
    return this.#entries.has(id)
  }

  /** Whether a version says more of its message than what is remembered. */
  isNew({ id, version }: Version): boolean {
    const known = this.#entries.get(id)
    return known === undefined || isNewer(version, known.version)
  }

  /** Remembers a version that was there before and was not given: an event of it may still come. */
  list({ id, version }: Version): void {
    this.#put(id, { version, given: undefined })
  }

  /** Remembers a version that is given; whether it is to be, since neither it nor a newer one was. */
  give({ id, version }: Version): boolean {
    const known = this.#entries.get(id)
    if (known?.given !== undefined && !isNewer(version, known.given)) return false
    this.#put(id, {
      version: known === undefined || isNewer(version, known.version) ? version : known.version,
      given: version
    })
    return true
  }

  #put(id: string, entry: Entry): void {
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    if (this.#entries.size <= this.#most) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      this.#floor = Math.max(this.#floor, Number(oldest))
      this.#forgotten = Math.max(this.#forgotten, Number(oldest))
      break
    }
  }
}
