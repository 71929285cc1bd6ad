/** Where things of a diagram are, in pixels: the same on the page and in an exported file. */
import type { Diagram, Row } from "./Diagram.ts"

/** Heights and widths. */
export const rowHeight = 30
export const headHeight = 48
export const timeWidth = 84
const laneWidth = 220
const narrowLane = 132

/** How wide lanes are in so much room. */
export const laneWidthIn = (room: number, lanes: number): number =>
  Math.max(
    room < 640 ? narrowLane : 168,
    Math.min(laneWidth * 1.4, Math.floor((room - timeWidth) / Math.max(1, lanes)))
  )

/** The middle of a lane. */
export const middleOf = (lane: number, width: number): number => timeWidth + lane * width + width / 2

/** So wide a diagram is. */
export const widthOf = (diagram: Diagram, width: number): number => timeWidth + diagram.lanes.length * width

/** What of a text fits. */
export const fitting = (text: string, pixels: number): string => {
  const most = Math.max(4, Math.floor(pixels / 6.3))
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
}

/** Where the arrow of a row begins and ends, and its words. */
export interface Placed {
  readonly x1: number
  readonly x2: number
  readonly middle: number
  /** How much room its words have. */
  readonly room: number
}

/** Places a row. */
export const place = (row: Row, width: number, lanes: number): Placed => {
  const from = middleOf(row.from, width)
  const to = middleOf(row.to, width)
  if (row.from === row.to) {
    const isLast = row.from === lanes - 1
    return { x1: from, x2: from, middle: from, room: isLast ? width : width * 1.5 }
  }
  const inset = row.from < row.to ? 5 : -5
  // Words of a long arrow stand in its last gap, beside whom it is about.
  const middle = row.from < row.to ? to - width / 2 : from - width / 2
  return { x1: from + inset, x2: to - inset, middle, room: width - 24 }
}

/** Time since the call began, as `+1.250`. */
export const sinceText = (millis: number): string => {
  const minutes = Math.floor(millis / 60_000)
  const rest = ((millis % 60_000) / 1000).toFixed(3)
  return minutes === 0 ? `+${rest}` : `+${minutes}:${rest.padStart(6, "0")}`
}
