/** Mute and muteAll of participants: the others in a group call do not hear them. */
import { muteAllParticipants, muteParticipant } from "@effect-comms/graph-calls/operations"
import { setMuted } from "../engine/status.ts"
import { done, grouped, participantOf, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { type Calls, recordOf } from "../state/Calls.ts"

export const handleMuteParticipant = (calls: Calls) =>
  onGraph(muteParticipant, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const participant = participantOf(calls, call, params.participantId)
    const operation = done(calls, call, "muteParticipantOperation", payload.clientContext)
    setMuted(calls, call, [participant], true)
    return reply(call, operation, context)
  })

export const handleMuteAllParticipants = (calls: Calls) =>
  onGraph(muteAllParticipants, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const others = [...call.conversation.participants.values()].filter(({ line }) => line !== call)
    const muted = payload.participants?.map((id) => participantOf(calls, call, id)) ?? others
    const ids = muted.map((participant) => recordOf(calls, participant).id)
    const operation = done(calls, call, "muteParticipantsOperation", payload.clientContext, ids)
    setMuted(calls, call, muted, true)
    return reply(call, operation, context)
  })
