/** Sessions in which somebody in a call shares content. */
import { getContentSharingSession, listContentSharingSessions } from "@effect-comms/graph-calls/operations"
import { callOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { sessionNotFound } from "../requests/refusals.ts"
import type { SharingSession } from "../state/Call.ts"
import { type Calls, conversationOf, recordOf } from "../state/Calls.ts"

const shown = (calls: Calls, { id, presenter }: SharingSession) => ({
  "@odata.type": "#microsoft.graph.contentSharingSession",
  id,
  presenterParticipantId: recordOf(calls, presenter).id
})

export const handleListContentSharingSessions = (calls: Calls) =>
  onGraph(listContentSharingSessions, ({ params }, context) => {
    const { sessions } = conversationOf(calls, callOf(calls, params.callId, context).conversation)
    return { status: 200, body: { value: [...sessions.values()].map((session) => shown(calls, session)) } }
  })

export const handleGetContentSharingSession = (calls: Calls) =>
  onGraph(getContentSharingSession, ({ params }, context) => {
    const { sessions } = conversationOf(calls, callOf(calls, params.callId, context).conversation)
    const session = sessions.get(params.sessionId.toLowerCase())
    if (session === undefined) throw sessionNotFound()
    return { status: 200, body: shown(calls, session) }
  })
