/**
 * The legs of calls as their events tell them: what was heard, who waits, who listens.
 *
 * A state machine without time: `CallEvents` gives it events, and says when the grace after a CallDisconnected is over.
 */
import type { Decoded, UnknownEvent } from "../events/decode.ts"
import type { Event, EventOf } from "../events/kinds.ts"
import { isOneOf } from "./matching.ts"
import { recorderOf } from "./recorder.ts"

/** Somebody who waits for an event of a leg. */
export interface Wait {
  /** Takes an event, or does not; one that another wait has `taken` can only be shared. */
  readonly offer: (event: Event, taken: boolean) => "shared" | "taken" | "no"
  /** The leg has ended without it. */
  readonly ended: (by: EventOf<"CallDisconnected">) => void
}

/** Somebody who hears everything. */
export interface Listener {
  readonly hear: (event: Decoded) => void
  /** Nothing more will come. */
  readonly end: () => void
}

/** How much is kept. */
export interface Limits {
  readonly legs: number
  readonly eventsPerLeg: number
}

interface Kept {
  readonly event: Event | UnknownEvent
  /** Whether a wait has had it that does not share. */
  taken: boolean
}

interface Leg {
  /** Oldest first; a set, so that what is dropped costs nothing, however much is kept. */
  readonly kept: Set<Kept>
  /** The newest roster of those. */
  roster: Kept | undefined
  newest: number
  disconnected: EventOf<"CallDisconnected"> | undefined
  over: boolean
  readonly waits: Set<Wait>
  readonly listeners: Set<Listener>
}

/** The leg that an event belongs to, by its data or else by its source. */
const legOf = (event: Decoded): string | undefined => {
  if (event._tag === "InvalidEvent") return event.envelope && named(event.envelope.source)
  const { data } = event
  const id = typeof data === "object" && data !== null ? Reflect.get(data, "callConnectionId") : undefined
  return typeof id === "string" && id !== "" ? id : (named(event.source) ?? recorderIn(event.subject))
}

/** The recorder that an event about the files of a recording belongs to: its subject ends with the recording's id. */
const recorderIn = (subject: string | undefined): string | undefined => {
  const [, recordingId] = /^\/recording\/.+\/recordingId\/([^/]+)$/.exec(subject ?? "") ?? []
  return recordingId === undefined ? undefined : recorderOf(recordingId)
}

const named = (source: string): string | undefined => /calling\/callConnections\/([^/]+)/.exec(source)?.[1]

/** The context that an event carries. */
const contextOf = (event: Decoded): string | undefined =>
  event._tag !== "InvalidEvent" && event._tag !== "UnknownEvent" && "operationContext" in event.data
    ? event.data.operationContext
    : undefined

/** All legs that are heard of or waited for. */
export class Legs {
  readonly #limits: Limits
  readonly #legs = new Map<string, Leg>()
  readonly #everything = new Set<Listener>()
  readonly #searches = new Map<string, Set<(id: string) => void>>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Takes an event in and gives it to whom it concerns; what is given back is marked `stale` when it is. */
  publish(event: Decoded): { readonly event: Decoded; readonly disconnected: string | undefined } {
    const id = legOf(event)
    if (id === undefined) {
      for (const listener of this.#everything) listener.hear(event)
      return { event, disconnected: undefined }
    }
    const leg = this.#leg(id)
    const marked = isOneOf(event, ["ParticipantsUpdated"]) ? markRoster(leg, event) : event
    for (const listener of this.#everything) listener.hear(marked)
    for (const listener of leg.listeners) listener.hear(marked)
    this.#found(contextOf(marked), id)
    if (marked._tag !== "InvalidEvent") this.#offer(leg, marked)
    if (!isOneOf(marked, ["CallDisconnected"])) return { event: marked, disconnected: undefined }
    leg.disconnected = marked
    return { event: marked, disconnected: id }
  }

  #offer(leg: Leg, event: Event | UnknownEvent): void {
    const kept: Kept = { event, taken: false }
    if (event._tag !== "UnknownEvent") for (const wait of leg.waits) give(leg, wait, kept, event)
    if (event._tag === "ParticipantsUpdated") {
      if (event.stale === true) return
      // Of rosters the newest says everything.
      if (leg.roster !== undefined) leg.kept.delete(leg.roster)
      leg.roster = kept
    }
    leg.kept.add(kept)
    if (leg.kept.size <= this.#limits.eventsPerLeg) return
    const oldest = leg.kept.values().next()
    if (oldest.done !== true) leg.kept.delete(oldest.value)
  }

  #found(context: string | undefined, id: string): void {
    const searches = context === undefined ? undefined : this.#searches.get(context)
    if (context === undefined || searches === undefined) return
    this.#searches.delete(context)
    for (const tell of searches) tell(id)
  }

  /** Tells the leg of the first event, from now on, that carries a context; the result takes it back. */
  find(context: string, tell: (id: string) => void): () => void {
    const searches = this.#searches.get(context) ?? new Set()
    this.#searches.set(context, searches.add(tell))
    return () => {
      searches.delete(tell)
      if (searches.size === 0 && this.#searches.get(context) === searches) this.#searches.delete(context)
    }
  }

  /** The grace after a CallDisconnected is over: who still waits has waited in vain. */
  end(id: string): void {
    const leg = this.#legs.get(id)
    if (leg?.disconnected === undefined) return
    leg.over = true
    for (const wait of leg.waits) wait.ended(leg.disconnected)
    for (const listener of leg.listeners) listener.end()
    leg.waits.clear()
    leg.listeners.clear()
  }

  /** Begins a wait: with what is kept, oldest first, unless it is to be `fresh`, else for what comes; the result takes it back. */
  wait(id: string, wait: Wait, fresh: boolean): () => void {
    const leg = this.#leg(id)
    leg.waits.add(wait)
    for (const kept of fresh ? [] : leg.kept) {
      if (leg.waits.has(wait) && kept.event._tag !== "UnknownEvent") give(leg, wait, kept, kept.event)
    }
    if (leg.over && leg.disconnected !== undefined && leg.waits.delete(wait)) wait.ended(leg.disconnected)
    return () => this.#leave(id, () => leg.waits.delete(wait))
  }

  /** Begins to listen to one leg, with what is kept of it, or to everything from now on; the result takes it back. */
  listen(id: string | undefined, listener: Listener): () => void {
    if (id === undefined) {
      this.#everything.add(listener)
      return () => this.#everything.delete(listener)
    }
    const leg = this.#leg(id)
    for (const { event } of leg.kept) listener.hear(event)
    if (leg.over) listener.end()
    else leg.listeners.add(listener)
    return () => this.#leave(id, () => leg.listeners.delete(listener))
  }

  #leg(id: string): Leg {
    const known = this.#legs.get(id)
    if (known !== undefined) return known
    const leg: Leg = {
      kept: new Set(),
      roster: undefined,
      newest: -Infinity,
      disconnected: undefined,
      over: false,
      waits: new Set(),
      listeners: new Set()
    }
    this.#legs.set(id, leg)
    if (this.#legs.size > this.#limits.legs) this.#forget(id)
    return leg
  }

  /** A leg that nobody has heard of and nobody waits for any more needs no memory. */
  #leave(id: string, leave: () => void): void {
    leave()
    const leg = this.#legs.get(id)
    if (leg !== undefined && isIdle(leg) && leg.kept.size === 0 && leg.disconnected === undefined) this.#legs.delete(id)
  }

  /** Forgets the oldest leg that is over, else the oldest that nobody waits for. */
  #forget(except: string): void {
    let oldest: string | undefined
    for (const [id, leg] of this.#legs) {
      if (id === except || !isIdle(leg)) continue
      if (leg.over) return void this.#legs.delete(id)
      oldest ??= id
    }
    if (oldest !== undefined) this.#legs.delete(oldest)
  }
}

const isIdle = (leg: Leg): boolean => leg.waits.size === 0 && leg.listeners.size === 0

const give = (leg: Leg, wait: Wait, kept: Kept, event: Event): void => {
  const answer = wait.offer(event, kept.taken)
  if (answer === "no") return
  if (answer === "taken") kept.taken = true
  leg.waits.delete(wait)
}

const markRoster = (leg: Leg, event: EventOf<"ParticipantsUpdated">): EventOf<"ParticipantsUpdated"> => {
  const number = event.data.sequenceNumber
  if (number === undefined || number >= leg.newest) {
    leg.newest = number ?? leg.newest
    return event
  }
  return { ...event, stale: true }
}
