/** AddLargeGalleryView: many participants are seen at once, a little later. */
import { addLargeGalleryView } from "@effect-comms/graph-calls/operations"
import { begin, finishLater, grouped, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleAddLargeGalleryView = (calls: Calls) =>
  onGraph(addLargeGalleryView, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = begin(calls, call, "addLargeGalleryViewOperation", payload.clientContext)
    finishLater(calls, call, operation)
    return reply(call, operation, context, 202)
  })
