/**
 * When a failed attempt may be followed by another, and after how long.
 *
 * A failure is `open` when the request may have been executed: bytes had left, or the service failed in a way that does not exclude it.
 */
import type { RetryClass } from "./ClientOperation.ts"
import { windowMillis } from "./Repeatability.ts"

/** How often and how fast to try again. */
export interface Policy {
  /** Attempts in all, the first included; default 4. */
  readonly attempts: number
  /** Milliseconds before the second attempt, doubled from there; half of it and more is kept at random. Default 500. */
  readonly baseMillis: number
  /** Milliseconds between two attempts at most, unless the service asks for more; default 8000. */
  readonly capMillis: number
}

/** The defaults. */
export const defaultPolicy: Policy = { attempts: 4, baseMillis: 500, capMillis: 8_000 }

/** Whether an operation of this class may be sent again after such a failure. */
export const allowed = (retry: RetryClass, open: boolean): boolean => !open || (retry !== "once" && retry !== "claimed")

/** Whether a repeat of this class leaves the end state alone, so that a failure is never ambiguous. */
export const harmless = (retry: RetryClass): boolean => retry === "safe" || retry === "idempotent"

/** The last moment at which a repeatable request may be sent, in milliseconds since 1970. */
export const lastMoment = (firstSent: string): number => Date.parse(firstSent) + windowMillis

/** Milliseconds to wait before the attempt that follows `attempts`. */
export const backoff = (policy: Policy, attempts: number): number => {
  const delay = Math.min(policy.capMillis, policy.baseMillis * 2 ** (attempts - 1))
  return (delay * (1 + Math.random())) / 2
}

/** Statuses after which it is open whether the request was executed. 501 and 505 say that it was not. */
export const openStatus = (status: number): boolean =>
  status === 408 || (status >= 500 && status !== 501 && status !== 505)

/** Milliseconds the service asks to wait: `retry-after-ms`, `x-ms-retry-after-ms`, or `Retry-After` in (fractional) seconds or as a date. */
export const retryAfter = (header: (name: string) => string | undefined, nowMillis: number): number | undefined => {
  const given = header("retry-after-ms") ?? header("x-ms-retry-after-ms")
  const value = given ?? header("retry-after")
  const wait = Number(value) * (given ? 1 : 1000)
  const millis = Number.isNaN(wait) ? Math.max(0, Date.parse(value ?? "") - nowMillis) : wait
  return value && millis >= 0 ? millis : undefined
}
