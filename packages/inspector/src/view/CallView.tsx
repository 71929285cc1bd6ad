/** One call: its diagram, filtered and searched, what was chosen in it, and its exports. */
import { useMemo, useState } from "preact/hooks"
import { assumptionsIn } from "../model/assumptions.ts"
import { draw, type Row, type Tone } from "../model/Diagram.ts"
import { type Call, stateOf } from "../model/Ledger.ts"
import { svgOf } from "../model/svg.ts"
import { testFileOf } from "../model/testFile.ts"
import { Assumptions } from "./Assumptions.tsx"
import { ApplicationAudio } from "./ApplicationAudio.tsx"
import { Details } from "./Details.tsx"
import { save } from "./save.ts"
import { hrefOf, usePlace, useSnapshot } from "./hooks.ts"
import { Sequence } from "./Sequence.tsx"

const filters: ReadonlyArray<{ readonly name: string; readonly label: string; readonly tones: ReadonlyArray<Tone> }> = [
  { name: "requests", label: "Requests", tones: ["request", "answer"] },
  { name: "events", label: "Events", tones: ["event"] },
  { name: "people", label: "People", tones: ["party", "voice"] },
  { name: "media", label: "Media", tones: ["media"] },
  { name: "other", label: "Other", tones: ["note"] }
]

const isFound = ({ entry, label, outcome }: Row, text: string): boolean =>
  text === "" ||
  `${label} ${outcome}`.toLowerCase().includes(text) ||
  JSON.stringify(entry.data).toLowerCase().includes(text)

/** The call. */
export const CallView = ({
  at,
  call,
  title,
  version
}: {
  readonly call: Call
  readonly title: string
  readonly version: number
  readonly at: number
}) => {
  const [, go] = usePlace()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [text, setText] = useState("")
  const { assumptions } = useSnapshot()
  const touched = useMemo(() => assumptionsIn(call.entries, assumptions), [call, version, assumptions])
  const drawn = useMemo(() => draw(call), [call, version])
  const shown = useMemo(() => {
    const left = new Set(filters.flatMap(({ name, tones }) => (hidden.has(name) ? tones : [])))
    if (left.size === 0) return drawn
    // Rows that are left out make the lives of lanes shorter: they are counted in rows.
    const kept = drawn.rows.map((row) => !left.has(row.tone))
    const before = [0]
    for (const isKept of kept) before.push((before.at(-1) ?? 0) + Number(isKept))
    return {
      lanes: drawn.lanes,
      rows: drawn.rows.filter((_, index) => kept[index]),
      lives: drawn.lives.flatMap((life) => {
        const first = before[life.first] ?? 0
        const end = before[life.end] ?? 0
        return end > first ? [{ ...life, first, end }] : []
      })
    }
  }, [drawn, hidden])
  const wanted = text.trim().toLowerCase()
  const found = useMemo(
    () =>
      wanted === ""
        ? undefined
        : new Set(shown.rows.filter((row) => isFound(row, wanted)).map(({ entry }) => entry.sequence)),
    [shown, wanted]
  )
  const chosen = call.entries.find(({ sequence }) => sequence === at)
  const choose = (sequence: number | undefined) =>
    go(hrefOf(["calls", call.id], sequence === undefined ? {} : { at: String(sequence) }), false)
  const test = testFileOf(call)
  const file = `call-${call.id.slice(0, 8)}`
  const toggle = (name: string) => {
    const next = new Set(hidden)
    if (!next.delete(name)) next.add(name)
    setHidden(next)
  }
  const searchOn = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || found === undefined) return
    const all = [...found]
    const next = event.shiftKey
      ? all.findLast((sequence) => !(sequence >= at))
      : all.find((sequence) => !(sequence <= at))
    choose(next ?? (event.shiftKey ? all.at(-1) : all[0]))
  }
  return (
    <section class={`content call-view ${chosen === undefined ? "" : "with-details"}`} aria-label={`Call ${title}`}>
      <div class="head">
        <div class="bar">
          <a class="back" href={hrefOf(["calls"])}>
            ‹ Calls
          </a>
          <h2 class="mono">{title}</h2>
          <span class={`badge ${stateOf(call)}`}>{stateOf(call)}</span>
          <span class="spread" />
          <div class="chips" role="group" aria-label="Shown">
            {filters.map(({ label, name }) => (
              <button
                key={name}
                type="button"
                class="chip"
                aria-pressed={!hidden.has(name)}
                onClick={() => toggle(name)}
              >
                {label}
              </button>
            ))}
          </div>
          <input
            type="search"
            aria-label="Search in this call; Enter goes to the next"
            placeholder="Search"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={searchOn}
          />
          {found === undefined ? null : (
            <span class="quiet" role="status">
              {found.size} found
            </span>
          )}
          <div class="exports" role="group" aria-label="Export">
            <button
              type="button"
              onClick={() => save(`${file}.json`, "application/json", JSON.stringify(call.entries, undefined, 2))}
            >
              JSON
            </button>
            <button type="button" onClick={() => save(`${file}.svg`, "image/svg+xml", svgOf(drawn, title))}>
              SVG
            </button>
            <button
              type="button"
              disabled={test.text === undefined}
              title={test.why ?? "A test for vitest that replays the call"}
              onClick={() => save(`${file}.test.ts`, "text/plain", test.text ?? "")}
            >
              Test
            </button>
          </div>
        </div>
        <ApplicationAudio call={call} version={version} />
        <Assumptions touched={touched} />
      </div>
      <Sequence
        diagram={shown}
        chosen={chosen?.sequence}
        found={found}
        isLive={call.endedAt === undefined}
        choose={choose}
      />
      {chosen === undefined ? null : <Details entry={chosen} close={() => choose(undefined)} />}
    </section>
  )
}
