/** ChangeScreenSharingRole: an application that hosts its media shares its screen in a group call, or only sees that of others. */
import { changeScreenSharingRole } from "@effect-comms/graph-calls/operations"
import { setSharing } from "../engine/status.ts"
import { grouped } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { invalid } from "../requests/refusals.ts"
import { isAppHosted } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

export const handleChangeScreenSharingRole = (calls: Calls) =>
  onGraph(changeScreenSharingRole, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    if (!isAppHosted(call)) throw invalid("mediaConfig: expected appHostedMediaConfig for this operation")
    if (payload.role !== "viewer" && payload.role !== "sharer") throw invalid("role: expected viewer or sharer")
    setSharing(calls, call, payload.role === "sharer")
    return { status: 202, body: undefined }
  })
