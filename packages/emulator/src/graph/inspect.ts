/** What `GET /_emulator/state` shows of Graph's calls. */
import { rosterOf } from "./events/roster.ts"
import { bodyOf } from "./state/Call.ts"
import type { Calls } from "./state/Calls.ts"
import { bodyOf as operationOf } from "./state/CommsOperation.ts"

/** The calls as JSON, with everybody who is on the line and their operations. */
export const state = (calls: Calls): Readonly<Record<string, unknown>> => ({
  graphCalls: [...calls.calls.values()].map((call) => ({
    ...bodyOf(call),
    correlationId: call.conversation.correlationId,
    openedAt: new Date(call.conversation.openedAt).toISOString(),
    participants: rosterOf(calls, call),
    operations: [...call.operations.values()].map(operationOf)
  }))
})
