/** The journal of a call to the README's application, as the local cloud gave it, and entries made by hand. */
import { readFileSync } from "node:fs"
import { type Entry, entryOf } from "../src/model/Entry.ts"
import * as Ledger from "../src/model/Ledger.ts"

const recorded: unknown = JSON.parse(readFileSync(new URL("./journal.json", import.meta.url), "utf8"))

/** The recorded entries. */
export const journal: ReadonlyArray<Entry> = (Array.isArray(recorded) ? recorded : []).flatMap(
  (value: unknown) => entryOf(value) ?? []
)

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
