/** What brings about the states and messages of a contract, by its provider. */
import type { PactFile } from "../pacts/PactFile.ts"
import { occasionsOf } from "./occasions/all.ts"
import { statesOf } from "./states/all.ts"
import type { Means } from "./verify.ts"

/** The means of a contract; none for a provider that nobody knows. */
export const meansOf = ({ provider }: PactFile): Means => ({
  states: statesOf[provider] ?? {},
  occasions: occasionsOf[provider] ?? {}
})
