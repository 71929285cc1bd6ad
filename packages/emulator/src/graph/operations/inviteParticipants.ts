/** Invite: participants are called into a group call, or come from a call between two that is replaced. */
import { inviteParticipants } from "@effect-comms/graph-calls/operations"
import { inviteAll } from "../engine/invite.ts"
import { begin, grouped, reply } from "../requests/callOf.ts"
import { expectDifferent, invitedParty } from "../requests/invited.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleInviteParticipants = (calls: Calls) =>
  onGraph(inviteParticipants, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const { clientContext, participants } = payload
    expectDifferent("participants", participants)
    for (const [index, participant] of participants.entries()) invitedParty(participant, `participants[${index}]`)
    const operation = begin(calls, call, "inviteParticipantsOperation", clientContext, participants)
    inviteAll(calls, call, operation, participants)
    return reply(call, operation, context)
  })
