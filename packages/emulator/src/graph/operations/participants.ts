/** The participants of a call: all of them, one, and taking one out, before or after it is in. */
import { deleteParticipant, getParticipant, listParticipants } from "@effect-comms/graph-calls/operations"
import { leave } from "../../telephony/Membership.ts"
import { terminate } from "../engine/calls.ts"
import { removedByOther } from "../events/results.ts"
import { participantOf as shown, rosterOf } from "../events/roster.ts"
import { callOf, grouped, participantOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { callOfLine, hasRoster } from "../state/Call.ts"
import { type Calls, conversationOf, findWaiting } from "../state/Calls.ts"
import { keyOf } from "../state/ids.ts"

export const handleListParticipants = (calls: Calls) =>
  onGraph(listParticipants, ({ params }, context) => {
    const call = callOf(calls, params.callId, context)
    return { status: 200, body: { value: hasRoster(call) ? rosterOf(calls, call) : [] } }
  })

export const handleGetParticipant = (calls: Calls) =>
  onGraph(getParticipant, ({ params }, context) => {
    const call = callOf(calls, params.callId, context)
    const { participantId } = params
    const waiting = rosterOf(calls, call).find(({ id, isInLobby }) => isInLobby && keyOf(id) === keyOf(participantId))
    return { status: 200, body: waiting ?? shown(calls, participantOf(calls, call, participantId)) }
  })

export const handleDeleteParticipant = (calls: Calls) =>
  onGraph(deleteParticipant, ({ params }, context) => {
    const call = grouped(calls, params.callId, context)
    // Who was invited or waits to be let in can be taken out before.
    const before =
      conversationOf(calls, call.conversation).invited.get(keyOf(params.participantId)) ??
      findWaiting(calls, call, params.participantId)?.refuse
    if (before !== undefined) {
      before()
      return { status: 204, body: undefined }
    }
    const participant = participantOf(calls, call, params.participantId)
    leave(calls.network, participant, call.conversation, {
      own: (line) => {
        const own = callOfLine(line)
        if (own === undefined) line.end()
        else terminate(calls, own, removedByOther)
      },
      others: (line) => line.end()
    })
    return { status: 204, body: undefined }
  })
