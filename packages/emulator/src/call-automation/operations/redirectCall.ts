/** RedirectCall: a call that rings for an application rings at somebody else instead; the application gets nothing more. */
import { redirectCall } from "@effect-comms/call-automation/operations"
import { on } from "../../service/Handler.ts"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import { participantOf } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { redirect } from "../engine/Invitations.ts"
import { callNotFound, duplicateParticipant, invalidBody } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"

export const handleRedirectCall = (calls: Calls) =>
  on(redirectCall, ({ payload }, context) => {
    const invitation = calls.contexts.get(payload.incomingCallContext)
    if (invitation === undefined) throw callNotFound(context)
    const { call, from } = invitation
    const target = normalize(payload.target)
    const isTarget = (other: typeof target) => keyOf(other) === keyOf(target)
    if (isTarget(from)) throw invalidBody(context, "target: expected somebody else than the caller.")
    if (participantOf(call, target) !== undefined || [...call.invitations].some(({ party }) => isTarget(party)))
      throw duplicateParticipant(context, "target")
    redirect(calls, invitation, target)
    calls.note("call redirected", call, { participant: target })
    return reply(call, context, 204, undefined)
  })
