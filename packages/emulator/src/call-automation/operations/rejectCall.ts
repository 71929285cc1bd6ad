/** RejectCall: an application declines a call that rings for it; the caller is notified, the application is not. */
import { rejectCall } from "@effect-comms/call-automation/operations"
import { on } from "../../service/Handler.ts"
import type { Calls } from "../state/Calls.ts"
import { decline } from "../engine/Invitations.ts"
import { callNotFound, invalidBody } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"
import type { AttemptStatus } from "../state/ResultInformation.ts"

const statuses: ReadonlyMap<string, AttemptStatus> = new Map([
  ["none", 603],
  ["busy", 486],
  ["forbidden", 403]
])

export const handleRejectCall = (calls: Calls) =>
  on(rejectCall, ({ payload }, context) => {
    const invitation = calls.contexts.get(payload.incomingCallContext)
    if (invitation === undefined) throw callNotFound(context)
    const status = statuses.get(payload.callRejectReason ?? "none")
    if (status === undefined) throw invalidBody(context, "callRejectReason: expected none, busy or forbidden.")
    decline(calls, invitation, status)
    calls.note("call rejected", invitation.call, { participant: invitation.party })
    return reply(invitation.call, context, 204, undefined)
  })
