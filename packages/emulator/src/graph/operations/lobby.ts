/** Who waits in the lobby of a meeting is admitted, alone or with all others, or removed. */
import { admitAllFromLobby, admitFromLobby, removeFromLobby } from "@effect-comms/graph-calls/operations"
import { done, grouped, reply, waitingOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { type Calls, conversationOf } from "../state/Calls.ts"

export const handleAdmitFromLobby = (calls: Calls) =>
  onGraph(admitFromLobby, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const waiting = waitingOf(calls, call, params.participantId)
    const operation = done(calls, call, "admitFromLobbyOperation", payload.clientContext)
    waiting.admit()
    return reply(call, operation, context)
  })

export const handleAdmitAllFromLobby = (calls: Calls) =>
  onGraph(admitAllFromLobby, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const operation = done(calls, call, "admitAllFromLobbyOperation", payload.clientContext)
    for (const waiting of conversationOf(calls, call.conversation).lobby.values()) waiting.admit()
    return reply(call, operation, context)
  })

export const handleRemoveFromLobby = (calls: Calls) =>
  onGraph(removeFromLobby, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const waiting = waitingOf(calls, call, params.participantId)
    const operation = done(calls, call, "removeFromLobbyOperation", payload.clientContext)
    waiting.refuse()
    return reply(call, operation, context)
  })
