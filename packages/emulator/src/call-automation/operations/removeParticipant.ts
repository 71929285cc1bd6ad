/** RemoveParticipant: removes somebody; a call of two ends. */
import { RemoveParticipantFailed, RemoveParticipantSucceeded } from "@effect-comms/call-automation/events"
import { removeParticipant } from "@effect-comms/call-automation/operations"
import { normalize } from "../../telephony/Identifier.ts"
import { trackPending, participantOf } from "../state/Call.ts"
import { leave } from "../engine/Conversation.ts"
import { emit } from "../events/emit.ts"
import { contextOf, onConnectedLeg } from "../requests/onLeg.ts"
import { callTerminated, notPresent, removed, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { endingAfterRemoval, removing } from "../state/timing.ts"

export const handleRemoveParticipant = onConnectedLeg(removeParticipant, ({ calls, leg, payload }) => {
  const { operationCallbackUri: url, operationContext } = payload

  const participant = normalize(payload.participantToRemove)
  const ended = (
    kind: typeof RemoveParticipantSucceeded | typeof RemoveParticipantFailed,
    resultInformation: ResultInformation
  ) => emit(calls, leg, kind, { participant, operationContext, resultInformation }, { url })
  const tryComplete = trackPending(leg, () => ended(RemoveParticipantFailed, callTerminated))
  calls.later(removing, () => {
    if (!tryComplete()) return
    const found = participantOf(leg.call, participant)
    if (found === undefined) return ended(RemoveParticipantFailed, notPresent)
    ended(RemoveParticipantSucceeded, success)
    const ending = { result: removed, millis: endingAfterRemoval }
    leave(calls, found, leg.call, { own: ending, others: ending })
  })
  return { status: 202, body: contextOf(payload) }
})
