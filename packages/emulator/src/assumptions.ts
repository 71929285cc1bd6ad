/**
 * Everything the local cloud does that no recording and no document shows, as data: for the coverage control and the parity table.
 */
import type { Assumption } from "./service/Assumption.ts"
import { assumptions as calls, nothingAssumedOf as certainCalls } from "./call-automation/assumptions.ts"
import { assumptions as chat, nothingAssumedOf as certainChat } from "./chat/assumptions.ts"
import { assumptions as graph, nothingAssumedOf as certainGraph } from "./graph/assumptions.ts"
import { assumptions as identity } from "./identity/assumptions.ts"
import { assumptions as kernel } from "./kernel/assumptions.ts"

/** All of them. */
export const assumptions: ReadonlyArray<Assumption> = [...kernel, ...calls, ...chat, ...identity, ...graph]

/** The operations of which no entry is: each says so, so that none is left out by mistake. */
export const nothingAssumedOf: ReadonlyArray<string> = [...certainCalls, ...certainChat, ...certainGraph]
