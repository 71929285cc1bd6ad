/** StartMediaStreaming and StopMediaStreaming: the audio of a call goes to the socket that the options of the leg named. */
import { startMediaStreaming, stopMediaStreaming } from "@effect-comms/call-automation/operations"
import { takeFailure } from "../media/MediaFailures.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { invalidState } from "../requests/refusals.ts"

export const handleStartMediaStreaming = onConnectedLeg(startMediaStreaming, ({ leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext } = payload
  if (leg.mediaStreaming === undefined) throw invalidState(context, "The call was made without mediaStreamingOptions.")
  if (leg.mediaStreaming.state() !== "inactive") throw invalidState(context, "Media streaming was started already.")
  leg.mediaStreaming.start({ operationContext, url }, takeFailure(leg.call, "startMediaStreaming"))
  return { status: 202, body: undefined }
})

export const handleStopMediaStreaming = onConnectedLeg(stopMediaStreaming, ({ leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext } = payload
  if (leg.mediaStreaming?.state() !== "active") throw invalidState(context, "Media streaming is not active.")
  leg.mediaStreaming.stop({ operationContext, url })
  return { status: 202, body: undefined }
})
