/** UpdateRecordingStatus: an application that a policy brought into a call says whether it records. */
import { updateRecordingStatus } from "@effect-comms/graph-calls/operations"
import { setRecording } from "../engine/status.ts"
import { done, established, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { notPolicyRecorded } from "../requests/refusals.ts"
import { expectValue } from "../requests/values.ts"
import type { Calls } from "../state/Calls.ts"

export const handleUpdateRecordingStatus = (calls: Calls) =>
  onGraph(updateRecordingStatus, ({ params, payload }, context) => {
    const call = established(calls, params.id, context)
    if (call.kind !== "policy") throw notPolicyRecorded()
    expectValue("status", payload.status, "recordingStatus")
    const operation = done(calls, call, "updateRecordingStatusOperation", payload.clientContext)
    setRecording(calls, call, payload.status)
    return reply(call, operation, context)
  })
