/** StartContinuousDtmfRecognition and StopContinuousDtmfRecognition: an application gets an event for every tone that a participant presses. */
import {
  ContinuousDtmfRecognitionStopped,
  ContinuousDtmfRecognitionToneFailed,
  ContinuousDtmfRecognitionToneReceived
} from "@effect-comms/call-automation/events"
import { startContinuousDtmfRecognition, stopContinuousDtmfRecognition } from "@effect-comms/call-automation/operations"
import { type Handler, on } from "../../service/Handler.ts"
import { keyOf, normalise } from "../../telephony/Identifier.ts"
import { type InputListener, participantOf } from "../../telephony/Conversation.ts"
import { trackPending, type Leg } from "../state/Call.ts"
import type { RequestRef } from "../state/MediaStream.ts"
import type { Calls } from "../state/Calls.ts"
import { emit } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { connectedLegOf, participantNotFound } from "../requests/refusals.ts"
import { checkCallbackUri, reply } from "../requests/checks.ts"
import { actionCompleted, tonesStopped } from "../events/results.ts"
import { cancelling } from "../state/timing.ts"

const stopped = (calls: Calls, leg: Leg, { operationContext, url }: RequestRef): void =>
  emit(calls, leg, ContinuousDtmfRecognitionStopped, { operationContext, resultInformation: tonesStopped }, { url })

export const handleStartContinuousDtmfRecognition = (calls: Calls): Handler =>
  on(startContinuousDtmfRecognition, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { call, continuousDtmf } = leg
    const { operationCallbackUri: url, operationContext } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    const target = normalise(payload.targetParticipant)
    if (participantOf(call, target) === undefined) throw participantNotFound(context)

    const of = keyOf(target)
    // Starting again replaces what was asked for before.
    continuousDtmf.get(of)?.()
    let failure = takeFailure(call, "startContinuousDtmfRecognition")
    let sequenceId = 0
    const listener: InputListener = {
      of,
      heardAt: (input) => (input === "tones" && leg.state === "connected" ? (url ?? leg.callbackUri) : undefined),
      tone: (tone) => {
        if (leg.state !== "connected") return
        // A tone that fails is counted, so that the application sees that one is missing.
        sequenceId++
        if (failure !== undefined) {
          const failed = { operationContext, resultInformation: failure }
          emit(calls, leg, ContinuousDtmfRecognitionToneFailed, failed, { url })
          failure = undefined
          return
        }
        const received = { sequenceId, tone, operationContext, resultInformation: actionCompleted }
        emit(calls, leg, ContinuousDtmfRecognitionToneReceived, received, { url })
      },
      speech: () => {}
    }
    call.listeners.add(listener)
    const close = () => {
      leg.pending.delete(legEnded)
      call.listeners.delete(listener)
      continuousDtmf.delete(of)
    }
    const legEnded = () => {
      close()
      stopped(calls, leg, { operationContext, url })
    }
    trackPending(leg, legEnded)
    continuousDtmf.set(of, close)
    return reply(call, context, 200, undefined)
  })

export const handleStopContinuousDtmfRecognition = (calls: Calls): Handler =>
  on(stopContinuousDtmfRecognition, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    const target = normalise(payload.targetParticipant)
    const close = leg.continuousDtmf.get(keyOf(target))
    if (close === undefined && participantOf(leg.call, target) === undefined) throw participantNotFound(context)

    if (close !== undefined) {
      close()
      const request = { operationContext, url }
      const tryComplete = trackPending(leg, () => stopped(calls, leg, request))
      calls.later(cancelling, () => {
        if (tryComplete()) stopped(calls, leg, request)
      })
    }
    return reply(leg.call, context, 200, undefined)
  })
