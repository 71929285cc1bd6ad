/** GetParticipants and GetParticipant: who is in a call; those who ring are not. */
import { getParticipant, getParticipants } from "@effect-comms/call-automation/operations"
import { on } from "../../service/Handler.ts"
import { ofRawId } from "../../telephony/Identifier.ts"
import type { Calls } from "../state/Calls.ts"
import { shown } from "../events/emit.ts"
import { legOf } from "../requests/refusals.ts"
import { participantIn } from "../requests/targets.ts"
import { reply } from "../requests/checks.ts"

export const handleGetParticipants = (calls: Calls) =>
  on(getParticipants, ({ params }, context) => {
    const { call } = legOf(calls, params.callConnectionId, context)
    return reply(call, context, 200, { value: [...call.participants.values()].map(shown) })
  })

export const handleGetParticipant = (calls: Calls) =>
  on(getParticipant, ({ params }, context) => {
    const { call } = legOf(calls, params.callConnectionId, context)
    const participant = participantIn(call, ofRawId(params.participantRawId), context)
    return reply(call, context, 200, shown(participant))
  })
