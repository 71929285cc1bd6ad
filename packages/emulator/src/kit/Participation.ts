/** The calls of the journal that a participant is or was in, and what happened in them. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Entry } from "../service/Journal.ts"
import { read } from "../telephony/Identifier.ts"
import { type History } from "./History.ts"
import { stringAt } from "./json.ts"

/** Gives a raw id in lower case, by which calls are searched. */
export const keyOf = (who: string): string => {
  const identifier = read(who)
  if (identifier === undefined)
    throw new TypeError(`participant: expected a phone number such as +14255550123, or a raw id such as 8:acs:…`)
  return rawId(identifier).toLowerCase()
}

/** The states by which a participant enters a call. */
const entering = new Set(["participant calls", "participant entered", "participant transferred"])

const isOf = ({ data, kind }: Entry, key: string): boolean =>
  kind === "state" && stringAt(data, "participant", "rawId")?.toLowerCase() === key

/** The calls of one participant since an entry of the journal; earlier ones belong to an earlier use of the same id. */
export class Participation {
  readonly #history: History
  readonly #key: string
  /** The number of the newest entry before it existed. */
  readonly begin: number

  constructor(history: History, key: string, begin: number) {
    this.#history = history
    this.#key = key
    this.begin = begin
  }

  /** Gives the conversations that it is or was in, the latest last. */
  calls(): ReadonlyArray<string> {
    const found = new Set<string>()
    for (const { call, entry } of this.#history.all)
      if (call !== undefined && entry.sequence > this.begin && entering.has(entry.name) && isOf(entry, this.#key)) {
        found.delete(call)
        found.add(call)
      }
    return [...found]
  }

  /** Gives what happened in its calls, in order. */
  entries(): ReadonlyArray<Entry> {
    const calls = new Set(this.calls())
    return this.#history.all.flatMap(({ call, entry }) => (call !== undefined && calls.has(call) ? [entry] : []))
  }

  /** Counts how often its telephone has rung. */
  ringings(): number {
    return this.#history.all.filter(
      ({ entry }) => entry.sequence > this.begin && entry.name === "participant rings" && isOf(entry, this.#key)
    ).length
  }

  /** Gives everything that has happened since it existed, in any call. */
  everything(): ReadonlyArray<Entry> {
    return this.#history.all.flatMap(({ entry }) => (entry.sequence > this.begin ? [entry] : []))
  }

  /** Whether its latest call is over for it. */
  isOver(): boolean {
    const call = this.calls().at(-1)
    if (call === undefined) return false
    const left = this.#history
      .of(call)
      .findLast(
        (entry) =>
          entry.name === "call ended" ||
          ((entry.name === "participant left" || entering.has(entry.name)) && isOf(entry, this.#key))
      )
    return left !== undefined && !entering.has(left.name)
  }

  /** Gives the raw ids, in lower case, of those who are in its call; empty when it is in none. */
  present(): ReadonlySet<string> {
    const call = this.calls().at(-1)
    const present = new Set<string>()
    if (call === undefined || this.isOver()) return present
    for (const { data, kind, name } of this.#history.of(call)) {
      const key = stringAt(data, "participant", "rawId")?.toLowerCase()
      if (kind !== "state" || key === undefined) continue
      if (entering.has(name)) present.add(key)
      else if (name === "participant left") present.delete(key)
    }
    return present
  }

  /** Gives the path of the controls of its latest call. */
  target(): string | undefined {
    const call = this.calls().at(-1)
    if (call === undefined) return undefined
    const serverCallId = this.#history.serverCallIdOf(call)
    if (serverCallId !== undefined) return `/calls/${encodeURIComponent(serverCallId)}`
    const graph = this.#history.graphCallOf(call)
    return graph === undefined ? undefined : `/graph/calls/${encodeURIComponent(graph)}`
  }
}
