/**
 * Hold and Unhold: a participant hears music or silence, and every leg gets a roster. Music that cannot be played takes the
 * participant off hold again.
 */
import { HoldFailed } from "@effect-comms/call-automation/events"
import { hold, unhold } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { RequestContext } from "../../service/Handler.ts"
import { normalize } from "../../telephony/Identifier.ts"
import { participantOf } from "../../telephony/Conversation.ts"
import { trackPending, type Call, type Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { emit } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { participantIn } from "../requests/targets.ts"
import { brokenSource, checkSource } from "../requests/promptSource.ts"
import { callTerminated } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

const targetOf = (leg: Leg, identifier: CommunicationIdentifier, context: RequestContext): CommunicationIdentifier => {
  const target = normalize(identifier)
  participantIn(leg.call, target, context)
  return target
}

/**
 * Puts somebody on hold or takes him off, and sends every leg a roster; nothing happens when he has left. Who is held by a prompt to others, too,
 * stays on hold until it ends.
 */
const setHold = (calls: Calls, call: Call, target: CommunicationIdentifier, isOnHold: boolean): void => {
  const participant = participantOf(call, target)
  if (call.ended || participant === undefined) return
  if (participant.holds.has("asked") !== isOnHold)
    calls.note(isOnHold ? "participant held" : "participant resumed", call, { participant: participant.identifier })
  if (isOnHold) participant.holds.add("asked")
  else participant.holds.delete("asked")
  tellRosters(call)
}

export const handleHold = onConnectedLeg(hold, ({ calls, leg, payload }, context) => {
  const target = targetOf(leg, payload.targetParticipant, context)
  const { operationCallbackUri: url, operationContext, playSourceInfo } = payload
  if (playSourceInfo !== undefined) checkSource(context, leg, "playSourceInfo", playSourceInfo)

  calls.later(timing.holding, () => setHold(calls, leg.call, target, true))
  const broken = playSourceInfo === undefined ? undefined : brokenSource([playSourceInfo])
  const failure = takeFailure(leg.call, "hold") ?? broken?.[1]
  if (failure !== undefined) {
    const failed = (resultInformation: ResultInformation) =>
      emit(calls, leg, HoldFailed, { operationContext, resultInformation }, { url })
    const tryComplete = trackPending(leg, () => failed(callTerminated))
    calls.later(timing.holding + timing.holdFailing, () => {
      if (!tryComplete()) return
      failed(failure)
      calls.later(timing.holdUndoing, () => setHold(calls, leg.call, target, false))
    })
  }
  return { status: 200, body: undefined }
})

export const handleUnhold = onConnectedLeg(unhold, ({ calls, leg, payload }, context) => {
  const target = targetOf(leg, payload.targetParticipant, context)
  calls.later(timing.holding, () => setHold(calls, leg.call, target, false))
  return { status: 200, body: undefined }
})
