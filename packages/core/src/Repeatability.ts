/**
 * Repeatable requests: the pair of headers by which the service recognizes a request that it has seen.
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

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A fresh pair. */
export const make = (nowMillis: number): Pair => ({ requestId: crypto.randomUUID(), firstSent: fixdate(nowMillis) })

/** The header of a pair that is wrong and what was expected there, or `undefined`. */
export const problem = (
  pair: Pair,
  nowMillis: number
): { readonly field: string; readonly expected: string } | undefined => {
  if (!uuid.test(pair.requestId)) return { field: "Repeatability-Request-ID", expected: "expected a UUID" }
  const sent = Date.parse(pair.firstSent)
  return new Date(sent).toUTCString() === pair.firstSent && Math.abs(nowMillis - sent) <= windowMillis
    ? undefined
    : { field: "Repeatability-First-Sent", expected: "expected an IMF-fixdate of the last five minutes" }
}
