/** GetOperation: how far an operation of a call is, at the place that its answer named. */
import { getOperation } from "@effect-comms/graph-calls/operations"
import { callOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { operationNotFound } from "../requests/refusals.ts"
import type { Calls } from "../state/Calls.ts"
import { bodyOf } from "../state/CommsOperation.ts"
import { keyOf } from "../state/ids.ts"

export const handleGetOperation = (calls: Calls) =>
  onGraph(getOperation, ({ params }, context) => {
    const operation = callOf(calls, params.callId, context).operations.get(keyOf(params.operationId))
    if (operation === undefined) throw operationNotFound()
    return { status: 200, body: bodyOf(operation) }
  })
