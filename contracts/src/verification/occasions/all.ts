/** Every message that a contract may expect, by the contract's provider. */
import { graphCalls } from "./graphCalls.ts"
import type { Occasions } from "./Occasion.ts"

/** The occasions by provider. */
export const occasionsOf: Readonly<Record<string, Occasions>> = {
  "microsoft-graph-calls": graphCalls
}
