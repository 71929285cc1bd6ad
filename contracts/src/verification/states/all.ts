/** Every state that a contract may name, by the contract's provider. */
import { callAutomation } from "./callAutomation.ts"
import { chat } from "./chat.ts"
import { executed } from "./executed.ts"
import { graphCalls } from "./graphCalls.ts"
import { identity } from "./identity.ts"
import type { States } from "./State.ts"
import { subscriptions } from "./subscriptions.ts"

/** The states by provider. */
export const statesOf: Readonly<Record<string, States>> = {
  "azure-communication-call-automation": { ...executed, ...subscriptions, ...callAutomation },
  "azure-communication-chat": { ...executed, ...subscriptions, ...chat },
  "azure-communication-identity": { ...executed, ...identity },
  "microsoft-graph-calls": { ...executed, ...graphCalls }
}
