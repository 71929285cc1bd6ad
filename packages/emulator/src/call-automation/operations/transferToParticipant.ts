/**
 * TransferToParticipant: the transferee calls the target in a call of their own, which no leg of this one sees. When the target is in,
 * the transferee leaves; until then, and when nobody comes, everything stays as it was.
 */
import { CallTransferAccepted, CallTransferFailed } from "@effect-comms/call-automation/events"
import { transferToParticipant } from "@effect-comms/call-automation/operations"
import { type CommunicationIdentifier, rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { RequestContext } from "../../service/Handler.ts"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import { makeParticipant, type Participant, participantOf } from "../../telephony/Conversation.ts"
import { trackPending, type Leg } from "../state/Call.ts"
import { openConversation } from "../state/Calls.ts"
import { endCall, endingOfOther, enter, leave } from "../engine/Conversation.ts"
import { emit } from "../events/emit.ts"
import { invite, takeBack } from "../../telephony/Invitations.ts"
import { contextOf, onConnectedLeg } from "../requests/onLeg.ts"
import { duplicateParticipant, invalidBody, transferConflict } from "../requests/refusals.ts"
import { participantIn } from "../requests/targets.ts"
import { checkCallerId, customContextOf } from "../requests/checks.ts"
import {
  callTerminated,
  endedByApplication,
  endedByOthers,
  success,
  transfereeGone,
  transferFailed
} from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

/** Who is transferred: as asked, or the only one besides the application's own user. */
const transfereeOf = (leg: Leg, asked: CommunicationIdentifier | undefined, context: RequestContext): Participant => {
  const others = [...leg.call.participants.values()].filter(({ identifier }) => keyOf(identifier) !== keyOf(leg.user))
  const [only] = others
  if (asked === undefined) {
    if (only !== undefined && others.length === 1) return only
    throw invalidBody(context, "transferee: expected one of the participants, unless the call has only one other.")
  }
  const named = normalize(asked)
  if (keyOf(named) === keyOf(leg.user))
    throw invalidBody(context, "transferee: expected somebody else than the application's own user.")
  const transferee = participantIn(leg.call, named, context)
  return transferee
}

export const handleTransferToParticipant = onConnectedLeg(
  transferToParticipant,
  ({ call, calls, leg, payload }, context) => {
    const { operationCallbackUri: url, operationContext } = payload
    const target = normalize(payload.targetParticipant)
    const transferee = transfereeOf(leg, payload.transferee, context)
    if (participantOf(call, target) !== undefined) throw duplicateParticipant(context, "targetParticipant")
    // The transferee calls, with its own number if it has one: a caller id is not needed.
    checkCallerId(calls, context, [], payload.sourceCallerIdNumber?.value)
    if ([...call.legs].some(({ transferees }) => transferees.has(transferee))) throw transferConflict(context)

    const { identifier } = transferee
    const onward = openConversation(calls)
    const drop = () => endCall(calls, onward, (each) => endingOfOther(each, endedByApplication, 0))
    leg.transferees.add(transferee)
    const failed = (resultInformation: ResultInformation) => {
      leg.transferees.delete(transferee)
      emit(calls, leg, CallTransferFailed, { operationContext, resultInformation }, { url })
    }
    const tryComplete = trackPending(leg, () => {
      if (takeBack(invitation)) drop()
      failed(callTerminated)
    })
    const invitation = invite(calls.network, {
      conversation: onward,
      party: target,
      by: leg,
      from: identifier,
      callerDisplayName: "",
      customContext: customContextOf(payload.customCallingContext),
      timeoutMillis: timing.transferTimeout,
      joined: (answering, joining) => {
        if (!tryComplete()) return drop()
        if (participantOf(call, identifier) !== transferee) {
          failed(transfereeGone)
          return drop()
        }
        leg.transferees.delete(transferee)
        const parties = { transferTarget: target, transferee: identifier }
        emit(calls, leg, CallTransferAccepted, { ...parties, operationContext, resultInformation: success }, { url })
        leave(calls, transferee, call, {
          own: { result: endedByOthers(calls.settings.endOfOthers), millis: timing.endingOfOthers },
          others: { result: endedByApplication, millis: timing.ending }
        })
        onward.participants.set(keyOf(identifier), makeParticipant(identifier))
        calls.note("participant transferred", onward, { participant: identifier })
        enter(calls, onward, joining, answering)
      },
      failed: (status, called) => {
        if (tryComplete()) failed(transferFailed(rawId(called), status))
        drop()
      }
    })
    return { status: 202, body: contextOf(payload) }
  }
)
