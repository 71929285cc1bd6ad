/** Which assumptions about Microsoft's services an entry touches: those that name its operation or its event. */
import type { Entry } from "./Entry.ts"

interface Assumption {
  readonly id: string
  readonly about: ReadonlyArray<string>
  readonly what: string
  readonly why: string
}

const isNamed = (what: string, name: string): boolean => new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`).test(what)

/** The assumptions. An assumption that lists nothing is about the events that its words name. */
export const assumptionsOf = <A extends Assumption>(entry: Entry, all: ReadonlyArray<A>): ReadonlyArray<A> => {
  const { kind, name } = entry
  if (!["request", "answer", "callback"].includes(kind) || !/^\w+$/.test(name)) return []
  return all.filter(({ about, what }) =>
    about.length > 0 ? about.includes(name) : kind === "callback" && isNamed(what, name)
  )
}
