/** CancelAllMediaOperations: everything that plays, recognises or waits in the call when it is asked for is cancelled. */
import { cancelAllMediaOperations } from "@effect-comms/call-automation/operations"
import { type Handler, on } from "../../service/Handler.ts"
import type { Calls } from "../state/Calls.ts"
import { cancel } from "../../telephony/PromptQueue.ts"
import { connectedLegOf } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"
import { cancelling } from "../state/timing.ts"

export const handleCancelAllMediaOperations = (calls: Calls): Handler =>
  on(cancelAllMediaOperations, ({ params }, context) => {
    const { call } = connectedLegOf(calls, params.callConnectionId, context)
    const prompts = [...call.prompts]
    calls.later(cancelling, () => cancel(prompts))
    return reply(call, context, 202, undefined)
  })
