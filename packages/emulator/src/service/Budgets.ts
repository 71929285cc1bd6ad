/**
 * How many requests the service takes in a while, as its published limits say; what is above is 429 with `Retry-After`.
 *
 * A window begins with the first request in it. Refused requests count as well, as Microsoft documents. Nothing is counted unless
 * `throttling` is on.
 */
import type { EmulatorContext } from "./EmulatorContext.ts"
import type { Handler, RequestContext } from "./Handler.ts"
import { Refusal } from "./Refusal.ts"

/** A budget: how many requests the principal of the key may send in how many seconds. */
export interface Budget {
  /** Budgets of one name are shared by the operations that have it. */
  readonly name: string
  /** Whose it is; `undefined` for a request that it does not count. */
  readonly keyOf: (context: RequestContext) => string | undefined
  readonly seconds: number
  readonly limit: number
}

interface Window {
  count: number
  readonly until: number
}

/** Expired windows are looked for when there are more than this. */
const many = 10_000

/** Counts requests against budgets. */
export interface Budgets {
  /** The same handler; when `throttling` is on, only within the budgets. */
  readonly within: (handler: Handler, budgets: ReadonlyArray<Budget>) => Handler
  readonly reset: () => void
}

/** How a service says that it is too much. */
export interface Wording {
  readonly description: string
  /** The value of `Retry-After` for a number of milliseconds. */
  readonly retryAfter: (millis: number) => string
}

const wordingOfAzure: Wording = {
  description: "Rate limit exceeded.",
  retryAfter: (millis) => String(Math.ceil(millis / 1_000))
}

/** Nothing counted yet. */
export const makeBudgets = (
  { network, options }: EmulatorContext,
  { description, retryAfter }: Wording = wordingOfAzure
): Budgets => {
  const windows = new Map<string, Window>()

  const open = (key: string, seconds: number): Window => {
    const now = network.now()
    const known = windows.get(key)
    if (known !== undefined && now < known.until) return known
    if (windows.size > many) for (const [other, { until }] of windows) if (until <= now) windows.delete(other)
    const fresh = { count: 0, until: now + seconds * 1_000 }
    windows.set(key, fresh)
    return fresh
  }

  const count = (budgets: ReadonlyArray<Budget>, context: RequestContext): void => {
    let wait = 0
    for (const { keyOf, limit, name, seconds } of budgets) {
      const owner = keyOf(context)
      if (owner === undefined) continue
      const window = open(`${name} ${seconds} ${owner}`, seconds)
      window.count++
      if (window.count > limit) wait = Math.max(wait, window.until - network.now())
    }
    if (wait > 0)
      throw new Refusal({
        status: 429,
        code: "TooManyRequests",
        description,
        headers: { "retry-after": retryAfter(wait) }
      })
  }

  return {
    within: (handler, budgets) => {
      if (!options.throttling || budgets.length === 0) return handler
      return {
        operation: handler.operation,
        decode: (raw, version) => {
          const decoded = handler.decode(raw, version)
          if (!("execute" in decoded)) return decoded
          return {
            execute: (context) => {
              count(budgets, context)
              return decoded.execute(context)
            }
          }
        }
      }
    },
    reset: () => windows.clear()
  }
}
