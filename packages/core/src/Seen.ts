/**
 * A bounded memory of texts, by which a receiver knows what was delivered before. It forgets the oldest, not the least used.
 */

/** Remembers the newest so many texts. */
export interface Seen {
  /** Whether a text is new; it is remembered from then on. */
  readonly add: (text: string) => boolean
}

/** Remembers up to `limit` texts; the oldest is forgotten first. */
export const make = (limit: number): Seen => {
  const texts = new Set<string>()
  return {
    add: (text) => {
      if (texts.has(text)) return false
      texts.add(text)
      if (texts.size > limit) {
        const oldest = texts.values().next()
        if (oldest.done !== true) texts.delete(oldest.value)
      }
      return true
    }
  }
}
