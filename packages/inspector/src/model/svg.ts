/** A diagram as a file of SVG that stands alone. */
import type { Diagram, Life, Tone } from "./Diagram.ts"
import { fitting, headHeight, middleOf, place, rowHeight, sinceText, timeWidth, widthOf } from "./layout.ts"

const laneWidth = 240

const colors: Readonly<Record<Tone, string>> = {
  request: "#1d4ed8",
  answer: "#475569",
  event: "#6d28d9",
  party: "#0f766e",
  voice: "#9a3412",
  media: "#0369a1",
  fault: "#b91c1c",
  failure: "#b91c1c",
  note: "#64748b"
}
const fills: Readonly<Record<Life["state"], string>> = { ringing: "#fcd34d", in: "#99f6e4", held: "#cbd5e1" }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0) ?? 32};`)

const text = (x: number, y: number, content: string, attributes = ""): string =>
  `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`

/** Writes it. */
export const svgOf = (diagram: Diagram, title: string): string => {
  const { lanes, lives, rows } = diagram
  const width = widthOf(diagram, laneWidth)
  const height = headHeight + rows.length * rowHeight + 16
  const y = (row: number): number => headHeight + row * rowHeight
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`
  ]
  for (const [index, lane] of lanes.entries()) {
    const x = middleOf(index, laneWidth)
    parts.push(
      `<line x1="${x}" x2="${x}" y1="${headHeight}" y2="${height}" stroke="#cbd5e1"/>`,
      text(x, 20, lane.label, `text-anchor="middle" font-weight="600" fill="#0f172a"`),
      text(x, 36, lane.about, `text-anchor="middle" font-size="11" fill="#64748b"`)
    )
  }
  for (const { end, first, lane, state } of lives)
    parts.push(
      `<rect x="${middleOf(lane, laneWidth) - 4}" y="${y(first) + rowHeight / 2}" width="8" height="${Math.max(4, (end - first - 1) * rowHeight)}" rx="4" fill="${fills[state]}"/>`
    )
  for (const [index, row] of rows.entries()) {
    const { middle, room, x1, x2 } = place(row, laneWidth, lanes.length)
    const color = colors[row.tone]
    const line = y(index) + rowHeight - 9
    const words = fitting([row.label, row.outcome].filter((part) => part !== "").join("  "), room)
    parts.push(
      text(
        timeWidth - 12,
        line,
        sinceText(row.at),
        `text-anchor="end" font-size="11" fill="#64748b" font-family="ui-monospace, monospace"`
      )
    )
    if (row.from === row.to)
      parts.push(
        `<circle cx="${x1}" cy="${line - 4}" r="3.5" fill="${color}"/>`,
        text(x1 + 10, line, words, `fill="${color}"`)
      )
    else {
      const back = x1 < x2 ? -6 : 6
      parts.push(
        text(middle, line - 5, words, `text-anchor="middle" fill="${color}"`),
        `<path d="M${x1} ${line}H${x2}m${back} -4l${-back} 4l${back} 4" fill="none" stroke="${color}" stroke-width="1.4"${row.isDashed ? ` stroke-dasharray="4 3"` : ""}/>`
      )
    }
  }
  return `${parts.join("\n")}\n</svg>\n`
}
