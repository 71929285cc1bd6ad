/** CancelAddParticipant: withdraws an invitation that still rings. */
import { CancelAddParticipantFailed, CancelAddParticipantSucceeded } from "@effect-comms/call-automation/events"
import { cancelAddParticipant } from "@effect-comms/call-automation/operations"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { trackPending } from "../state/Call.ts"
import { emit } from "../events/emit.ts"
import { takeBack } from "../engine/Invitations.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { reply } from "../requests/checks.ts"
import { invitationAnswered, invitationCancelled, invitationUnknown } from "../events/results.ts"
import { cancelling } from "../state/timing.ts"

export const handleCancelAddParticipant = onConnectedLeg(cancelAddParticipant, ({ calls, leg, payload }, context) => {
  const { invitationId, operationContext, operationCallbackUri: url } = payload

  // The event's time lies in the second of the answer, so it is taken here.
  const time = calls.timestamp()
  const id = invitationId.toLowerCase()
  const invitation = [...leg.call.invitations].find((each) => each.invitationId === id)
  const known = invitation !== undefined || leg.call.pastInvitations.has(id)
  const cancelled = invitation !== undefined && takeBack(calls, invitation)
  if (cancelled) invitation.withdrawn(leg)
  const [kind, resultInformation] = cancelled
    ? [CancelAddParticipantSucceeded, invitationCancelled(rawId(invitation.party))]
    : [CancelAddParticipantFailed, known ? invitationAnswered : invitationUnknown]
  const end = () => emit(calls, leg, kind, { invitationId, operationContext, resultInformation }, { url, time })
  const tryComplete = trackPending(leg, end)
  calls.later(cancelling, () => {
    if (tryComplete()) end()
  })
  return reply(leg.call, context, 202, {
    invitationId,
    ...(operationContext === undefined ? {} : { operationContext })
  })
})
