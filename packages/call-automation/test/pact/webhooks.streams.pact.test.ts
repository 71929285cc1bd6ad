/** The webhooks of media streaming, transcription and summaries. */
import { string } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import { connectedWith, operationCallbackUri, rawIdOf } from "../scenarios/given.ts"
import {
  streaming,
  transcriptionOptions,
  transcribing,
  withMediaStreaming,
  withTranscription
} from "../scenarios/givenStreams.ts"
import { agent, callConnectionId } from "../support.ts"
import { completed, describeWebhooks, done, result, type Webhook } from "./webhook.ts"

const told = { operationContext: "streaming", operationCallbackUri }
const awhile = timeHasPassed(5000)
const refused: ProviderState = { name: "the application accepts no media sockets" }

const media = (mediaStreamingStatus: string, mediaStreamingStatusDetails: string) => ({
  mediaStreamingUpdate: { contentType: "Audio", mediaStreamingStatus, mediaStreamingStatusDetails }
})
const transcript = (transcriptionStatus: string, transcriptionStatusDetails: string, more: object = {}) => ({
  transcriptionUpdate: { transcriptionStatus, transcriptionStatusDetails, ...more }
})

/** What an operation is told with, at the address that it names. */
const webhook = (
  name: Webhook["name"],
  given: ReadonlyArray<ProviderState>,
  own: object,
  information: object = completed
): Webhook => ({
  name,
  given: [...given, awhile],
  own: { ...own, operationContext: told.operationContext, ...information },
  ofOperation: true
})

// The application speaks the version that has summaries.
const apiVersion = "2025-08-15-preview"
const transcribingInPreview: ReadonlyArray<ProviderState> = [
  connectedWith([agent], { apiVersion, request: { transcriptionOptions } }),
  executed(operations.startTranscription, { callConnectionId }, { apiVersion, status: 202 }),
  awhile
]

describeWebhooks([
  webhook(
    "MediaStreamingStarted",
    [withMediaStreaming, done("startMediaStreaming", told)],
    media("mediaStreamingStarted", "subscriptionStarted")
  ),
  webhook(
    "MediaStreamingStopped",
    [...streaming, done("stopMediaStreaming", told)],
    media("mediaStreamingStopped", "subscriptionStopped")
  ),
  webhook(
    "MediaStreamingFailed",
    [withMediaStreaming, refused, done("startMediaStreaming", told)],
    media("mediaStreamingFailed", "initialWebSocketConnectionFailed"),
    result(400, 8581, "Action failed, Transport url is not valid or web socket server is not operational.")
  ),
  webhook(
    "TranscriptionStarted",
    [withTranscription, done("startTranscription", told)],
    transcript("transcriptionStarted", "subscriptionStarted")
  ),
  webhook(
    "TranscriptionUpdated",
    [...transcribing, done("updateTranscription", told)],
    transcript("transcriptionUpdated", "transcriptionLocaleUpdated")
  ),
  webhook(
    "TranscriptionStopped",
    [...transcribing, done("stopTranscription", told)],
    transcript("transcriptionStopped", "subscriptionStopped")
  ),
  webhook(
    "TranscriptionFailed",
    [withTranscription, refused, done("startTranscription", told)],
    transcript("transcriptionFailed", "streamConnectionUnsuccessful"),
    result(500, 8578, "Action failed, not able to establish WebSocket connection.")
  ),
  {
    ...webhook(
      "TranscriptionCallSummaryUpdated",
      [
        ...transcribingInPreview,
        {
          name: "a participant speaks",
          parameters: { callConnectionId, participant: rawIdOf(agent), speech: "My order is late", confidence: 0.75 }
        },
        awhile,
        done("summarizeCall", told)
      ],
      transcript("callSummaryUpdated", "callSummarySuccess", {
        transcriptionMessage: string("Speaker 1: My order is late")
      })
    ),
    of: "of what was said",
    apiVersion
  },
  {
    ...webhook(
      "TranscriptionCallSummaryUpdated",
      [...transcribingInPreview, done("summarizeCall", told)],
      transcript("callSummaryUpdated", "callSummaryFailure"),
      result(400, 8578, "Action failed, nothing was said that could be summarized.")
    ),
    of: "of nothing",
    apiVersion
  }
])
