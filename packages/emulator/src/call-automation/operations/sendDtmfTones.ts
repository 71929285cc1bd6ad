/** SendDtmfTones: tones are sent to a participant, one after the other, and then the event is emitted. */
import { SendDtmfTonesCompleted, SendDtmfTonesFailed } from "@effect-comms/call-automation/events"
import { sendDtmfTones } from "@effect-comms/call-automation/operations"
import { SubCode } from "@effect-comms/call-automation/ResultCodes"
import { normalize } from "../../telephony/Identifier.ts"
import { isTone } from "../../telephony/Tones.ts"
import { trackPending, participantOf } from "../state/Call.ts"
import { emit } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { contextOf, onConnectedLeg } from "../requests/onLeg.ts"
import { invalidBody } from "../requests/refusals.ts"
import { participantIn } from "../requests/targets.ts"
import { actionFailed, callTerminated, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { tonePressing } from "../state/timing.ts"

/** The participant left before the last key. */
const targetLeft = actionFailed(400, SubCode.ParticipantNotPresent, "the participant is not present in the call")

export const handleSendDtmfTones = onConnectedLeg(sendDtmfTones, ({ calls, leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext, tones } = payload
  if (tones.length === 0 || !tones.every(isTone))
    throw invalidBody(context, "tones: expected at least one tone by Microsoft's name, and no other.")
  const target = normalize(payload.targetParticipant)
  participantIn(leg.call, target, context)

  const ended = (
    kind: typeof SendDtmfTonesCompleted | typeof SendDtmfTonesFailed,
    resultInformation: ResultInformation
  ) => emit(calls, leg, kind, { operationContext, resultInformation }, { url })
  const failure = takeFailure(leg.call, "sendDtmfTones")
  const tryComplete = trackPending(leg, () => ended(SendDtmfTonesFailed, callTerminated))
  calls.later(tones.length * tonePressing, () => {
    if (!tryComplete()) return
    if (failure !== undefined) return ended(SendDtmfTonesFailed, failure)
    if (participantOf(leg.call, target) === undefined) return ended(SendDtmfTonesFailed, targetLeft)
    calls.note("tones sent", leg.call, { participant: target, tones })
    ended(SendDtmfTonesCompleted, success)
  })
  return { status: 202, body: contextOf(payload) }
})
