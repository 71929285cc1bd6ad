/** SendDtmfTones: the application presses keys, one after the other, which others in the call hear. */
import { sendDtmfTones } from "@effect-comms/graph-calls/operations"
import { sendTones } from "../media/sendTones.ts"
import { begin, reply, withMedia } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { expectValues } from "../requests/values.ts"
import type { Calls } from "../state/Calls.ts"

export const handleSendDtmfTones = (calls: Calls) =>
  onGraph(sendDtmfTones, ({ params, payload }, context) => {
    const call = withMedia(calls, params.id, context)
    expectValues("tones", payload.tones, "tone")
    const operation = begin(calls, call, "sendDtmfTonesOperation", payload.clientContext)
    sendTones(calls, call, operation, payload.tones, payload.delayBetweenTonesMs ?? 0)
    return reply(call, operation, context)
  })
