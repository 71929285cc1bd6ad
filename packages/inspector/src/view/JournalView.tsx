/** Everything that happened, in order, as a list that may be long. */
import { useEffect, useMemo, useState } from "preact/hooks"
import { keyOf } from "../model/Diagram.ts"
import { type Entry, listAt, textAt } from "../model/Entry.ts"
import { nameOf, rawIdOf } from "../model/Identity.ts"
import { isFailure } from "../model/Ledger.ts"
import { spokenOf } from "../model/phone.ts"
import { Details } from "./Details.tsx"
import { hrefOf, usePlace, useSnapshot, useWindow } from "./hooks.ts"

const rowHeight = 26
const kinds = ["request", "answer", "state", "event", "callback", "media", "control", "fault"]

const noteOf = ({ data, kind }: Entry): string => {
  const who = kind === "state" ? rawIdOf(data["participant"]) : undefined
  return [
    who === undefined ? undefined : nameOf(who),
    data["status"],
    // What was delivered says so by its status.
    data["outcome"] === "delivered" ? undefined : data["outcome"],
    data["error"],
    data["text"],
    kind === "control" ? data["kind"] : undefined,
    ...listAt(data, "tones").map(keyOf),
    ...listAt(data, "prompts").map((prompt) => spokenOf(prompt) ?? textAt(prompt, "file"))
  ]
    .filter((part) => part !== undefined && part !== null)
    .map(String)
    .join(" · ")
}

/** The view. */
export const JournalView = () => {
  const { ledger, version } = useSnapshot()
  const [{ query }, go] = usePlace()
  const [text, setText] = useState("")
  const [kind, setKind] = useState("")
  const wanted = text.trim().toLowerCase()
  const entries = useMemo(
    () =>
      kind === "" && wanted === ""
        ? [...ledger.entries]
        : ledger.entries.filter(
            (entry) =>
              (kind === "" || entry.kind === kind) &&
              (wanted === "" ||
                entry.name.toLowerCase().includes(wanted) ||
                JSON.stringify(entry.data).toLowerCase().includes(wanted))
          ),
    [ledger, version, kind, wanted]
  )
  const at = Number(query.get("at") ?? Number.NaN)
  const index = entries.findIndex(({ sequence }) => sequence === at)
  const chosen = entries[index]
  const { end, first, ref, reveal, scroll, size } = useWindow(entries.length, rowHeight, chosen === undefined)
  useEffect(() => {
    document.title = "Journal · Local cloud"
  }, [])
  useEffect(() => {
    if (index >= 0) reveal(index)
  }, [at, index >= 0, size.height > 0])
  const choose = (sequence: number | undefined) =>
    go(hrefOf(["journal"], sequence === undefined ? {} : { at: String(sequence) }), false)
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? entries.length - 1 : index - 1,
      Home: 0,
      End: entries.length - 1,
      PageDown: index + 20,
      PageUp: index - 20
    }
    if (event.key === "Escape") return choose(undefined)
    const next = steps[event.key]
    const entry = next === undefined ? undefined : entries[Math.min(entries.length - 1, Math.max(0, next))]
    if (entry === undefined) return
    event.preventDefault()
    choose(entry.sequence)
  }
  const call = chosen === undefined ? undefined : ledger.callOf(chosen)
  return (
    <section class={`content journal call-view ${chosen === undefined ? "" : "with-details"}`} aria-label="Journal">
      <div class="bar">
        <h2>Journal</h2>
        <span class="quiet mono">{entries.length.toLocaleString("en-US")} entries</span>
        {call === undefined || chosen === undefined ? null : (
          <a href={hrefOf(["calls", call.id], { at: String(chosen.sequence) })}>Show in its call</a>
        )}
        <span class="spread" />
        <label class="inline">
          <span>Kind</span>
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
            <option value="">all</option>
            {kinds.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <input
          type="search"
          aria-label="Filter by any text"
          placeholder="Filter by any text"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
      <div class="entries" ref={ref} onScroll={scroll}>
        <div
          class="rows"
          role="listbox"
          tabIndex={0}
          aria-label="Entries"
          aria-activedescendant={index >= first && index < end ? `entry-${at}` : undefined}
          onKeyDown={onKeyDown}
          style={{ height: `${entries.length * rowHeight}px` }}
        >
          {entries.slice(first, end).map((entry, offset) => (
            <div
              key={entry.sequence}
              id={`entry-${entry.sequence}`}
              role="option"
              aria-selected={entry.sequence === at}
              aria-posinset={first + offset + 1}
              aria-setsize={entries.length}
              class={`entry ${isFailure(entry) ? "failed" : ""}`}
              style={{ top: `${(first + offset) * rowHeight}px`, height: `${rowHeight}px` }}
              onClick={() => choose(entry.sequence)}
            >
              <span class="mono quiet number">{entry.sequence}</span>
              <span class="mono quiet">{entry.time.slice(11, 23)}</span>
              <span class={`kind kind-${entry.kind}`}>{entry.kind}</span>
              <span class="name">{entry.name}</span>
              <span class="quiet note">{noteOf(entry)}</span>
            </div>
          ))}
        </div>
        {entries.length > 0 ? null : (
          <p class="empty quiet">{ledger.entries.length === 0 ? "Nothing has happened yet." : "No entry matches."}</p>
        )}
      </div>
      {chosen === undefined ? null : <Details entry={chosen} close={() => choose(undefined)} />}
    </section>
  )
}
