/** What brings about the states and messages of a contract, by its provider. */
import type { PactFile } from "../pacts/PactFile.ts"
import { messageTriggersOf } from "./messageTriggers/all.ts"
import { statesOf } from "./states/all.ts"
import type { Means } from "./verify.ts"

/** The means of a contract; none for a provider that nobody knows. */
export const meansOf = ({ provider }: PactFile): Means => ({
  states: statesOf[provider] ?? {},
  messageTriggers: messageTriggersOf[provider] ?? {}
})
