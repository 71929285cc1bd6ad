/** MoveParticipants: participants leave another call and are in this one; for each it succeeds or fails by itself. */
import { MoveParticipantFailed, MoveParticipantSucceeded } from "@effect-comms/call-automation/events"
import { moveParticipants } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { keyOf } from "../../telephony/Identifier.ts"
import { trackPending, type Leg, type Participant, participantOf } from "../state/Call.ts"
import { enter, leave } from "../engine/Conversation.ts"
import { emit, shown } from "../events/emit.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { targetsOf } from "../requests/targets.ts"
import { connectedLegOf, invalidBody } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"
import { alreadyHere, callTerminated, endedByOthers, hasOwnLeg, notInOtherCall, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

/** Who can be moved, or why not. */
const movable = (from: Leg, to: Leg, identifier: CommunicationIdentifier): Participant | ResultInformation => {
  const found = participantOf(from.call, identifier)
  if (found === undefined) return notInOtherCall
  if (found.leg !== undefined) return hasOwnLeg
  const invited = [...to.call.invitations].some((each) => keyOf(each.party) === keyOf(identifier))
  return invited || participantOf(to.call, identifier) !== undefined ? alreadyHere : found
}

export const handleMoveParticipants = onConnectedLeg(moveParticipants, ({ calls, leg, payload }, context) => {
  const { fromCall, operationCallbackUri: url, operationContext } = payload
  const targets = targetsOf(payload, context)
  if (new Set(targets.map(keyOf)).size < targets.length)
    throw invalidBody(context, "targetParticipants: expected no identifier twice.")
  const from = connectedLegOf(calls, fromCall, context)
  if (from.call === leg.call) throw invalidBody(context, "fromCall: expected a leg of another call.")

  const participants = targets.map((identifier) => {
    const found = participantOf(from.call, identifier)
    return found === undefined ? { identifier, isMuted: false, isOnHold: false } : shown(found)
  })
  for (const participant of targets) {
    const ended = (
      kind: typeof MoveParticipantSucceeded | typeof MoveParticipantFailed,
      resultInformation: ResultInformation
    ) => emit(calls, leg, kind, { fromCall, participant, operationContext, resultInformation }, { url })
    const tryComplete = trackPending(leg, () => ended(MoveParticipantFailed, callTerminated))
    calls.later(timing.moving, () => {
      if (!tryComplete()) return
      const found = movable(from, leg, participant)
      if ("code" in found) return ended(MoveParticipantFailed, found)
      ended(MoveParticipantSucceeded, success)
      const ending = { result: endedByOthers(calls.settings.endOfOthers), millis: timing.endingOfOthers }
      leave(calls, found, from.call, { own: ending, others: ending })
      enter(calls, leg.call, participant, undefined)
    })
  }
  return reply(leg.call, context, 202, {
    participants,
    ...(operationContext === undefined ? {} : { operationContext }),
    fromCall
  })
})
