/** StartContinuousDtmfRecognition and StopContinuousDtmfRecognition: an application is told every key that a participant presses. */
import { startContinuousDtmfRecognition, stopContinuousDtmfRecognition } from "@effect-comms/call-automation/operations"
import { type Handler, on } from "../../service/Handler.ts"
import { keyOf, normalise } from "../../telephony/Identifier.ts"
import { begin, type Ear, participantOf } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { tell } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { connectedLegOf, participantNotFound } from "../requests/refusals.ts"
import { checkCallbackUri, reply } from "../requests/checks.ts"
import { actionCompleted, keysStopped } from "../events/results.ts"
import { cancelling } from "../state/timing.ts"

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
    const ear: Ear = {
      of,
      heardAt: (input) => (input === "tones" && leg.state === "connected" ? (url ?? leg.callbackUri) : undefined),
      tone: (tone) => {
        if (leg.state !== "connected") return
        // A tone that fails is counted, so that the application sees that one is missing.
        sequenceId++
        if (failure !== undefined) {
          tell(calls, leg, "ContinuousDtmfRecognitionToneFailed", { operationContext, result: failure, url })
          failure = undefined
          return
        }
        const first = { sequenceId, tone }
        const told = { first, operationContext, result: actionCompleted, url }
        tell(calls, leg, "ContinuousDtmfRecognitionToneReceived", told)
      },
      speech: () => {}
    }
    call.ears.add(ear)
    const close = () => {
      leg.pending.delete(legEnded)
      call.ears.delete(ear)
      continuousDtmf.delete(of)
    }
    const legEnded = () => {
      close()
      tell(calls, leg, "ContinuousDtmfRecognitionStopped", { operationContext, result: keysStopped, url })
    }
    begin(leg, legEnded)
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
      const stopped = () =>
        tell(calls, leg, "ContinuousDtmfRecognitionStopped", { operationContext, result: keysStopped, url })
      const mayEnd = begin(leg, stopped)
      calls.later(cancelling, () => {
        if (mayEnd()) stopped()
      })
    }
    return reply(leg.call, context, 200, undefined)
  })
