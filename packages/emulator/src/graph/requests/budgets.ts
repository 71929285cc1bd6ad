/**
 * How often Graph's calls may be asked for. Source: Microsoft Graph's service-specific throttling limits, calls. That an application has
 * a hundred calls at most at a time is not counted in requests, and is refused where calls are made.
 */
import type { Budget, Wording } from "../../service/Budgets.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { Owner } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

const description = "Please retry again later."

/** Graph counts in fractions of seconds. */
export const wording: Wording = { description, retryAfter: (millis) => String(millis / 1_000) }

const application: Budget["keyOf"] = ({ principal }) =>
  principal._tag === "GraphApplication" ? principal.clientId.toLowerCase() : undefined

const ofAll: ReadonlyArray<Budget> = [{ name: "calls", keyOf: application, seconds: 10, limit: 5_000 }]

const ofCreating: ReadonlyArray<Budget> = [
  ...ofAll,
  { name: "created calls", keyOf: application, seconds: 30 * 24 * 3_600, limit: 10_000 }
]

/** The budgets of an operation, for each application across tenants. */
export const budgetsOf = ({ id }: { readonly id: string }): ReadonlyArray<Budget> =>
  id === "Call_Create" ? ofCreating : ofAll

const concurrent = 100

/** When it is worth while to ask again for a call, in milliseconds. */
const again = 10_000

/** Refuses an application one more call when it has as many as it may. */
export const requireRoom = ({ calls, emulator }: Calls, { clientId }: Owner): void => {
  if (!emulator.options.throttling) return
  let count = 0
  for (const { owner } of calls.values()) if (owner.clientId.toLowerCase() === clientId.toLowerCase()) count++
  if (count < concurrent) return
  throw new Refusal({
    status: 429,
    code: "TooManyRequests",
    description,
    headers: { "retry-after": wording.retryAfter(again) }
  })
}
