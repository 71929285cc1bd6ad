/** GetCall, HangupCall and TerminateCall: reading a leg, leaving with it, and ending the call for everybody. */
import { getCall, hangupCall, terminateCall } from "@effect-comms/call-automation/operations"
import { on } from "../../service/Handler.ts"
import { type Leg, participantOf } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { abandon, endCall, type Ending, endingOfOther, endLeg, endWhenEmpty, leave } from "../engine/Conversation.ts"
import { legOf } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"
import { endedByApplication, endedByOthers } from "../events/results.ts"
import { current } from "../requests/streamOptions.ts"
import * as timing from "../state/timing.ts"

const own: Ending = { result: endedByApplication, millis: timing.ending, asked: true }

const others = (calls: Calls) => ({
  result: endedByOthers(calls.settings.endOfOthers),
  millis: timing.endingOfOthers
})

/** A leg that ends when the transfer succeeds is transferring; one that stays behind with others is connected. */
const progressOf = ({ call, transferees }: Leg) =>
  transferees.size > 0 && call.participants.size === 2 ? "transferring" : "connected"

export const handleGetCall = (calls: Calls) =>
  on(getCall, ({ params }, context) => {
    const leg = legOf(calls, params.callConnectionId, context)
    const properties =
      leg.state === "connected"
        ? { ...current(leg), serverCallId: leg.call.serverCallId, callConnectionState: progressOf(leg) }
        : { ...current(leg), callConnectionState: "connecting" }
    return reply(leg.call, context, 200, properties)
  })

/** Takes an application's leg out of its call; a call in which one would be left alone ends. */
export const hangUp = (calls: Calls, leg: Leg): void => {
  const participant = participantOf(leg.call, leg.user)
  if (leg.state === "connecting" && leg.role === "answerer") abandon(calls, leg, own)
  else if (participant?.leg === leg) leave(calls, participant, leg.call, { own, others: others(calls) })
  else {
    endLeg(calls, leg, own)
    endWhenEmpty(calls, leg.call)
  }
}

export const handleHangupCall = (calls: Calls) =>
  on(hangupCall, ({ params }, context) => {
    const leg = legOf(calls, params.callConnectionId, context)
    hangUp(calls, leg)
    return reply(leg.call, context, 204, undefined)
  })

export const handleTerminateCall = (calls: Calls) =>
  on(terminateCall, ({ params }, context) => {
    const leg = legOf(calls, params.callConnectionId, context)
    const { millis, result } = others(calls)
    endCall(calls, leg.call, (each) => (each === leg ? own : endingOfOther(each, result, millis)))
    return reply(leg.call, context, 204, undefined)
  })
