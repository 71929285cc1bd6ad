/**
 * The journal of a local cloud, sorted by calls: which entry belongs to which conversation, whichever of its many ids names it.
 *
 * A conversation is known by its `correlationId`, which Graph has as `callChainId`; legs, contexts, server calls and Graph calls lead to it.
 */
import type { Entry } from "../service/Journal.ts"
import { valueAt, stringAt } from "../service/json.ts"
import type { Link } from "./Link.ts"

/** An entry, and the conversation that it belongs to. */
export interface Noted {
  readonly entry: Entry
  readonly call: string | undefined
}

/** Whether an entry is only a change of the clock, which is no part of what happens. */
const isNoise = ({ kind, name }: Entry): boolean => kind === "control" && name === "clock"

/** Gives the event of a delivery, of either service. */
export const eventIn = ({ data }: Entry): unknown => valueAt(data, "event", 0)

/** Whether a delivery was acknowledged. */
export const isDelivered = ({ data, kind }: Entry): boolean => kind === "callback" && data["outcome"] === "delivered"

const graphId = /\/communications\/calls\/([^/?]+)/i
const legId = /\/calling\/callConnections\/([^/?:]+)/i

const caught = (pattern: RegExp, text: string | undefined): string | undefined => {
  const found = pattern.exec(text ?? "")?.[1]
  return found === undefined ? undefined : decodeURIComponent(found).toLowerCase()
}

const eventIds = ["correlationId", "serverCallId", "callConnectionId", "incomingCallContext"]

/** Where the ids of a conversation are in what an entry shows. */
const idsIn = ({ data }: Entry): ReadonlyArray<string | undefined> => {
  const { body } = data
  const event = valueAt(data, "event", 0, "data")
  const notified = valueAt(data, "event", "value", 0)
  return [
    stringAt(data, "correlationId"),
    stringAt(data, "serverCallId"),
    stringAt(data, "callId"),
    ...(event === undefined ? [] : eventIds.map((name) => stringAt(event, name))),
    ...(body === undefined
      ? []
      : [
          ...eventIds.map((name) => stringAt(body, name)),
          stringAt(body, "callLocator", "serverCallId"),
          stringAt(body, "callChainId")
        ]),
    stringAt(notified, "resourceData", "callChainId"),
    caught(graphId, stringAt(notified, "resourceUrl")),
    caught(legId, stringAt(data, "path")),
    caught(graphId, stringAt(data, "path"))
  ]
}

/** The answer of Graph to the creation of a call has its id. */
const createdIn = ({ data, kind, name }: Entry): string | undefined =>
  kind === "answer" && name === "Call_Create" ? stringAt(data, "body", "id") : undefined

/** The journal so far. */
export class History {
  readonly #link: Link
  readonly #noted: Array<{ readonly entry: Entry; call: string | undefined }> = []
  readonly #conversations = new Map<string, string>()
  readonly #requests = new Map<unknown, { call: string | undefined }>()
  /** Entries that name a conversation by ids of which none is known yet. */
  #open: Array<{ readonly ids: ReadonlyArray<string>; readonly noted: { call: string | undefined } }> = []
  readonly #serverCalls = new Map<string, string>()
  readonly #graphCalls = new Map<string, string>()
  #last = 0
  #reading: Promise<void> | undefined

  constructor(link: Link) {
    this.#link = link
  }

  /** Everything that was read. */
  get all(): ReadonlyArray<Noted> {
    return this.#noted
  }

  /** The number of the newest entry that was read. */
  get last(): number {
    return this.#last
  }

  /** The conversation that an id leads to. */
  conversationOf(id: string): string | undefined {
    return this.#conversations.get(id.toLowerCase())
  }

  /** The serverCallId of a conversation that Call Automation knows. */
  serverCallIdOf(call: string): string | undefined {
    return this.#serverCalls.get(call)
  }

  /** The id of the latest Graph call in a conversation. */
  graphCallOf(call: string): string | undefined {
    return this.#graphCalls.get(call)
  }

  /** What happened in a conversation, in order. */
  of(call: string): ReadonlyArray<Entry> {
    return this.#noted.filter((noted) => noted.call === call).map(({ entry }) => entry)
  }

  /** Whether everything was read, where that is known without asking. */
  get isWhole(): boolean {
    return this.#reading === undefined && this.#link.hasMore?.(this.#last) === false
  }

  /** Reads the new entries; resolves with whether there were any. */
  async refresh(): Promise<boolean> {
    if (this.isWhole) return false
    const before = this.#noted.length
    await (this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    }))
    return this.#noted.length > before
  }

  async #read(): Promise<void> {
    for (const entry of await this.#link.journal(this.#last)) {
      this.#last = entry.sequence
      if (!isNoise(entry)) this.#note(entry)
    }
  }

  #note(entry: Entry): void {
    const ids = [...idsIn(entry), createdIn(entry)].flatMap((id) => (id === undefined ? [] : [id.toLowerCase()]))
    const correlation = entry.kind === "request" ? undefined : correlationIn(entry)?.toLowerCase()
    const { exchange } = entry.data
    const request = entry.kind === "answer" ? this.#requests.get(exchange) : undefined
    const known = correlation ?? this.#first(ids) ?? request?.call
    const noted = { entry, call: known }
    this.#noted.push(noted)
    if (entry.kind === "request" && exchange !== undefined) this.#requests.set(exchange, noted)
    if (known === undefined) {
      if (ids.length > 0) this.#open.push({ ids, noted })
      return
    }
    if (request !== undefined) request.call ??= known
    if (entry.kind === "state") {
      const serverCallId = stringAt(entry.data, "serverCallId")
      const graphCall = stringAt(entry.data, "callId")
      if (serverCallId !== undefined) this.#serverCalls.set(known, serverCallId)
      if (graphCall !== undefined) this.#graphCalls.set(known, graphCall)
    }
    this.#learn(ids, known)
  }

  #first(ids: ReadonlyArray<string>): string | undefined {
    for (const id of ids) {
      const found = this.#conversations.get(id)
      if (found !== undefined) return found
    }
    return undefined
  }

  #learn(ids: ReadonlyArray<string>, call: string): void {
    let isNew = false
    for (const id of [...ids, call])
      if (!this.#conversations.has(id)) {
        this.#conversations.set(id, call)
        isNew = true
      }
    if (!isNew || this.#open.length === 0) return
    const waiting = this.#open
    this.#open = []
    for (const each of waiting) {
      const found = this.#first(each.ids)
      if (found === undefined) this.#open.push(each)
      else {
        each.noted.call = found
        this.#learn(each.ids, found)
      }
    }
  }
}

const correlationIn = ({ data }: Entry): string | undefined =>
  stringAt(data, "correlationId") ??
  stringAt(data, "event", 0, "data", "correlationId") ??
  stringAt(data, "body", "correlationId") ??
  stringAt(data, "event", "value", 0, "resourceData", "callChainId") ??
  stringAt(data, "body", "callChainId")
