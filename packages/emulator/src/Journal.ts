/**
 * What happened, in order: requests, answers, state changes, callbacks and their outcomes. The latest are kept, up to a limit; numbers go
 * on, so whoever asks for more than is kept sees by the first number what is missing.
 */

/** What happened, without its number and time. */
export interface Happening {
  readonly kind: "request" | "answer" | "state" | "callback" | "media" | "control" | "fault"
  /** One word or name for people: an operation's id, an event's type, a state. */
  readonly name: string
  /** Whatever belongs to it, as JSON; never a key or a token. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An entry of the journal. */
export interface Entry extends Happening {
  /** 1, 2, 3 … */
  readonly sequence: number
  /** Network time, ISO 8601. */
  readonly time: string
}

/** The journal. */
export interface Journal {
  readonly write: (happening: Happening) => void
  /** What is kept of the entries behind that number, oldest first. */
  readonly after: (sequence: number) => ReadonlyArray<Entry>
  /** Told of every new entry; the result ends it. */
  readonly subscribe: (listener: (entry: Entry) => void) => () => void
}

/** A journal that keeps the last `limit` entries, at least one; `now` gives network time in milliseconds. */
export const make = (now: () => number, limit: number): Journal => {
  const size = Math.max(1, Math.floor(limit))
  /** Entry `n` is at `(n - 1) % size`: the newest takes the place of the oldest. */
  const ring: Array<Entry> = []
  const listeners = new Set<(entry: Entry) => void>()
  let last = 0
  return {
    write: (happening) => {
      const at = last % size
      const entry: Entry = { ...happening, sequence: ++last, time: new Date(now()).toISOString() }
      ring[at] = entry
      for (const listener of listeners) listener(entry)
    },
    after: (sequence) => {
      const count = Math.min(ring.length, last - Math.max(0, Math.floor(sequence)))
      if (count <= 0) return []
      const from = (last - count) % size
      const kept = ring.slice(from, from + count)
      return kept.length === count ? kept : kept.concat(ring.slice(0, count - kept.length))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
}
