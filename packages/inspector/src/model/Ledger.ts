/**
 * The journal sorted by calls: which entry belongs to which call, whichever of its many ids names it, and what has become of each call.
 *
 * A call is known by its correlation id, which Graph has as `callChainId`; legs, contexts, server calls and Graph calls lead to it. An
 * entry that names ids of which none is known yet joins its call as soon as another entry says which it is.
 */
import { at, type Entry, millisOf, numberAt, textAt } from "./Entry.ts"
import { rawIdOf } from "./Identity.ts"

/** Somebody in a call. */
export interface Party {
  readonly id: string
  state: "calling" | "ringing" | "in" | "left" | "not reached"
  isOnHold: boolean
  isMuted: boolean
}

/** A call. */
export interface Call {
  /** The correlation id. */
  readonly id: string
  readonly entries: Array<Entry>
  readonly parties: Map<string, Party>
  serverCallId: string | undefined
  /** Ids of Graph's calls in it, the latest last. */
  readonly graphCalls: Array<string>
  readonly legs: Array<string>
  tenantId: string | undefined
  from: string | undefined
  to: string | undefined
  endedAt: number | undefined
  /** Numbers of entries that are a failure: a refused request, a delivery that was not taken, a fault. */
  failures: number
}

/** Everything that was read. */
export interface Ledger {
  readonly entries: ReadonlyArray<Entry>
  readonly calls: ReadonlyMap<string, Call>
  /** The call that an entry belongs to. */
  readonly callOf: (entry: Entry) => Call | undefined
  /** The entries of one request: it, its fault and its answer. */
  readonly exchangeOf: (exchange: unknown) => ReadonlyArray<Entry>
  /** The attempts to deliver the event of a delivery, it among them. */
  readonly attemptsOf: (delivery: Entry) => ReadonlyArray<Entry>
  readonly add: (entry: Entry) => void
}

/** The number of the entry of the event of a delivery; a handshake has none. */
export const eventOf = ({ data }: Entry): number | undefined => numberAt(data, "eventSequence")

/** How a call is. */
export const stateOf = (call: Call): "ringing" | "connected" | "ended" => {
  if (call.endedAt !== undefined) return "ended"
  return [...call.parties.values()].filter(({ state }) => state === "in").length > 1 ? "connected" : "ringing"
}

/** When a call began, in milliseconds since 1970. */
export const begunAt = (call: Call): number => {
  const [first] = call.entries
  return first === undefined ? 0 : millisOf(first)
}

const graphId = /\/communications\/calls\/([^/?]+)/i
const legId = /\/calling\/callConnections\/([^/?:]+)/i

const caught = (pattern: RegExp, text: string | undefined): string | undefined => {
  const found = pattern.exec(text ?? "")?.[1]
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found)
  } catch {
    return found
  }
}

/** The leg that an entry is about: a call connection, or a call of Graph's. */
export const legOf = ({ data }: Entry): string | undefined =>
  (
    textAt(data, "callConnectionId") ??
    textAt(data, "call") ??
    textAt(data, "event", 0, "data", "callConnectionId") ??
    caught(legId, textAt(data, "path")) ??
    caught(graphId, textAt(data, "path")) ??
    caught(graphId, textAt(data, "event", "value", 0, "resourceUrl")) ??
    textAt(data, "body", "callConnectionId")
  )?.toLowerCase()

/** What an entry has in common with others of its call. */
const groupOf = (entry: Entry): string | undefined => {
  const { data, kind, sequence } = entry
  if (kind === "event") return `event ${sequence}`
  if (kind === "callback") return eventOf(entry) === undefined ? undefined : `event ${eventOf(entry) ?? 0}`
  const exchange = numberAt(data, "exchange")
  return exchange === undefined ? undefined : `exchange ${exchange}`
}

const idsIn = (entry: Entry): ReadonlyArray<string> => {
  const { data, kind, name } = entry
  const event = at(data, "event", 0, "data")
  const notified = at(data, "event", "value", 0)
  const ids = [
    textAt(data, "correlationId"),
    textAt(data, "serverCallId"),
    textAt(data, "callId"),
    textAt(data, "call"),
    ...["correlationId", "serverCallId", "callConnectionId", "incomingCallContext"].flatMap((member) => [
      textAt(event, member),
      textAt(data, "body", member)
    ]),
    textAt(data, "callConnectionId"),
    textAt(data, "body", "callLocator", "serverCallId"),
    textAt(notified, "resourceData", "callChainId"),
    caught(graphId, textAt(notified, "resourceUrl")),
    textAt(data, "body", "callChainId"),
    caught(legId, textAt(data, "path")),
    caught(graphId, textAt(data, "path")),
    kind === "answer" && name === "Call_Create" ? textAt(data, "body", "id") : undefined
  ]
  return ids.flatMap((id) => (id === undefined ? [] : [id.toLowerCase()]))
}

const correlationIn = ({ data, kind }: Entry): string | undefined =>
  kind === "request"
    ? undefined
    : (
        textAt(data, "correlationId") ??
        textAt(data, "event", 0, "data", "correlationId") ??
        textAt(data, "body", "correlationId") ??
        textAt(data, "event", "value", 0, "resourceData", "callChainId") ??
        textAt(data, "body", "callChainId")
      )?.toLowerCase()

/** Whether an entry is something that went wrong. */
export const isFailure = ({ data, kind }: Entry): boolean => {
  if (kind === "fault") return true
  if (kind === "answer") return Number(data["status"]) >= 400 || data["lost"] === true
  if (kind === "callback") return !["delivered", "redirected", "waiting"].includes(String(data["outcome"]))
  return kind === "media" && ["blocked", "refused"].includes(String(data["outcome"]))
}

const newCall = (id: string): Call => ({
  id,
  entries: [],
  parties: new Map(),
  serverCallId: undefined,
  graphCalls: [],
  legs: [],
  tenantId: undefined,
  from: undefined,
  to: undefined,
  endedAt: undefined,
  failures: 0
})

const partyOf = (call: Call, id: string): Party => {
  const key = id.toLowerCase()
  const known = call.parties.get(key)
  if (known !== undefined) return known
  const party: Party = { id, state: "calling", isOnHold: false, isMuted: false }
  call.parties.set(key, party)
  return party
}

/** What the state says of the parties of a call. */
const changes: Readonly<Record<string, (party: Party) => void>> = {
  "participant calls": (party) => (party.state = "in"),
  "participant rings": (party) => (party.state = "ringing"),
  "participant not reached": (party) => (party.state = "not reached"),
  "participant entered": (party) => (party.state = "in"),
  "participant transferred": (party) => (party.state = "in"),
  "participant left": (party) => {
    party.state = "left"
    party.isOnHold = false
  },
  "participant held": (party) => (party.isOnHold = true),
  "participant resumed": (party) => (party.isOnHold = false),
  "participant muted": (party) => (party.isMuted = true),
  "participant unmuted": (party) => (party.isMuted = false)
}

const learnState = (call: Call, entry: Entry): void => {
  const { data, kind, name } = entry
  if (isFailure(entry)) call.failures++
  call.tenantId ??= textAt(data, "tenantId") ?? textAt(data, "event", "value", 0, "resourceData", "tenantId")
  if (kind !== "state") return
  call.serverCallId ??= textAt(data, "serverCallId")
  const leg = textAt(data, "callConnectionId")?.toLowerCase()
  if (leg !== undefined && !call.legs.includes(leg)) call.legs.push(leg)
  const graph = textAt(data, "callId")
  if (graph !== undefined && !call.graphCalls.includes(graph)) call.graphCalls.push(graph)
  const id = rawIdOf(data["participant"])
  if (id !== undefined) changes[name]?.(partyOf(call, id))
  if (name === "participant calls") {
    call.from ??= id
    call.to ??= rawIdOf(data["to"])
  }
  if (name === "participant rings") call.to ??= id
  if (name === "call ended") {
    call.endedAt = millisOf(entry)
    for (const party of call.parties.values()) if (party.state === "in") party.state = "left"
  }
}

/** Nothing was read yet. */
export const make = (): Ledger => {
  const entries: Array<Entry> = []
  const calls = new Map<string, Call>()
  const known = new Map<string, string>()
  const homes = new Map<number, Call>()
  /** Entries that are of one call: a request, its fault and its answer; an event and the attempts to deliver it. */
  const groups = new Map<string, Array<Entry>>()
  let open: Array<{ readonly ids: ReadonlyArray<string>; readonly entry: Entry }> = []

  const put = (entry: Entry, id: string): Call => {
    const call = calls.get(id) ?? newCall(id)
    calls.set(id, call)
    homes.set(entry.sequence, call)
    // What joins late goes to its place.
    let index = call.entries.length
    while (index > 0 && (call.entries[index - 1]?.sequence ?? 0) > entry.sequence) index--
    call.entries.splice(index, 0, entry)
    learnState(call, entry)
    return call
  }
  const first = (ids: ReadonlyArray<string>): string | undefined => {
    for (const id of ids) {
      const found = known.get(id)
      if (found !== undefined) return found
    }
    return undefined
  }
  const learn = (ids: ReadonlyArray<string>, call: string): void => {
    let isNew = false
    for (const id of [...ids, call])
      if (!known.has(id)) {
        known.set(id, call)
        isNew = true
      }
    if (!isNew || open.length === 0) return
    const waiting = open
    open = []
    for (const each of waiting) {
      const found = first(each.ids)
      if (found === undefined) open.push(each)
      else settle(each.entry, each.ids, found)
    }
  }
  const settle = (entry: Entry, ids: ReadonlyArray<string>, id: string): void => {
    if (!homes.has(entry.sequence)) put(entry, id)
    for (const other of groups.get(groupOf(entry) ?? "") ?? [])
      if (!homes.has(other.sequence)) {
        open = open.filter(({ entry: waiting }) => waiting !== other)
        put(other, id)
      }
    learn(ids, id)
  }

  return {
    entries,
    calls,
    callOf: ({ sequence }) => homes.get(sequence),
    exchangeOf: (exchange) => groups.get(`exchange ${String(exchange)}`) ?? [],
    attemptsOf: (delivery) =>
      groups.get(groupOf(delivery) ?? "")?.filter(({ kind }) => kind === "callback") ?? [delivery],
    add: (entry) => {
      entries.push(entry)
      const group = groupOf(entry)
      const others = group === undefined ? [] : (groups.get(group) ?? [])
      if (group !== undefined) groups.set(group, others)
      others.push(entry)
      const ids = idsIn(entry)
      const begun = others.map((each) => homes.get(each.sequence))
      const id = correlationIn(entry) ?? first(ids) ?? begun.find((call) => call !== undefined)?.id
      if (id !== undefined) settle(entry, ids, id)
      else if (ids.length > 0) open.push({ ids, entry })
    }
  }
}
