/** In which calls of the journal somebody is, and what happened there. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Entry } from "../service/Journal.ts"
import { read } from "../telephony/Identifier.ts"
import { type History, textAt } from "./History.ts"

/** A raw id in lower case, as calls are searched with it. */
export const keyOf = (who: string): string => {
  const identifier = read(who)
  if (identifier === undefined)
    throw new TypeError(`expected a phone number such as +14255550123, or a raw id such as 8:acs:…`)
  return rawId(identifier).toLowerCase()
}

/** What the journal calls it when somebody is in a call from now on. */
const coming = new Set(["participant calls", "participant entered", "participant transferred"])

const isOf = ({ data, kind }: Entry, key: string): boolean =>
  kind === "state" && textAt(data, "participant", "rawId")?.toLowerCase() === key

/** Where somebody is and was since a moment: what came before is of another life of this id. */
export class Whereabouts {
  readonly #history: History
  readonly #key: string
  /** The newest entry before it was there. */
  readonly begin: number

  constructor(history: History, key: string, begin: number) {
    this.#history = history
    this.#key = key
    this.begin = begin
  }

  /** The conversations that it is or was in, the latest last. */
  calls(): ReadonlyArray<string> {
    const found = new Set<string>()
    for (const { call, entry } of this.#history.all)
      if (call !== undefined && entry.sequence > this.begin && coming.has(entry.name) && isOf(entry, this.#key)) {
        found.delete(call)
        found.add(call)
      }
    return [...found]
  }

  /** What happened in its calls, in order. */
  entries(): ReadonlyArray<Entry> {
    const calls = new Set(this.calls())
    return this.#history.all.flatMap(({ call, entry }) => (call !== undefined && calls.has(call) ? [entry] : []))
  }

  /** How often its telephone has rung. */
  ringings(): number {
    return this.#history.all.filter(
      ({ entry }) => entry.sequence > this.begin && entry.name === "participant rings" && isOf(entry, this.#key)
    ).length
  }

  /** Everything that happened since it is there, in whatever call. */
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
          ((entry.name === "participant left" || coming.has(entry.name)) && isOf(entry, this.#key))
      )
    return left !== undefined && !coming.has(left.name)
  }

  /** Who is in its call with it, by raw ids in lower case; nobody when it is in none. */
  present(): ReadonlySet<string> {
    const call = this.calls().at(-1)
    const present = new Set<string>()
    if (call === undefined || this.isOver()) return present
    for (const { data, kind, name } of this.#history.of(call)) {
      const key = textAt(data, "participant", "rawId")?.toLowerCase()
      if (kind !== "state" || key === undefined) continue
      if (coming.has(name)) present.add(key)
      else if (name === "participant left") present.delete(key)
    }
    return present
  }

  /** Its latest call, as controls name it. */
  target(): string | undefined {
    const call = this.calls().at(-1)
    if (call === undefined) return undefined
    const serverCallId = this.#history.serverCallIdOf(call)
    if (serverCallId !== undefined) return `/calls/${encodeURIComponent(serverCallId)}`
    const graph = this.#history.graphCallOf(call)
    return graph === undefined ? undefined : `/graph/calls/${encodeURIComponent(graph)}`
  }
}
