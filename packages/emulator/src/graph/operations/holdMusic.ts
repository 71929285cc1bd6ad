/** StartHoldMusic and stopHoldMusic: a participant of a group call hears music instead of the others, until it is taken off hold. */
import { startHoldMusic, stopHoldMusic } from "@effect-comms/graph-calls/operations"
import { tellRosters } from "../../telephony/Membership.ts"
import { lengthOf } from "../media/prompts.ts"
import { begin, finish, finishLater, grouped, participantOf, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"
import { later } from "../state/later.ts"

export const handleStartHoldMusic = (calls: Calls) =>
  onGraph(startHoldMusic, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const participant = participantOf(calls, call, params.participantId)
    const operation = begin(calls, call, "startHoldMusicOperation", payload.clientContext)
    const { failure, millis } = lengthOf(payload.customPrompt === undefined ? [] : [payload.customPrompt])
    if (failure !== undefined)
      later(calls, call, millis, () => finish(calls, call, operation, { status: "failed", resultInfo: failure }))
    else
      finishLater(calls, call, operation, () => {
        participant.holds.add("music")
        tellRosters(call.conversation)
      })
    return reply(call, operation, context, 202)
  })

export const handleStopHoldMusic = (calls: Calls) =>
  onGraph(stopHoldMusic, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const participant = participantOf(calls, call, params.participantId)
    const operation = begin(calls, call, "stopHoldMusicOperation", payload.clientContext)
    finishLater(calls, call, operation, () => {
      participant.holds.delete("music")
      tellRosters(call.conversation)
    })
    return reply(call, operation, context, 202)
  })
