/**
 * What the page knows of the local cloud: its journal by calls, its state, its clock, and whether it is connected.
 *
 * The journal comes as a stream. When that breaks, it is opened again from the last entry on; a local cloud that was started anew has
 * another journal, which is seen by its entries, and the page begins with it from its start.
 */
import { type Entry, entryOf, listAt, numberAt, textAt } from "../model/Entry.ts"
import * as Ledger from "../model/Ledger.ts"
import { ask } from "./controls.ts"

/** What the clock shows. */
export interface Clock {
  /** Milliseconds since 1970 on the network, when it was asked for. */
  readonly network: number
  readonly scale: number
  readonly nextDue: number | undefined
  /** When it was asked for, by `performance.now()`. */
  readonly readAt: number
}

/** Something that is assumed of Microsoft's services. */
interface Assumption {
  readonly id: string
  readonly about: ReadonlyArray<string>
  readonly what: string
  readonly why: string
}

/** What there is to show. */
export interface Snapshot {
  readonly ledger: Ledger.Ledger
  /** Grows with everything that was read. */
  readonly version: number
  readonly connection: "connecting" | "open" | "lost"
  /** How many entries were dropped before they were read. */
  readonly missing: number
  readonly clock: Clock | undefined
  readonly state: unknown
  readonly assumptions: ReadonlyArray<Assumption>
  readonly origin: string
  readonly connectionString: string
}

/** The store. */
export interface Store {
  readonly get: () => Snapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Asks for the clock and the state now. */
  readonly refresh: () => void
}

const assumptionOf = (value: unknown): ReadonlyArray<Assumption> => {
  const id = textAt(value, "id")
  const what = textAt(value, "what")
  if (id === undefined || what === undefined) return []
  return [{ id, what, why: textAt(value, "why") ?? "", about: listAt(value, "about").map(String) }]
}

const longestWait = 5_000

/** Connects. */
export const make = (): Store => {
  let snapshot: Snapshot = {
    ledger: Ledger.make(),
    version: 0,
    connection: "connecting",
    missing: 0,
    clock: undefined,
    state: undefined,
    assumptions: [],
    origin: location.origin,
    connectionString: ""
  }
  const listeners = new Set<() => void>()
  const set = (change: Partial<Snapshot>) => {
    snapshot = { ...snapshot, ...change, version: snapshot.version + 1 }
    for (const listener of listeners) listener()
  }

  let last = 0
  let waiting: Array<Entry> = []
  let isDrawing = false
  const flush = () => {
    isDrawing = false
    const entries = waiting
    waiting = []
    let { missing } = snapshot
    for (const entry of entries) {
      if (entry.sequence <= last) continue
      missing += entry.sequence - last - 1
      last = entry.sequence
      snapshot.ledger.add(entry)
    }
    set({ missing })
    refreshSoon()
  }
  const take = (entry: Entry) => {
    waiting.push(entry)
    if (isDrawing) return
    isDrawing = true
    // A page in the background draws nothing, but goes on reading.
    if (document.hidden) setTimeout(flush, 100)
    else requestAnimationFrame(flush)
  }

  const refresh = async () => {
    try {
      const [clock, state] = await Promise.all([ask("/clock"), ask("/state")])
      const network = Date.parse(textAt(clock, "network") ?? "")
      const due = textAt(clock, "nextDue")
      set({
        state,
        clock: {
          network,
          scale: numberAt(clock, "scale") ?? 1,
          nextDue: due === undefined ? undefined : Date.parse(due),
          readAt: performance.now()
        }
      })
    } catch {
      // The stream says that the connection is lost.
    }
  }
  let refreshing: ReturnType<typeof setTimeout> | undefined
  const refreshSoon = () => {
    refreshing ??= setTimeout(() => {
      refreshing = undefined
      void refresh()
    }, 150)
  }

  /** Whether the journal is still the one that was read. */
  const isSame = async (): Promise<boolean> => {
    const known = snapshot.ledger.entries.at(-1)
    if (known === undefined) return true
    const entries = await ask(`/journal?after=${known.sequence - 1}`)
    const found = entryOf(listAt(entries)[0])
    return found !== undefined && (found.sequence !== known.sequence || found.time === known.time)
  }
  const learn = async () => {
    const [settings, coverage] = await Promise.all([ask("/settings"), ask("/coverage")])
    set({
      connectionString: textAt(settings, "connectionString") ?? "<connection string>",
      assumptions: listAt(coverage, "assumed").flatMap(assumptionOf)
    })
  }

  let wait = 0
  const connect = async () => {
    try {
      if (!(await isSame())) {
        last = 0
        waiting = []
        set({ ledger: Ledger.make(), missing: 0 })
      }
      const stream = new EventSource(`/_emulator/events?after=${last}`)
      stream.addEventListener("open", () => {
        wait = 0
        set({ connection: "open" })
        void learn().catch(() => {})
        refreshSoon()
      })
      stream.addEventListener("message", ({ data }) => {
        const entry = entryOf(JSON.parse(String(data)))
        if (entry !== undefined) take(entry)
      })
      stream.addEventListener("error", () => {
        stream.close()
        again()
      })
    } catch {
      again()
    }
  }
  const again = () => {
    set({ connection: "lost" })
    wait = Math.min(longestWait, wait * 2 + 250)
    setTimeout(() => void connect(), wait)
  }

  void connect()
  return {
    get: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    refresh: refreshSoon
  }
}
