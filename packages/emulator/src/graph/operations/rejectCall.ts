/** Reject: the application declines a call that rings for it; the caller is notified of the reason. */
import { rejectCall } from "@effect-comms/graph-calls/operations"
import { decline } from "../../telephony/Invitations.ts"
import type { AttemptStatus } from "../../telephony/WhoAnswers.ts"
import { terminate } from "../engine/calls.ts"
import { ringingCall } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { invalid } from "../requests/refusals.ts"
import type { Calls } from "../state/Calls.ts"

const statuses: ReadonlyMap<string, AttemptStatus> = new Map([
  ["none", 603],
  ["busy", 486],
  ["forbidden", 403]
])

export const handleRejectCall = (calls: Calls) =>
  onGraph(rejectCall, ({ params, payload }, context) => {
    const { call, invitation } = ringingCall(calls, params.id, context)
    const status = statuses.get(payload.reason ?? "none")
    if (status === undefined) throw invalid("reason: expected none, busy or forbidden")
    call.callbackUri = payload.callbackUri ?? call.callbackUri
    decline(calls.network, invitation, status)
    calls.network.later(0, () => terminate(calls, call, undefined))
    return { status: 202, body: undefined }
  })
