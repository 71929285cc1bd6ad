/** How evidence of a request is looked for: by the context that it carried, for as long as its first event may take. */
import * as Effect from "effect/Effect"
import type * as SqlError from "effect/sql/SqlError"
import { patiently } from "./patiently.ts"

/** How a request is looked for whose answer was lost with its process. */
export interface Settling {
  /**
   * Milliseconds, from the moment when a flow goes on whose process ended, after which the service no longer executes or tells what that
   * process has asked for; default 5000.
   */
  readonly settleMillis?: number | undefined
}

/** The default of `settleMillis`. */
export const defaultSettleMillis = 5_000

const lookMillis = 100

/** The context in a request. */
export const contextIn = (input: unknown, field: string): string | undefined => {
  const context: unknown = typeof input === "object" && input !== null ? Reflect.get(input, field) : undefined
  return typeof context === "string" ? context : undefined
}

/** Looks until there is something, for so many milliseconds. */
export const patience = <A>(
  look: Effect.Effect<A | undefined, SqlError.SqlError>,
  millis: number,
  waited = 0
): Effect.Effect<A | undefined> =>
  Effect.flatMap(patiently(look), (found) =>
    found !== undefined || waited >= millis
      ? Effect.succeed(found)
      : Effect.andThen(Effect.sleep(lookMillis), patience(look, millis, waited + lookMillis))
  )
