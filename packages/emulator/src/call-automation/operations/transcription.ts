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
import { type Handler, on, type RequestContext } from "../../service/Handler.ts"
import type { Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import {
  aiServicesMissing,
  connectedLegOf,
  invalidBody,
  invalidState,
  transcriptionUrlMissing,
  updateNotSupported
} from "../requests/refusals.ts"
import { checkCallbackUri, reply } from "../requests/checks.ts"
import { checkLocales, checkRedaction } from "../requests/streamOptions.ts"
import type { TranscriptStream } from "../state/MediaStream.ts"

const activeOf = ({ transcription }: Leg, context: RequestContext): TranscriptStream => {
  if (transcription === undefined) throw transcriptionUrlMissing(context)
  if (transcription.state() !== "active") throw invalidState(context, "The transcription is not active.")
  return transcription
}

export const handleStartTranscription = (calls: Calls): Handler =>
  on(startTranscription, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext, ...settings } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    checkRedaction(context, "", payload)
    checkLocales(context, "", payload)
    const { transcription } = leg
    if (transcription === undefined) throw transcriptionUrlMissing(context)
    if (!leg.hasAiServices) throw aiServicesMissing(context)
    if (transcription.state() !== "inactive") throw invalidState(context, "The transcription was started already.")
    transcription.set(settings)
    transcription.start({ operationContext, url }, takeFailure(leg.call, "startTranscription"))
    return reply(leg.call, context, 202, undefined)
  })

export const handleStopTranscription = (calls: Calls): Handler =>
  on(stopTranscription, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    activeOf(leg, context).stop({ operationContext, url })
    return reply(leg.call, context, 202, undefined)
  })

export const handleUpdateTranscription = (calls: Calls): Handler =>
  on(updateTranscription, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext, ...settings } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    checkRedaction(context, "", payload)
    checkLocales(context, "", payload)
    if (leg.role === "connector") throw updateNotSupported(context)
    if (context.version === "2024-06-15-preview" && settings.locale === undefined)
      throw invalidBody(context, "locale: expected a language, such as en-US.")
    activeOf(leg, context).update(settings, { operationContext, url })
    return reply(leg.call, context, 202, undefined)
  })

export const handleSummarizeCall = (calls: Calls): Handler =>
  on(summarizeCall, ({ params, payload }, context) => {
    const leg = connectedLegOf(calls, params.callConnectionId, context)
    const { operationCallbackUri: url, operationContext, summarizationOptions } = payload
    checkCallbackUri(calls, context, "operationCallbackUri", url)
    const transcription = activeOf(leg, context)
    if (summarizationOptions !== undefined) transcription.set({ summarizationOptions })
    transcription.summarize({ operationContext, url })
    return reply(leg.call, context, 202, undefined)
  })
