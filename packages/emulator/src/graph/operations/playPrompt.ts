/** PlayPrompt: plays files after those that wait. */
import { playPrompt } from "@effect-comms/graph-calls/operations"
import { playJob, queue } from "../media/prompts.ts"
import { begin, hosted, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handlePlayPrompt = (calls: Calls) =>
  onGraph(playPrompt, ({ params, payload }, context) => {
    const call = hosted(calls, params.id, context)
    const operation = begin(calls, call, "playPromptOperation", payload.clientContext)
    queue(calls, call, playJob(calls, call, operation, payload))
    return reply(call, operation, context)
  })
