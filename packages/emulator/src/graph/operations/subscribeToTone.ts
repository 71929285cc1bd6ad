/** SubscribeToTone: keys that others press are notified from now on, numbered within the call. */
import { subscribeToTone } from "@effect-comms/graph-calls/operations"
import { done, hosted, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleSubscribeToTone = (calls: Calls) =>
  onGraph(subscribeToTone, ({ params, payload }, context) => {
    const call = hosted(calls, params.id, context)
    const operation = done(calls, call, "subscribeToToneOperation", payload.clientContext)
    call.tonesSubscribed = true
    return reply(call, operation, context)
  })
