/** CancelMediaProcessing: ends what plays and records and what waits for it, not the subscription to tones. */
import { cancelMediaProcessing } from "@effect-comms/graph-calls/operations"
import { cancelAll } from "../media/prompts.ts"
import { done, reply, withMedia } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleCancelMediaProcessing = (calls: Calls) =>
  onGraph(cancelMediaProcessing, ({ params, payload }, context) => {
    const call = withMedia(calls, params.id, context)
    const operation = done(calls, call, "cancelMediaProcessingOperation", payload.clientContext)
    cancelAll(call)
    return reply(call, operation, context)
  })
