/** Journals as the local cloud gave them: a call to the README's application, one that an application made, and a Graph call; and entries made by hand. */
import { readFileSync } from "node:fs"
import { type Entry, entryOf } from "../src/model/Entry.ts"
import * as Ledger from "../src/model/Ledger.ts"

/** The entries of a recorded journal. */
export const recorded = (name: string): ReadonlyArray<Entry> => {
  const value: unknown = JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8"))
  return (Array.isArray(value) ? value : []).flatMap((each: unknown) => entryOf(each) ?? [])
}

/** Those of the call to the README's application. */
export const journal: ReadonlyArray<Entry> = recorded("journal")

/** A ledger of entries. */
export const ledgerOf = (entries: ReadonlyArray<Entry>): Ledger.Ledger => {
  const ledger = Ledger.make()
  for (const entry of entries) ledger.add(entry)
  return ledger
}

/** The only call of a ledger. */
export const callIn = (ledger: Ledger.Ledger): Ledger.Call => {
  const [call, ...others] = ledger.calls.values()
  if (call === undefined || others.length > 0) throw new TypeError("expected one call")
  return call
}

const start = Date.UTC(2026, 0, 1)

/** Entries, one every 100 milliseconds. */
export const entries = (
  ...made: ReadonlyArray<readonly [kind: string, name: string, data: Readonly<Record<string, unknown>>]>
): ReadonlyArray<Entry> =>
  made.map(([kind, name, data], index) => ({
    sequence: index + 1,
    time: new Date(start + index * 100).toISOString(),
    kind,
    name,
    data
  }))

/** A phone number as the journal shows it. */
export const phone = (value: string) => ({ rawId: `4:${value}`, kind: "phoneNumber", phoneNumber: { value } })
