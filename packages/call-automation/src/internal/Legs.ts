/**
 * The legs of calls as their events report them: what was received, the waits, the listeners.
 *
 * A state machine without timers: `CallEvents` gives it events with their time, and says when the grace after a CallDisconnected is over.
 * Each step costs the same however many legs there are, and a leg that is only waited for takes little memory.
 */
import { type Linked, Recency } from "@effect-comms/core/internal/Recency"
import type { Decoded, UnknownEvent } from "../events/decode.ts"
import type { Event, EventOf } from "../generated/events.ts"
import { legOf } from "./legOf.ts"
import { isOneOf } from "./matching.ts"

/** The end of a wait by an event. */
export interface Taken {
  /** Whether other waits may end by the event as well. */
  readonly shared: boolean
  /** Ends the wait; the program may go on at once. */
  readonly complete: () => void
}

/** A wait for an event of a leg. */
export interface Wait {
  /** Takes an event, or does not; one that another wait has `taken` can only be shared. */
  readonly offer: (event: Event, taken: boolean) => Taken | undefined
  /** The leg has ended without it. */
  readonly ended: (by: EventOf<"CallDisconnected">) => void
}

/** A listener to all events. */
export interface Listener {
  readonly hear: (event: Decoded) => void
  /** Nothing more will come. */
  readonly end: () => void
}

/** How much is kept. */
export interface Limits {
  /** How many legs that have ended. */
  readonly legs: number
  readonly eventsPerLeg: number
  /** How long a leg is remembered that has not ended, without an event and without anybody who waits or listens. */
  readonly legMillis: number
}

/** What is forgotten before anybody asked for it. */
export type Forgotten = "endedLeg" | "silentLeg" | "event"

interface Kept {
  readonly event: Event | UnknownEvent
  /** Whether a wait has had it that does not share. */
  taken: boolean
}

// Sets are made when there is something to put into them, and not for a single wait: most legs have one wait and keep few events.
class Leg implements Linked<Leg> {
  readonly id: string
  older: Leg | undefined = undefined
  newer: Leg | undefined = undefined
  /** Where it is without a wait or a listener. */
  idle: Recency<Leg> | undefined = undefined
  /** When the last event came, in seconds: a small integer needs no memory of its own. */
  heard = 0
  /** How many events came. */
  events = 0
  /** Oldest first; a set, so that what is dropped costs nothing, however much is kept. */
  kept: Set<Kept> | undefined = undefined
  /** The newest roster of those. */
  roster: Kept | undefined = undefined
  newest: number | undefined = undefined
  disconnected: EventOf<"CallDisconnected"> | undefined = undefined
  over = false
  waits: Wait | Set<Wait> | undefined = undefined
  listeners: Set<Listener> | undefined = undefined

  constructor(id: string) {
    this.id = id
  }

  addWait(wait: Wait): void {
    if (this.waits === undefined) this.waits = wait
    else if (this.waits instanceof Set) this.waits.add(wait)
    else if (this.waits !== wait) this.waits = new Set([this.waits, wait])
  }

  hasWait(wait: Wait): boolean {
    return this.waits instanceof Set ? this.waits.has(wait) : this.waits === wait
  }

  /** Takes a wait out; whether it was there. */
  removeWait(wait: Wait): boolean {
    if (!this.hasWait(wait)) return false
    if (this.waits instanceof Set && this.waits.size > 1) this.waits.delete(wait)
    else this.waits = undefined
    return true
  }

  removeListener(listener: Listener): void {
    if (this.listeners?.delete(listener) === true && this.listeners.size === 0) this.listeners = undefined
  }
}

const none: ReadonlyArray<never> = []

/** The present waits; one that begins meanwhile looks at what is kept. */
const waitsOf = ({ waits }: Leg): ReadonlyArray<Wait> =>
  waits === undefined ? none : waits instanceof Set ? [...waits] : [waits]

/** The context that an event carries. */
const contextOf = (event: Decoded): string | undefined =>
  event._tag !== "InvalidEvent" && event._tag !== "UnknownEvent" && "operationContext" in event.data
    ? event.data.operationContext
    : undefined

/** All legs that are heard of or waited for. */
export class Legs {
  readonly #limits: Limits
  readonly #forgotten: (what: Forgotten) => void
  readonly #legs = new Map<string, Leg>()
  /** Legs without a wait or a listener, by their last event: those that have ended, and those that have not. */
  readonly #ended = new Recency<Leg>()
  readonly #silent = new Recency<Leg>()
  readonly #everything = new Set<Listener>()
  readonly #searches = new Map<string, Set<(id: string) => void>>()

  constructor(limits: Limits, forgotten: (what: Forgotten) => void = () => undefined) {
    this.#limits = limits
    this.#forgotten = forgotten
  }

  /** How many events of a leg came while it was remembered. */
  eventsOf(id: string): number {
    return this.#legs.get(id)?.events ?? 0
  }

  /** Takes an event in and gives it to whom it concerns; what is given back is marked `stale` when it is. */
  publish(event: Decoded, now: number): { readonly event: Decoded; readonly disconnected: string | undefined } {
    const id = legOf(event)
    if (id === undefined) {
      for (const listener of this.#everything) listener.hear(event)
      return { event, disconnected: undefined }
    }
    const leg = this.#leg(id)
    unlist(leg)
    leg.heard = Math.floor(now / 1_000)
    leg.events++
    const marked = isOneOf(event, ["ParticipantsUpdated"]) ? markRoster(leg, event) : event
    for (const listener of this.#everything) listener.hear(marked)
    if (leg.listeners !== undefined) for (const listener of leg.listeners) listener.hear(marked)
    this.#found(contextOf(marked), id)
    if (marked._tag !== "InvalidEvent") this.#offer(leg, marked)
    const disconnected = isOneOf(marked, ["CallDisconnected"]) ? marked : undefined
    leg.disconnected = disconnected ?? leg.disconnected
    this.#settle(leg)
    this.#forget(leg.heard)
    return { event: marked, disconnected: disconnected && id }
  }

  #offer(leg: Leg, event: Event | UnknownEvent): void {
    const kept: Kept = { event, taken: false }
    const isRoster = event._tag === "ParticipantsUpdated"
    // It is kept first, for waits that begin meanwhile.
    if (!isRoster || event.stale !== true) {
      leg.kept ??= new Set()
      // Of rosters the newest says everything.
      if (isRoster && leg.roster !== undefined) leg.kept.delete(leg.roster)
      if (isRoster) leg.roster = kept
      leg.kept.add(kept)
    }
    if (event._tag !== "UnknownEvent") for (const wait of waitsOf(leg)) give(leg, wait, kept, event)
    if (leg.kept === undefined || leg.kept.size <= this.#limits.eventsPerLeg) return
    const oldest = leg.kept.values().next()
    if (oldest.done === true) return
    leg.kept.delete(oldest.value)
    if (!oldest.value.taken) this.#forgotten("event")
  }

  #found(context: string | undefined, id: string): void {
    const searches = context === undefined ? undefined : this.#searches.get(context)
    if (context === undefined || searches === undefined) return
    this.#searches.delete(context)
    for (const notify of searches) notify(id)
  }

  /** Calls back with the leg of the first event, from now on, that carries a context; the result stops that. */
  find(context: string, notify: (id: string) => void): () => void {
    const searches = this.#searches.get(context) ?? new Set()
    this.#searches.set(context, searches.add(notify))
    return () => {
      searches.delete(notify)
      if (searches.size === 0 && this.#searches.get(context) === searches) this.#searches.delete(context)
    }
  }

  /** The grace after a CallDisconnected is over: waits that are left fail. */
  end(id: string): void {
    const leg = this.#legs.get(id)
    if (leg?.disconnected === undefined) return
    leg.over = true
    const { listeners } = leg
    const waits = waitsOf(leg)
    leg.waits = undefined
    leg.listeners = undefined
    for (const wait of waits) wait.ended(leg.disconnected)
    if (listeners !== undefined) for (const listener of listeners) listener.end()
    this.#settle(leg)
    this.#forget(leg.heard)
  }

  /** Begins a wait: with what is kept, oldest first, unless it is to be `fresh`, else for what comes. */
  wait(id: string, wait: Wait, fresh: boolean): void {
    const leg = this.#leg(id)
    leg.addWait(wait)
    if (!fresh && leg.kept !== undefined)
      for (const kept of leg.kept) if (kept.event._tag !== "UnknownEvent") give(leg, wait, kept, kept.event)
    if (leg.over && leg.disconnected !== undefined && leg.removeWait(wait)) wait.ended(leg.disconnected)
    this.#settle(leg)
  }

  /** Takes a wait back. */
  leave(id: string, wait: Wait): void {
    const leg = this.#legs.get(id)
    if (leg?.removeWait(wait) === true) this.#settle(leg)
  }

  /** Begins to listen to one leg, with what is kept of it, or to everything from now on; the result takes it back. */
  listen(id: string | undefined, listener: Listener): () => void {
    if (id === undefined) {
      this.#everything.add(listener)
      return () => this.#everything.delete(listener)
    }
    const leg = this.#leg(id)
    if (leg.kept !== undefined) for (const { event } of leg.kept) listener.hear(event)
    if (leg.over) listener.end()
    else (leg.listeners ??= new Set()).add(listener)
    this.#settle(leg)
    return () => {
      leg.removeListener(listener)
      if (this.#legs.get(id) === leg) this.#settle(leg)
    }
  }

  #leg(id: string): Leg {
    const known = this.#legs.get(id)
    if (known !== undefined) return known
    const leg = new Leg(id)
    this.#legs.set(id, leg)
    return leg
  }

  /** Puts a leg where it belongs: nowhere while it has a wait or a listener, else behind those that were used before. */
  #settle(leg: Leg): void {
    unlist(leg)
    if (leg.waits !== undefined || leg.listeners !== undefined || this.#legs.get(leg.id) !== leg) return
    // A leg without an event and without a wait needs no memory.
    if (leg.events === 0) return void this.#legs.delete(leg.id)
    leg.idle = leg.over ? this.#ended : this.#silent
    leg.idle.add(leg)
  }

  /** Forgets legs that have ended, the oldest first, when there are too many, and those that were silent for too long; a few at a time. */
  #forget(seconds: number): void {
    const { legMillis, legs } = this.#limits
    for (let i = 0; i < 8; i++) {
      const { oldest } = this.#ended
      if (oldest !== undefined && this.#ended.size > legs) this.#drop(oldest, "endedLeg")
      const silent = this.#silent.oldest
      if (silent !== undefined && (seconds - silent.heard) * 1_000 >= legMillis) this.#drop(silent, "silentLeg")
    }
  }

  #drop(leg: Leg, what: Forgotten): void {
    unlist(leg)
    this.#legs.delete(leg.id)
    this.#forgotten(what)
  }
}

const unlist = (leg: Leg): void => {
  leg.idle?.remove(leg)
  leg.idle = undefined
}

const give = (leg: Leg, wait: Wait, kept: Kept, event: Event): void => {
  const answer = leg.hasWait(wait) ? wait.offer(event, kept.taken) : undefined
  if (answer === undefined) return
  if (!answer.shared) kept.taken = true
  leg.removeWait(wait)
  answer.complete()
}

const markRoster = (leg: Leg, event: EventOf<"ParticipantsUpdated">): EventOf<"ParticipantsUpdated"> => {
  const number = event.data.sequenceNumber
  if (number === undefined || leg.newest === undefined || number >= leg.newest) {
    leg.newest = number ?? leg.newest
    return event
  }
  return { ...event, stale: true }
}
