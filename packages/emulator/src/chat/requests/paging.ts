/** Pages of lists: how many items, and the absolute link to the next. */
import { badRequest } from "./refusals.ts"

/** A page has at most so many items, and as many when nothing is said. Source: the service's limits (200 for messages). */
export const sizeOf = (asked: number | undefined, largest: number): number => {
  if (asked === undefined) return largest
  if (asked < 1) throw badRequest("maxPageSize: expected at least 1")
  return Math.min(asked, largest)
}

/** A link to the next page: the thread's id stands unescaped in its path. */
export const linkOf = (origin: string, path: string, query: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${origin}/chat/threads/${path}?${pairs.join("&")}`
}
