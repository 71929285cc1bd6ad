/**
 * RecordResponse, and record, which beta had before it: plays a prompt and records the answer, after what waits or in place of it. Only
 * record has a status of its own, 202, for what waits.
 */
import { record, recordResponse } from "@effect-comms/graph-calls/operations"
import type { RequestContext } from "../../service/Handler.ts"
import { cancelAll, queue } from "../media/prompts.ts"
import { recordJob } from "../media/record.ts"
import { begin, hosted, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

const start = (
  calls: Calls,
  id: string,
  payload: typeof record.payload.Type,
  context: RequestContext,
  waiting = 200
) => {
  const call = hosted(calls, id, context)
  const operation = begin(calls, call, "recordOperation", payload.clientContext)
  if (payload.bargeInAllowed === true) cancelAll(call)
  queue(calls, call, recordJob(calls, call, operation, payload))
  const waits = call.prompts.length > 1
  return reply(call, operation, context, waits ? waiting : 200)
}

export const handleRecordResponse = (calls: Calls) =>
  onGraph(recordResponse, ({ params, payload }, context) => start(calls, params.id, payload, context))

export const handleRecord = (calls: Calls) =>
  onGraph(record, ({ params, payload }, context) => start(calls, params.id, payload, context, 202))
