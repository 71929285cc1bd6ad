/**
 * Repeatable requests: the pair of headers by which the service recognises a request that it has seen.
 *
 * The same pair goes out on every attempt. A caller that keeps the pair can repeat the operation after a crash without acting twice.
 * Source: OASIS Repeatable Requests 1.0; Microsoft's window is five minutes.
 */

/** The values of `Repeatability-Request-ID` and `Repeatability-First-Sent`. */
export interface Pair {
  /** A random UUID, version 4. */
  readonly requestId: string
  /** When the request was first made, as an IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`. */
  readonly firstSent: string
}

/** How long the service remembers a pair, in milliseconds. */
export const windowMillis = 300_000

let second = -1
let date = ""

/** A time as an IMF-fixdate. Kept for the second that it names: it is asked for on every attempt. */
export const fixdate = (millis: number): string => {
  const now = Math.floor(millis / 1000)
  if (now !== second) {
    second = now
    date = new Date(now * 1000).toUTCString()
  }
  return date
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A fresh pair. */
export const make = (nowMillis: number): Pair => ({ requestId: crypto.randomUUID(), firstSent: fixdate(nowMillis) })

/** What is wrong with a pair, or `undefined`. */
export const problem = (pair: Pair, nowMillis: number): { header: string; expected: string } | undefined => {
  if (!uuid.test(pair.requestId)) return { header: "Repeatability-Request-ID", expected: "a UUID" }
  const sent = Date.parse(pair.firstSent)
  if (Number.isNaN(sent) || new Date(sent).toUTCString() !== pair.firstSent)
    return { header: "Repeatability-First-Sent", expected: "an IMF-fixdate such as Sun, 06 Nov 1994 08:49:37 GMT" }
  if (Math.abs(nowMillis - sent) > windowMillis)
    return { header: "Repeatability-First-Sent", expected: "a time within five minutes; the service no longer knows the pair" }
  return undefined
}
