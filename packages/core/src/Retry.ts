/**
 * When a failed attempt may be followed by another, and after how long.
 *
 * A failure is `open` when the request may have been executed: bytes had left, or the service failed in a way that does not exclude it.
 */
import type { RetryClass } from "./ClientOperation.ts"
import type { Problem } from "./Problem.ts"
import { windowMillis } from "./Repeatability.ts"

/** How often and how fast to try again. */
export interface Policy {
  /** Attempts in all, the first included, a whole number from 1; default 4. */
  readonly attempts: number
  /** Milliseconds before the second attempt, doubled from there; half of it and more is kept at random. From 0; default 500. */
  readonly baseMillis: number
  /** Milliseconds between two attempts at most, unless the service asks for more. From 0; default 8000. */
  readonly capMillis: number
}

/** A policy with the defaults for what it does not say. */
export const policyOf = ({ attempts = 4, baseMillis = 500, capMillis = 8_000 }: Partial<Policy> = {}): Policy => ({
  attempts,
  baseMillis,
  capMillis
})

/** The defaults. */
export const defaultPolicy: Policy = /* @__PURE__ */ policyOf()

/** The limits of calls. */
export interface Limits {
  /** Milliseconds for a whole call; default 30000. With 0 or less nothing is sent; `Infinity` is no limit. */
  readonly deadlineMillis?: number
  /** Milliseconds for one attempt; default 10000. With 0 or less nothing is sent; `Infinity` is no limit. */
  readonly attemptTimeoutMillis?: number
  /** How often and how fast to try again. */
  readonly retry?: Partial<Policy>
}

const least = {
  deadlineMillis: -Infinity,
  attemptTimeoutMillis: -Infinity,
  attempts: 1,
  baseMillis: 0,
  capMillis: 0
}

/** The first invalid limit and what was expected there, or `undefined`: `NaN` would turn it off without a word. */
export const problem = (limits: Limits): Problem | undefined => {
  const all: Readonly<Record<string, unknown>> = { ...limits, ...limits.retry }
  for (const [name, from] of Object.entries(least)) {
    const value = all[name]
    if (value !== undefined && !(typeof value === "number" && value >= from && (from < 1 || Number.isInteger(value))))
      return {
        field: name in defaultPolicy ? `retry.${name}` : name,
        expected: `expected a ${from < 1 ? "" : "whole "}number${from < 0 ? "" : ` from ${from}`}`
      }
  }
  return undefined
}

/** Whether an operation of this class may be sent again after such a failure. */
export const allowed = (retry: RetryClass, open: boolean): boolean => !open || harmless(retry) || retry === "repeatable"

/** Whether a repeat of this class leaves the end state alone, so that a failure is never ambiguous. */
export const harmless = (retry: RetryClass): boolean => retry === "safe" || retry === "idempotent"

/** The last moment at which a repeatable request first made then may be sent; both in milliseconds since 1970. A pair counts whole seconds. */
export const lastMoment = (firstSentMillis: number): number =>
  Math.floor(firstSentMillis / 1_000) * 1_000 + windowMillis

/** Milliseconds to wait before the attempt that follows `attempts`. */
export const backoff = (policy: Policy, attempts: number): number => {
  // Doubled 60 times it is longer than anybody waits, and nothing times infinity would be no number.
  const delay = Math.min(policy.capMillis, policy.baseMillis * 2 ** Math.min(attempts - 1, 60))
  return delay * (0.5 + Math.random() / 2)
}

/** Statuses after which it is open whether the request was executed. 501 and 505 say that it was not. */
export const openStatus = (status: number): boolean =>
  status === 408 || (status >= 500 && status !== 501 && status !== 505)

// The three forms of RFC 9110, section 5.6.7; the last names no zone and is GMT all the same.
const date = /^[A-Z][a-z]{2,8},? .{6,12} [\d:]{8}( GMT| \d{4})$/

/**
 * Milliseconds the service asks to wait: `retry-after-ms`, `x-ms-retry-after-ms`, or `Retry-After` in (fractional) seconds or as a date of
 * HTTP. What is none of these says nothing.
 */
export const retryAfter = (header: (name: string) => string | undefined, nowMillis: number): number | undefined => {
  for (const name of ["retry-after-ms", "x-ms-retry-after-ms", "retry-after"]) {
    const value = header(name) ?? ""
    const inSeconds = name === "retry-after"
    if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * (inSeconds ? 1000 : 1)
    const wait = Date.parse(value.replace(/( GMT)?$/, " GMT")) - nowMillis
    if (inSeconds && date.test(value) && !Number.isNaN(wait)) return Math.max(0, wait)
  }
  return undefined
}
