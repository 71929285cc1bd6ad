/** KeepAlive: the call goes on for another 45 minutes. */
import { keepAlive } from "@effect-comms/graph-calls/operations"
import { expireLater } from "../engine/calls.ts"
import { callOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleKeepAlive = (calls: Calls) =>
  onGraph(keepAlive, ({ params }, context) => {
    expireLater(calls, callOf(calls, params.id, context))
    return { status: 200, body: undefined }
  })
