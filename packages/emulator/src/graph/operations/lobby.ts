/** Who waits in the lobby of a meeting is admitted, alone or with all others, or removed. */
import { admitAllFromLobby, admitFromLobby, removeFromLobby } from "@effect-comms/graph-calls/operations"
import type { Handler } from "../../service/Handler.ts"
import { done, grouped, reply, waitingOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { type Calls, conversationOf } from "../state/Calls.ts"

export const handleAdmitFromLobby = (calls: Calls): Handler =>
  onGraph(admitFromLobby, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const waiting = waitingOf(calls, call, params.participantId)
    const operation = done(calls, call, "admitFromLobbyOperation", payload.clientContext)
    waiting.admit()
    return reply(call, operation, context)
  })

export const handleAdmitAllFromLobby = (calls: Calls): Handler =>
  onGraph(admitAllFromLobby, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const operation = done(calls, call, "admitAllFromLobbyOperation", payload.clientContext)
    for (const waiting of conversationOf(calls, call.conversation).lobby.values()) waiting.admit()
    return reply(call, operation, context)
  })

export const handleRemoveFromLobby = (calls: Calls): Handler =>
  onGraph(removeFromLobby, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const waiting = waitingOf(calls, call, params.participantId)
    const operation = done(calls, call, "removeFromLobbyOperation", payload.clientContext)
    waiting.refuse()
    return reply(call, operation, context)
  })
