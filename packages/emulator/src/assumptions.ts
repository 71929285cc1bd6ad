/**
 * Everything the local cloud does that no recording and no document shows, as data: for the coverage control and the parity table.
 */
import type { Assumption } from "./service/Assumption.ts"
import { assumptions as calls } from "./call-automation/assumptions.ts"
import { assumptions as chat } from "./chat/assumptions.ts"
import { assumptions as graph } from "./graph/assumptions.ts"
import { assumptions as identity } from "./identity/assumptions.ts"
import { assumptions as kernel } from "./kernel/assumptions.ts"

/** All of them. */
export const assumptions: ReadonlyArray<Assumption> = [...kernel, ...calls, ...chat, ...identity, ...graph]
