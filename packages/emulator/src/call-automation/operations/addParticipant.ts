/** AddParticipant: invites somebody into a call; the invitation joins, fails, times out or is withdrawn. */
import { AddParticipantFailed, AddParticipantSucceeded } from "@effect-comms/call-automation/events"
import { addParticipant } from "@effect-comms/call-automation/operations"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import { trackPending, participantOf } from "../state/Call.ts"
import { enter, emitRosters } from "../engine/Conversation.ts"
import { emit } from "../events/emit.ts"
import { invite } from "../engine/Invitations.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { duplicateParticipant } from "../requests/refusals.ts"
import { checkCallerId, customContextOf, reply } from "../requests/checks.ts"
import { callTerminated, invitationCancelled, invitationFailed, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { ringingRoster } from "../state/timing.ts"

export const handleAddParticipant = onConnectedLeg(addParticipant, ({ call, calls, leg, payload }, context) => {
  const party = normalize(payload.participantToAdd)
  const invited = [...call.invitations].some((each) => keyOf(each.party) === keyOf(party))
  if (invited || participantOf(call, party) !== undefined) throw duplicateParticipant(context, "participantToAdd")
  checkCallerId(calls, context, [party], payload.sourceCallerIdNumber?.value)

  const { invitationTimeoutInSeconds: seconds, operationContext, operationCallbackUri: url } = payload
  const ended = (
    kind: typeof AddParticipantSucceeded | typeof AddParticipantFailed,
    resultInformation: ResultInformation
  ) => emit(calls, leg, kind, { participant: party, operationContext, resultInformation }, { url })
  const tryComplete = trackPending(leg, () => ended(AddParticipantFailed, callTerminated))
  const failed = (result: ResultInformation) => {
    if (tryComplete()) ended(AddParticipantFailed, result)
  }
  const invitation = invite(calls, {
    call,
    party,
    by: leg,
    from: leg.user,
    callerDisplayName: payload.sourceDisplayName ?? "",
    customContext: customContextOf(payload.customCallingContext),
    timeoutMillis: seconds === undefined ? undefined : seconds * 1000,
    joined: (answering, joining) => {
      if (tryComplete()) ended(AddParticipantSucceeded, success)
      enter(calls, call, joining, answering)
    },
    failed: (status) => failed(invitationFailed(rawId(party), status)),
    withdrawn: (by) => {
      // The event of the cancel ends both when one leg did both.
      if (by === leg) tryComplete()
      else failed(invitationCancelled(rawId(party)))
    }
  })
  calls.later(ringingRoster, () => {
    if (invitation.state !== "over") emitRosters(calls, call)
  })
  return reply(call, context, 202, {
    participant: { identifier: party, isMuted: false, isOnHold: false },
    ...(operationContext === undefined ? {} : { operationContext }),
    invitationId: invitation.invitationId
  })
})
