/** Mute and unmute: whether the others in a group call hear the application. */
import { muteCall, unmuteCall } from "@effect-comms/graph-calls/operations"
import { setMuted } from "../engine/status.ts"
import { done, grouped, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { ownParticipant } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

export const handleMuteCall = (calls: Calls) =>
  onGraph(muteCall, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = done(calls, call, "muteParticipantOperation", payload.clientContext)
    setMuted(calls, call, [ownParticipant(call)], true)
    return reply(call, operation, context)
  })

export const handleUnmuteCall = (calls: Calls) =>
  onGraph(unmuteCall, ({ params, payload }, context) => {
    const call = grouped(calls, params.id, context)
    const operation = done(calls, call, "unmuteParticipantOperation", payload.clientContext)
    setMuted(calls, call, [ownParticipant(call)], false)
    return reply(call, operation, context)
  })
