/**
 * What happened, in order: requests, answers, state changes, callbacks and their outcomes. Secrets are masked and large bodies cut
 * when they are written. The latest are kept, up to a number of entries and of bytes; numbers go on, so a reader that asks for more than is
 * kept sees by the first number what is missing.
 */
import type { Entry, Journal } from "../service/Journal.ts"
import { maskedText, shown } from "./masked.ts"

/** How much a journal keeps. */
export interface Limits {
  /** The number of entries that are kept, the latest; at least one. */
  readonly entries: number
  /** The bytes of memory that these may take, about; at least one entry is kept. */
  readonly bytes: number
}

/** What an entry takes besides its data. */
const entryBytes = 200
/** The most characters of a name that are kept: a request that is for no operation names itself. */
const longestName = 200

/** A journal within limits; `now` gives network time in milliseconds. */
export const make = (now: () => number, limits: Limits): Journal => {
  const most = Math.max(1, Math.floor(limits.entries))
  const kept = new Map<number, { readonly entry: Entry; readonly bytes: number }>()
  const listeners = new Set<(entry: Entry) => void>()
  let last = 0
  let taken = 0
  const forget = () => {
    while (kept.size > most || (taken > limits.bytes && kept.size > 1)) {
      const oldest = last - kept.size + 1
      taken -= kept.get(oldest)?.bytes ?? 0
      kept.delete(oldest)
    }
  }
  return {
    write: ({ data, kind, name }) => {
      const { bytes, value } = shown(data)
      const entry: Entry = {
        kind,
        name: maskedText(name.length > longestName ? `${name.slice(0, longestName)}…` : name),
        data: value,
        sequence: ++last,
        time: new Date(now()).toISOString()
      }
      const size = bytes + entryBytes
      kept.set(last, { entry, bytes: size })
      taken += size
      forget()
      for (const listener of listeners) listener(entry)
    },
    after: (sequence) => {
      const entries: Array<Entry> = []
      const first = last - kept.size
      for (let number = Math.max(first, Math.floor(sequence)) + 1; number <= last; number++) {
        const found = kept.get(number)
        if (found !== undefined) entries.push(found.entry)
      }
      return entries
    },
    last: () => last,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
}
