/** Pages of lists: how many items, where they start, and the absolute link to the next. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { badRequest } from "./refusals.ts"

/** The most items of a page, and the default. Source: the service's limits (200 for messages). */
export const sizeOf = (asked: number | undefined, largest: number): number => {
  if (asked === undefined) return largest
  if (asked < 1) throw badRequest("maxPageSize: expected at least 1")
  return Math.min(asked, largest)
}

/** How many items are left out before a page. */
export const skipOf = (asked = 0): number => {
  if (asked < 0) throw badRequest("skip: expected 0 or more")
  return asked
}

/** A link to the next page: the thread's id stands unescaped in its path. */
export const linkOf = (origin: string, path: string, query: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${origin}/chat/threads${path}?${pairs.join("&")}`
}

/**
 * What the query of a next link has in place of the published operation's: a state of ours, and the start time as .NET prints it.
 */
export const continued = {
  startTime: Field.optional(Schema.String),
  syncState: Field.optional(Schema.String)
}

/** Where a page starts: below a point of the list, and not before a time. */
export interface Start {
  readonly below: number
  readonly since: number
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

const readStart = (text: string | undefined): number => {
  const since = text === undefined ? 0 : rfc3339.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(since)) throw badRequest("startTime: expected a timestamp of RFC 3339")
  return since
}

/** Where the page of a query starts. */
export const startOf = (query: {
  readonly startTime?: string | undefined
  readonly syncState?: string | undefined
}): Start => {
  const { startTime, syncState } = query
  if (syncState === undefined) return { below: Infinity, since: readStart(startTime) }
  const parts = /^(\d+):(-?\d+)$/.exec(Buffer.from(syncState, "hex").toString())
  if (parts === null) throw badRequest("syncState: expected the value of a next link")
  return { below: Number(parts[1]), since: Number(parts[2]) }
}

/** The start time as the service repeats it in its links: `1/1/1970 12:00:00 AM +00:00`. */
const startText = (millis: number): string => {
  const date = new Date(millis)
  const hours = date.getUTCHours()
  const two = (value: number): string => String(value).padStart(2, "0")
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
  const time = `${hours % 12 === 0 ? 12 : hours % 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
  return `${day} ${time} ${hours < 12 ? "AM" : "PM"} +00:00`
}

/** The query of the link to the page that starts there; the state is hexadecimal. */
export const nextQuery = (
  { below, since }: Start,
  size: number,
  version: string
): Readonly<Record<string, string>> => ({
  syncState: Buffer.from(`${below}:${since}`).toString("hex"),
  startTime: startText(since),
  maxPageSize: String(size),
  "api-version": version
})
