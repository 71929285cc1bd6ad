/** Every message that a contract may expect, by the contract's provider. */
import { graphCalls } from "./graphCalls.ts"
import type { MessageTriggers } from "./MessageTrigger.ts"

/** The triggers of messages by provider. */
export const messageTriggersOf: Readonly<Record<string, MessageTriggers>> = {
  "microsoft-graph-calls": graphCalls
}
