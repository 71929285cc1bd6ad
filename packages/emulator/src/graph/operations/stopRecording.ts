/** StopRecording: the meeting is not recorded any more. */
import { stopRecording } from "@effect-comms/graph-calls/operations"
import { setRecording } from "../engine/status.ts"
import { begin, finishLater, grouped, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleStopRecording = (calls: Calls) =>
  onGraph(stopRecording, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = begin(calls, call, "stopRecordingOperation", payload.clientContext)
    finishLater(calls, call, operation, () => setRecording(calls, call, "notRecording"))
    return reply(call, operation, context, 202)
  })
