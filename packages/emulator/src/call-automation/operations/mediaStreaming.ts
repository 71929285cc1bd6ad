/** StartMediaStreaming and StopMediaStreaming: the audio of a call goes to the socket that the options of the leg named. */
import { startMediaStreaming, stopMediaStreaming } from "@effect-comms/call-automation/operations"
import { type Handler, on } from "../../service/Handler.ts"
import type { Calls } from "../state/Calls.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { connectedLegOf, invalidState } from "../requests/refusals.ts"
import { checkCallbackUri, reply } from "../requests/checks.ts"

export const handleStartMediaStreaming = (calls: Calls): Handler =>
  on(startMediaStreaming, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    if (leg.mediaStreaming === undefined)
      throw invalidState(context, "The call was made without mediaStreamingOptions.")
    if (leg.mediaStreaming.state() !== "inactive") throw invalidState(context, "Media streaming was started already.")
    leg.mediaStreaming.start({ operationContext, url }, takeFailure(leg.call, "startMediaStreaming"))
    return reply(leg.call, context, 202, undefined)
  })

export const handleStopMediaStreaming = (calls: Calls): Handler =>
  on(stopMediaStreaming, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    if (leg.mediaStreaming?.state() !== "active") throw invalidState(context, "Media streaming is not active.")
    leg.mediaStreaming.stop({ operationContext, url })
    return reply(leg.call, context, 202, undefined)
  })
