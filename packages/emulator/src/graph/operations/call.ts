/** The call itself: read it, and hang up. */
import { deleteCall, getCall } from "@effect-comms/graph-calls/operations"
import { hangUp } from "../engine/calls.ts"
import { callOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { bodyOf } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

export const handleGetCall = (calls: Calls) =>
  onGraph(getCall, ({ params }, context) => ({ status: 200, body: bodyOf(callOf(calls, params.id, context)) }))

export const handleDeleteCall = (calls: Calls) =>
  onGraph(deleteCall, ({ params }, context) => {
    hangUp(calls, callOf(calls, params.id, context))
    return { status: 204, body: undefined }
  })
