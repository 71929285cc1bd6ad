/** Everything that happened, in order: requests, answers, state changes, callbacks and their outcomes. */

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
  readonly after: (sequence: number) => ReadonlyArray<Entry>
  /** Told of every new entry; the result ends it. */
  readonly subscribe: (listener: (entry: Entry) => void) => () => void
}

/** A journal that keeps everything; `now` gives network time in milliseconds. */
export const make = (now: () => number): Journal => {
  const entries: Array<Entry> = []
  const listeners = new Set<(entry: Entry) => void>()
  return {
    write: (happening) => {
      const entry: Entry = { ...happening, sequence: entries.length + 1, time: new Date(now()).toISOString() }
      entries.push(entry)
      for (const listener of listeners) listener(entry)
    },
    after: (sequence) => entries.slice(Math.max(0, sequence)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
}
