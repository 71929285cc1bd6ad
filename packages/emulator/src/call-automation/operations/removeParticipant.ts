/** RemoveParticipant: takes somebody out; in a call of two the whole call ends. */
import { RemoveParticipantFailed, RemoveParticipantSucceeded } from "@effect-comms/call-automation/events"
import { removeParticipant } from "@effect-comms/call-automation/operations"
import { type Handler, on } from "../../service/Handler.ts"
import { normalise } from "../../telephony/Identifier.ts"
import { participantOf } from "../../telephony/Conversation.ts"
import { trackPending } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { leave } from "../engine/Conversation.ts"
import { emit } from "../events/emit.ts"
import { connectedLegOf } from "../requests/refusals.ts"
import { checkCallbackUri, reply } from "../requests/checks.ts"
import { callTerminated, notPresent, removed, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { endingAfterRemoval, removing } from "../state/timing.ts"

export const handleRemoveParticipant = (calls: Calls): Handler =>
  on(removeParticipant, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)

    const participant = normalise(payload.participantToRemove)
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
    return reply(leg.call, context, 202, operationContext === undefined ? {} : { operationContext })
  })
