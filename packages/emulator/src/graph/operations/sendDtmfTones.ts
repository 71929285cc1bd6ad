/** SendDtmfTones: the application presses keys, one after the other, which others in the call hear. */
import { sendDtmfTones } from "@effect-comms/graph-calls/operations"
import { sendTones } from "../media/sendTones.ts"
import { begin, hosted, reply } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { invalid } from "../requests/refusals.ts"
import type { Calls } from "../state/Calls.ts"

export const handleSendDtmfTones = (calls: Calls) =>
  onGraph(sendDtmfTones, ({ params, payload }, context) => {
    const call = hosted(calls, params.id, context)
    if (payload.tones.length === 0) throw invalid("tones: expected at least one")
    const operation = begin(calls, call, "sendDtmfTonesOperation", payload.clientContext)
    sendTones(calls, call, operation, payload.tones, payload.delayBetweenTonesMs ?? 0)
    return reply(call, operation, context)
  })
