/**
 * What is known of the messages of all threads of a user, and which other notifications came, so that nothing is emitted twice. The memory is
 * bounded: of messages that are forgotten, sending counts as known.
 */

import type { ReadReceiptReceived } from "./RealTimeEvent.ts"

/** A version of a message. */
export interface Version {
  readonly threadId: string
  readonly id: string
  readonly version: string
}

/** What tells a receipt apart. */
export const receiptKey = (receipt: ReadReceiptReceived): string =>
  `${receipt._tag}\n${receipt.threadId}\n${receipt.sender?.rawId}\n${receipt.chatMessageId}`

const keyOf = ({ id, threadId }: Pick<Version, "id" | "threadId">): string => `${threadId}\n${id}`

/** What is known. */
export class Known {
  readonly #most: number
  readonly #versions = new Map<string, Version>()
  readonly #others = new Set<string>()
  /** Messages with a smaller id are known unless they are remembered: ids are milliseconds since 1970. */
  #floor = 0
  #newest = 0

  constructor(most: number) {
    this.#most = most
  }

  /** From here on messages are looked for. */
  get floor(): number {
    return this.#floor
  }

  /** The largest id or version so far. */
  get newest(): number {
    return this.#newest
  }

  /** Counts everything before as known. */
  raise(floor: number): void {
    this.#floor = Math.max(this.#floor, floor)
  }

  /** Whether a message was there before anything was looked at, or is forgotten. */
  isOld(message: Pick<Version, "id" | "threadId">): boolean {
    return Number(message.id) < this.#floor && !this.has(message)
  }

  /** Whether something was known of a message. */
  has(message: Pick<Version, "id" | "threadId">): boolean {
    return this.#versions.has(keyOf(message))
  }

  /** Whether a version says more of its message than what is remembered. */
  isNew(message: Version): boolean {
    const known = this.#versions.get(keyOf(message))?.version
    return known === undefined || !(known === message.version || Number(message.version) < Number(known))
  }

  /** The threads whose messages are remembered, up to a limit; those whose messages were remembered last come first. */
  threads(most: number): ReadonlyArray<string> {
    const found = new Set<string>()
    for (const { threadId } of [...this.#versions.values()].toReversed()) {
      found.add(threadId)
      if (found.size === most) break
    }
    return [...found]
  }

  /** Remembers a version; whether it is new. */
  add(message: Version): boolean {
    if (!this.isNew(message)) return false
    const key = keyOf(message)
    this.#newest = Math.max(this.#newest, Number(message.id) || 0)
    this.#versions.delete(key)
    this.#versions.set(key, message)
    if (this.#versions.size > this.#most)
      for (const [oldest, { id }] of this.#versions) {
        this.#versions.delete(oldest)
        this.raise((Number(id) || 0) + 1)
        break
      }
    return true
  }

  /** Remembers another notification by what tells it apart; whether it is new. */
  addOther(key: string): boolean {
    if (this.#others.has(key)) return false
    this.#others.add(key)
    if (this.#others.size > this.#most)
      for (const oldest of this.#others) {
        this.#others.delete(oldest)
        break
      }
    return true
  }
}
