/** How evidence of a request is looked for: by the context that it carried, for as long as its first event may take. */
import * as Effect from "effect/Effect"
import type * as SqlError from "effect/sql/SqlError"
import { patiently } from "./patiently.ts"

const patienceMillis = 5_000
const lookMillis = 100

/** The context in a request. */
export const contextIn = (input: unknown, field: string): string | undefined => {
  const context: unknown = typeof input === "object" && input !== null ? Reflect.get(input, field) : undefined
  return typeof context === "string" ? context : undefined
}

/** Looks until there is something, for 5 seconds. */
export const patience = <A>(
  look: Effect.Effect<A | undefined, SqlError.SqlError>,
  waited = 0
): Effect.Effect<A | undefined> =>
  Effect.flatMap(patiently(look), (found) =>
    found !== undefined || waited >= patienceMillis
      ? Effect.succeed(found)
      : Effect.andThen(Effect.sleep(lookMillis), patience(look, waited + lookMillis))
  )
