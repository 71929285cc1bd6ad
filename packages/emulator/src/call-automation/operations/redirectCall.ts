/** RedirectCall: a call that rings for an application rings at somebody else instead; the application gets nothing more. */
import { redirectCall } from "@effect-comms/call-automation/operations"
import { on } from "../../service/Handler.ts"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import { participantOf } from "../../telephony/Conversation.ts"
import { type Calls, callOf } from "../state/Calls.ts"
import { redirect } from "../../telephony/Invitations.ts"
import { callNotFound, duplicateParticipant, invalidBody } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"

export const handleRedirectCall = (calls: Calls) =>
  on(redirectCall, ({ payload }, context) => {
    const invitation = calls.contexts.get(payload.incomingCallContext)
    if (invitation === undefined) throw callNotFound(context)
    const { from } = invitation
    const call = callOf(calls, invitation.conversation)
    const target = normalize(payload.target)
    const isTarget = (other: typeof target) => keyOf(other) === keyOf(target)
    if (isTarget(from)) throw invalidBody(context, "target: expected somebody else than the caller.")
    if (participantOf(call, target) !== undefined || [...call.invitations].some(({ party }) => isTarget(party)))
      throw duplicateParticipant(context, "target")
    redirect(calls.network, invitation, target)
    calls.note("call redirected", call, { participant: target })
    return reply(call, context, 204, undefined)
  })
