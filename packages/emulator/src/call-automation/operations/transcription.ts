/**
 * StartTranscription, StopTranscription, UpdateTranscription and SummarizeCall: what is said in a call goes to the socket that the
 * options of the leg named.
 */
import {
  startTranscription,
  stopTranscription,
  summarizeCall,
  updateTranscription
} from "@effect-comms/call-automation/operations"
import type { RequestContext } from "../../service/Handler.ts"
import type { Leg } from "../state/Call.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import {
  aiServicesMissing,
  invalidBody,
  invalidState,
  transcriptionUrlMissing,
  updateNotSupported
} from "../requests/refusals.ts"
import { checkLocales, checkRedaction } from "../requests/streamOptions.ts"
import type { TranscriptStream } from "../state/MediaStream.ts"

const activeOf = ({ transcription }: Leg, context: RequestContext): TranscriptStream => {
  if (transcription === undefined) throw transcriptionUrlMissing(context)
  if (transcription.state() !== "active") throw invalidState(context, "The transcription is not active.")
  return transcription
}

export const handleStartTranscription = onConnectedLeg(startTranscription, ({ leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext, ...settings } = payload
  checkRedaction(context, "", payload)
  checkLocales(context, "", payload)
  const { transcription } = leg
  if (transcription === undefined) throw transcriptionUrlMissing(context)
  if (!leg.hasAiServices) throw aiServicesMissing(context)
  if (transcription.state() !== "inactive") throw invalidState(context, "The transcription was started already.")
  transcription.set(settings)
  transcription.start({ operationContext, url }, takeFailure(leg.call, "startTranscription"))
  return { status: 202, body: undefined }
})

export const handleStopTranscription = onConnectedLeg(stopTranscription, ({ leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext } = payload
  activeOf(leg, context).stop({ operationContext, url })
  return { status: 202, body: undefined }
})

export const handleUpdateTranscription = onConnectedLeg(updateTranscription, ({ leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext, ...settings } = payload
  checkRedaction(context, "", payload)
  checkLocales(context, "", payload)
  if (leg.role === "connector") throw updateNotSupported(context)
  if (context.version === "2024-06-15-preview" && settings.locale === undefined)
    throw invalidBody(context, "locale: expected a language, such as en-US.")
  activeOf(leg, context).update(settings, { operationContext, url })
  return { status: 202, body: undefined }
})

export const handleSummarizeCall = onConnectedLeg(summarizeCall, ({ leg, payload }, context) => {
  const { operationCallbackUri: url, operationContext, summarizationOptions } = payload
  const transcription = activeOf(leg, context)
  if (summarizationOptions !== undefined) transcription.set({ summarizationOptions })
  transcription.summarize({ operationContext, url })
  return { status: 202, body: undefined }
})
