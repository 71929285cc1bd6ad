/**
 * Hold and Unhold: a participant hears music or silence, and every leg gets a roster. Music that cannot be played takes the
 * participant off hold again.
 */
import { HoldFailed } from "@effect-comms/call-automation/events"
import { hold, unhold } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { RequestContext } from "../../service/Handler.ts"
import { normalize } from "../../telephony/Identifier.ts"
import { type Participant, participantOf } from "../../telephony/Conversation.ts"
import { trackPending, type Call, type Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { playOnHold, stopOnHold } from "../../telephony/Playback.ts"
import { looped } from "../../sound/Sound.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { emit } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { participantIn } from "../requests/targets.ts"
import { brokenSource, checkSource, loadingFailure, soundOf } from "../requests/promptSource.ts"
import { callTerminated } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

const targetOf = (leg: Leg, identifier: CommunicationIdentifier, context: RequestContext): CommunicationIdentifier => {
  const target = normalize(identifier)
  participantIn(leg.call, target, context)
  return target
}

/** Somebody who is there and a call that goes on. */
const presentIn = (call: Call, target: CommunicationIdentifier): Participant | undefined =>
  call.ended ? undefined : participantOf(call, target)

/** Puts somebody on hold and sends every leg a roster; nothing happens when he has left. */
const putOnHold = (calls: Calls, call: Call, target: CommunicationIdentifier): void => {
  const participant = presentIn(call, target)
  if (participant === undefined) return
  if (!participant.holds.has("asked")) calls.note("participant held", call, { participant: participant.identifier })
  participant.holds.add("asked")
  tellRosters(call)
}

/** Takes somebody off hold; who is held by a prompt to others, too, stays on hold until it ends. */
const takeOffHold = (calls: Calls, call: Call, target: CommunicationIdentifier): void => {
  const participant = presentIn(call, target)
  if (participant === undefined) return
  if (participant.holds.delete("asked"))
    calls.note("participant resumed", call, { participant: participant.identifier })
  stopOnHold(calls.network, call, participant)
  tellRosters(call)
}

export const handleHold = onConnectedLeg(hold, ({ calls, leg, payload }, context) => {
  const target = targetOf(leg, payload.targetParticipant, context)
  const { operationCallbackUri: url, operationContext, playSourceInfo } = payload
  if (playSourceInfo !== undefined) checkSource(context, leg, "playSourceInfo", playSourceInfo)

  const sources = playSourceInfo === undefined ? [] : [playSourceInfo]
  const sounds = soundOf(calls, sources)
  const failed = (resultInformation: ResultInformation) =>
    emit(calls, leg, HoldFailed, { operationContext, resultInformation }, { url })
  const failLater = (failure: ResultInformation, millis: number) => {
    const tryComplete = trackPending(leg, () => failed(callTerminated))
    calls.later(millis, () => {
      if (!tryComplete()) return
      failed(failure)
      calls.later(timing.holdUndoing, () => takeOffHold(calls, leg.call, target))
    })
  }
  const failure = takeFailure(leg.call, "hold") ?? brokenSource(sources)?.[1]
  /** Music that is loaded when somebody is on hold already is heard from then on, or fails. */
  const play = () => {
    const loaded = sounds.loaded()
    if (loaded === undefined) return void sounds.whenLoaded(play)
    const participant = presentIn(leg.call, target)
    if (failure !== undefined || sources.length === 0 || participant?.holds.has("asked") !== true) return
    const broken = loadingFailure(sounds)
    if (broken !== undefined) return failLater(broken[1], timing.holdFailing)
    playOnHold(calls.network, leg.call, { of: leg.user, to: participant, music: looped(loaded.sound) })
  }
  calls.later(timing.holding, () => {
    putOnHold(calls, leg.call, target)
    play()
  })
  if (failure !== undefined) failLater(failure, timing.holding + timing.holdFailing)
  return { status: 200, body: undefined }
})

export const handleUnhold = onConnectedLeg(unhold, ({ calls, leg, payload }, context) => {
  const target = targetOf(leg, payload.targetParticipant, context)
  calls.later(timing.holding, () => takeOffHold(calls, leg.call, target))
  return { status: 200, body: undefined }
})
