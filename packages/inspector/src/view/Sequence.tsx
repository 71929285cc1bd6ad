/** The sequence diagram: only the rows that are to be seen are drawn. Arrow keys go from row to row. */
import { useEffect } from "preact/hooks"
import type { Diagram, Row } from "../model/Diagram.ts"
import {
  fitting,
  headHeight,
  laneWidthIn,
  middleOf,
  place,
  rowHeight,
  sinceText,
  timeWidth,
  widthOf
} from "../model/layout.ts"
import { useWindow } from "./hooks.ts"

const words = ({ label, outcome }: Row): string => (outcome === "" ? label : `${label}, ${outcome}`)

interface Props {
  readonly diagram: Diagram
  readonly chosen: number | undefined
  /** The entries that a search found; `undefined` without a search. */
  readonly found: ReadonlySet<number> | undefined
  readonly isLive: boolean
  readonly choose: (sequence: number | undefined) => void
}

const Arrow = ({ lanes, row, width }: { readonly row: Row; readonly width: number; readonly lanes: number }) => {
  const { middle, room, x1, x2 } = place(row, width, lanes)
  const line = rowHeight - 9
  const label = fitting(row.label, room)
  const outcome = fitting(row.outcome, Math.max(0, room - label.length * 6.3 - 8))
  const hasOutcome = row.outcome !== "" && label === row.label && room - label.length * 6.3 > 36
  const text = (
    <>
      {label}
      {hasOutcome ? (
        <tspan class="outcome" dx="8">
          {outcome}
        </tspan>
      ) : null}
    </>
  )
  if (row.from === row.to)
    return (
      <g class={row.tone}>
        <circle cx={x1} cy={line - 5} r="3.5" />
        <text x={x1 + 12} y={line - 1}>
          {text}
        </text>
      </g>
    )
  const back = x1 < x2 ? -6 : 6
  return (
    <g class={row.tone}>
      <text x={middle} y={line - 5} text-anchor="middle">
        {text}
      </text>
      <path class={row.isDashed ? "dashed" : ""} d={`M${x1} ${line}H${x2}`} />
      <path d={`M${x2 + back} ${line - 4}L${x2} ${line}L${x2 + back} ${line + 4}`} />
    </g>
  )
}

/** The diagram. */
export const Sequence = ({ choose, chosen, diagram, found, isLive }: Props) => {
  const { lanes, lives, rows } = diagram
  const { end, first, ref, reveal, scroll, size } = useWindow(rows.length, rowHeight, isLive && chosen === undefined)
  const width = laneWidthIn(size.width, lanes.length)
  const total = Math.max(size.width, widthOf(diagram, width))
  const index = rows.findIndex(({ entry }) => entry.sequence === chosen)
  useEffect(() => {
    if (index >= 0) reveal(index, headHeight)
  }, [chosen, index >= 0, size.height > 0])
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? rows.length - 1 : index - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: Math.min(rows.length - 1, index + 15),
      PageUp: Math.max(0, index - 15)
    }
    if (event.key === "Escape") return choose(undefined)
    const next = steps[event.key]
    const row = next === undefined ? undefined : rows[Math.min(rows.length - 1, Math.max(0, next))]
    if (row === undefined) return
    event.preventDefault()
    choose(row.entry.sequence)
  }
  const rowId = (row: Row): string => `row-${row.entry.sequence}`
  const top = first * rowHeight
  return (
    <div class="sequence" ref={ref} onScroll={scroll}>
      <div class="lanes" style={{ width: `${total}px`, height: `${headHeight}px` }}>
        {lanes.map((lane, number) => (
          <div
            key={lane.id}
            class={`lane ${lane.kind}`}
            style={{ left: `${timeWidth + number * width}px`, width: `${width}px` }}
          >
            <strong class={lane.kind === "party" ? "mono" : ""}>{lane.label}</strong>
            <span class="quiet">{lane.about}</span>
          </div>
        ))}
      </div>
      <div
        class="rows"
        role="listbox"
        tabIndex={0}
        aria-label="What happened, in order"
        aria-activedescendant={index >= first && index < end ? `row-${chosen ?? 0}` : undefined}
        onKeyDown={onKeyDown}
        style={{ width: `${total}px`, height: `${rows.length * rowHeight + 24}px` }}
      >
        <svg
          class="lines"
          aria-hidden="true"
          width={total}
          height={(end - first) * rowHeight}
          style={{ top: `${top}px` }}
        >
          {lanes.map((lane, number) => (
            <line
              key={lane.id}
              class="lifeline"
              x1={middleOf(number, width)}
              x2={middleOf(number, width)}
              y1="0"
              y2="100%"
            />
          ))}
          {lives.map((life) => {
            const y1 = Math.max(life.first, first - 1) * rowHeight + 21 - top
            const y2 = Math.min(life.end, end + 1) * rowHeight - 9 - top
            return y2 <= y1 || life.first > end || life.end < first ? null : (
              <rect
                key={`${life.lane} ${life.first}`}
                class={`life ${life.state}`}
                x={middleOf(life.lane, width) - 4}
                y={y1}
                width="8"
                height={y2 - y1}
                rx="4"
              />
            )
          })}
        </svg>
        {rows.slice(first, end).map((row, offset) => {
          const { sequence } = row.entry
          return (
            <div
              key={sequence}
              id={rowId(row)}
              class={`row${found !== undefined && !found.has(sequence) ? " dim" : ""}`}
              role="option"
              aria-selected={sequence === chosen}
              aria-posinset={first + offset + 1}
              aria-setsize={rows.length}
              title={words(row)}
              onClick={() => choose(sequence)}
              style={{ top: `${(first + offset) * rowHeight}px`, height: `${rowHeight}px` }}
            >
              <span class="hidden">{`${sinceText(row.at)} ${lanes[row.from]?.label ?? ""}${row.from === row.to ? "" : ` to ${lanes[row.to]?.label ?? ""}`}: ${words(row)}`}</span>
              <span class="when mono" aria-hidden="true">
                {sinceText(row.at)}
              </span>
              <svg aria-hidden="true" width={total} height={rowHeight}>
                <Arrow row={row} width={width} lanes={lanes.length} />
              </svg>
            </div>
          )
        })}
      </div>
    </div>
  )
}
