/** StartContinuousDtmfRecognition and StopContinuousDtmfRecognition: an application gets an event for every tone that a participant presses. */
import {
  ContinuousDtmfRecognitionStopped,
  ContinuousDtmfRecognitionToneFailed,
  ContinuousDtmfRecognitionToneReceived
} from "@effect-comms/call-automation/events"
import { startContinuousDtmfRecognition, stopContinuousDtmfRecognition } from "@effect-comms/call-automation/operations"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import { trackPending, type InputListener, type Leg } from "../state/Call.ts"
import type { RequestRef } from "../state/MediaStream.ts"
import type { Calls } from "../state/Calls.ts"
import { emit } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { participantIn } from "../requests/targets.ts"
import { actionCompleted, tonesStopped } from "../events/results.ts"
import { cancelling } from "../state/timing.ts"

const stopped = (calls: Calls, leg: Leg, { operationContext, url }: RequestRef): void =>
  emit(calls, leg, ContinuousDtmfRecognitionStopped, { operationContext, resultInformation: tonesStopped }, { url })

export const handleStartContinuousDtmfRecognition = onConnectedLeg(
  startContinuousDtmfRecognition,
  ({ call, calls, leg, payload }, context) => {
    const { continuousDtmf } = leg
    const { operationCallbackUri: url, operationContext } = payload
    const target = normalize(payload.targetParticipant)
    participantIn(call, target, context)

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
    return { status: 200, body: undefined }
  }
)

export const handleStopContinuousDtmfRecognition = onConnectedLeg(
  stopContinuousDtmfRecognition,
  ({ calls, leg, payload }, context) => {
    const { operationCallbackUri: url, operationContext } = payload
    const target = normalize(payload.targetParticipant)
    const close = leg.continuousDtmf.get(keyOf(target))
    if (close === undefined) participantIn(leg.call, target, context)

    if (close !== undefined) {
      close()
      const request = { operationContext, url }
      const tryComplete = trackPending(leg, () => stopped(calls, leg, request))
      calls.later(cancelling, () => {
        if (tryComplete()) stopped(calls, leg, request)
      })
    }
    return { status: 200, body: undefined }
  }
)
