/** StartTranscription: the meeting is transcribed from a little later on, as its call says. */
import { startTranscription } from "@effect-comms/graph-calls/operations"
import { setTranscription } from "../engine/status.ts"
import { begin, finishLater, grouped, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleStartTranscription = (calls: Calls) =>
  onGraph(startTranscription, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = begin(calls, call, "startTranscriptionOperation", payload.clientContext)
    finishLater(calls, call, operation, () => setTranscription(calls, call, "active"))
    return reply(call, operation, context, 202)
  })
