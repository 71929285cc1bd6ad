/** Which assumptions about Microsoft's services an entry touches: those that name its operation or its event. */
import type { Entry } from "./Entry.ts"

interface Assumption {
  readonly id: string
  readonly about: ReadonlyArray<string>
  readonly what: string
  readonly why: string
}

const isLetter = (text: string): boolean => /^[a-z]$/i.test(text)

/** Whether words name something, and not a part of a longer name alone. */
const isNamed = (what: string, name: string): boolean => {
  for (let at = what.indexOf(name); at >= 0; at = what.indexOf(name, at + 1))
    if (!isLetter(what.charAt(at - 1)) && !isLetter(what.charAt(at + name.length))) return true
  return false
}

/** Those that any entry of a call touches. */
export const assumptionsIn = <A extends Assumption>(
  entries: ReadonlyArray<Entry>,
  all: ReadonlyArray<A>
): ReadonlyArray<A> => {
  const touched = new Set<A>()
  const seen = new Set<string>()
  for (const entry of entries) {
    const key = `${entry.kind === "callback"} ${entry.name}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const assumption of assumptionsOf(entry, all)) touched.add(assumption)
  }
  return all.filter((assumption) => touched.has(assumption))
}

/** The assumptions. An assumption that lists nothing is about the events that its words name. */
export const assumptionsOf = <A extends Assumption>(entry: Entry, all: ReadonlyArray<A>): ReadonlyArray<A> => {
  const { kind, name } = entry
  if (!["request", "answer", "callback"].includes(kind) || !/^\w+$/.test(name)) return []
  return all.filter(({ about, what }) =>
    about.length > 0 ? about.includes(name) : kind === "callback" && isNamed(what, name)
  )
}
