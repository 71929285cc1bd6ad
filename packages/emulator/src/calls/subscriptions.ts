/** Media streaming and transcription of a leg as answers show them; nothing is streamed or transcribed here. */
import type { createCall } from "@effect-comms/call-automation/operations"
import type { RequestContext } from "../Handler.ts"
import type { Leg, Properties } from "./Call.ts"
import type { Calls } from "./Calls.ts"
import { notSupported } from "./refusals.ts"

type Wanted = Pick<(typeof createCall)["payload"]["Type"], "mediaStreamingOptions" | "transcriptionOptions">

/** Refuses what would have to start at once. */
export const checkStreaming = (context: RequestContext, wanted: Wanted): void => {
  if (wanted.mediaStreamingOptions?.startMediaStreaming === true)
    throw notSupported(context, "mediaStreamingOptions.startMediaStreaming: the local cloud does not stream media.")
  if (wanted.transcriptionOptions?.startTranscription === true)
    throw notSupported(context, "transcriptionOptions.startTranscription: the local cloud does not transcribe.")
}

/** The subscription that create and answer show: there although nothing was asked for. */
export const mediaStreamingSubscription = (calls: Calls, wanted: Wanted) => ({
  id: calls.simulation.guid(),
  state: wanted.mediaStreamingOptions === undefined ? "disabled" : "inactive",
  subscribedContentTypes: ["audio"]
})

/** What GET shows of a leg: a disabled subscription is its state alone. */
export const current = (leg: Leg): Properties => {
  const media = leg.properties.mediaStreamingSubscription
  return {
    ...leg.properties,
    mediaStreamingSubscription: media?.state === "disabled" ? { state: "disabled" } : (media ?? { state: "disabled" }),
    transcriptionSubscription: { state: "disabled", subscribedResultTypes: [] }
  }
}
