/** RecordResponse: plays a prompt and records the answer, after what waits or in place of it. */
import { recordResponse } from "@effect-comms/graph-calls/operations"
import type { Handler } from "../../service/Handler.ts"
import { cancelAll, queue } from "../media/prompts.ts"
import { recordJob } from "../media/record.ts"
import { begin, hosted, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleRecordResponse = (calls: Calls): Handler =>
  onGraph(recordResponse, ({ params, payload }, context) => {
    const call = hosted(calls, params.id, context)
    const operation = begin(calls, call, "recordOperation", payload.clientContext)
    if (payload.bargeInAllowed === true) cancelAll(call)
    queue(calls, call, recordJob(calls, call, operation, payload))
    return reply(call, operation, context)
  })
