/** StopTranscription: the meeting is not transcribed any more. */
import { stopTranscription } from "@effect-comms/graph-calls/operations"
import { setTranscription } from "../engine/status.ts"
import { begin, finishLater, grouped, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleStopTranscription = (calls: Calls) =>
  onGraph(stopTranscription, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = begin(calls, call, "stopTranscriptionOperation", payload.clientContext)
    finishLater(calls, call, operation, () => setTranscription(calls, call, "inactive"))
    return reply(call, operation, context, 202)
  })
