/** StartRecording: the meeting is recorded from a little later on, as its roster says. */
import { startRecording } from "@effect-comms/graph-calls/operations"
import { setRecording } from "../engine/status.ts"
import { begin, finishLater, grouped, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleStartRecording = (calls: Calls) =>
  onGraph(startRecording, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = begin(calls, call, "startRecordingOperation", payload.clientContext)
    finishLater(calls, call, operation, () => setRecording(calls, call, "recording"))
    return reply(call, operation, context, 202)
  })
