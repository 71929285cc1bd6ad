/** Scenarios of the audio and the transcript of a call as they are streamed. */
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { uuid } from "@effect-comms/core/test/contract/Matching.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"
import { agent, callbackUri, callConnectionId, serverCallId } from "../support.ts"
import { connected, connectedWith, correlationId, ofEndedCall, ofRingingCall, operationCallbackUri } from "./given.ts"
import {
  call,
  streaming,
  transcribing,
  transcriptionOptions,
  withMediaStreaming,
  withTranscription
} from "./givenStreams.ts"
import type { ScenarioOf } from "./Scenario.ts"

/** A read of the call, whose subscriptions show whether streams are active. */
const shows = (subscriptions: object) => ({
  read: "getCall" as const,
  input: call,
  status: 200,
  body: {
    callConnectionId,
    serverCallId,
    correlationId,
    targets: [agent],
    callConnectionState: "connected",
    callbackUri,
    ...subscriptions
  }
})
const subscriptionId = uuid("b1e0a2f6-6e0c-4b3a-9a55-0d4f3f1f7c21")
const media = (state: string) =>
  shows({ mediaStreamingSubscription: { id: subscriptionId, state, subscribedContentTypes: ["audio"] } })
const transcript = (state: string, locale: string) =>
  shows({
    transcriptionSubscription: { id: subscriptionId, state, subscribedResultTypes: ["final"], locale }
  })

const invalidState = (cause: string, given: ReadonlyArray<ProviderState>, message: string): Failure<never> => ({
  cause,
  given,
  code: "8585",
  message
})

/** The setup of the call named no socket for its transcript. */
const withoutTranscription: Failure<never> = {
  cause: "in a call without transcription",
  given: [connected],
  code: "8522",
  message: "Request not allowed when Transcription url not set during call setup."
}

export const startMediaStreaming: ScenarioOf<"startMediaStreaming"> = {
  to: "start media streaming",
  given: [withMediaStreaming],
  input: call,
  answer: { status: 202 },
  effect: [media("active")],
  events: ["MediaStreamingStarted", "MediaStreamingFailed"],
  failures: {
    400: [
      ofRingingCall,
      invalidState(
        "in a call without media streaming",
        [connected],
        "The call was made without mediaStreamingOptions."
      ),
      invalidState("that is active", streaming, "Media streaming was started already.")
    ],
    404: [ofEndedCall]
  }
}

export const stopMediaStreaming: ScenarioOf<"stopMediaStreaming"> = {
  to: "stop media streaming",
  given: streaming,
  input: call,
  answer: { status: 202 },
  effect: [media("inactive")],
  events: ["MediaStreamingStopped"],
  failures: {
    400: [ofRingingCall, invalidState("that is not active", [withMediaStreaming], "Media streaming is not active.")],
    404: [ofEndedCall]
  }
}

const inEnglish = { ...call, locale: "en-us", operationContext: "streaming", operationCallbackUri }

export const startTranscription: ScenarioOf<"startTranscription"> = {
  to: "start a transcription",
  given: [withTranscription],
  input: inEnglish,
  answer: { status: 202 },
  effect: [transcript("active", "en-us")],
  events: ["TranscriptionStarted", "TranscriptionFailed"],
  failures: {
    400: [ofRingingCall, invalidState("that is active", transcribing, "The transcription was started already.")],
    404: [ofEndedCall],
    405: [
      withoutTranscription,
      {
        cause: "in a call without Azure AI services",
        given: [connectedWith([agent], { aiServices: false, request: { transcriptionOptions } })],
        code: "8522",
        message: "Request not allowed when Cognitive Service Configuration not set during call setup."
      }
    ]
  }
}

/** The transcription was never started. */
const notActive = invalidState("that is not active", [withTranscription], "The transcription is not active.")

export const stopTranscription: ScenarioOf<"stopTranscription"> = {
  to: "stop a transcription",
  given: transcribing,
  input: call,
  answer: { status: 202 },
  effect: [transcript("inactive", "en-US")],
  events: ["TranscriptionStopped"],
  failures: { 400: [ofRingingCall, notActive], 404: [ofEndedCall], 405: [withoutTranscription] }
}

export const updateTranscription: ScenarioOf<"updateTranscription"> = {
  to: "update a transcription",
  given: transcribing,
  input: { ...call, locale: "de-DE" },
  answer: { status: 202 },
  effect: [transcript("active", "de-DE")],
  events: ["TranscriptionUpdated"],
  failures: { 400: [ofRingingCall, notActive], 404: [ofEndedCall], 405: [withoutTranscription] }
}

export const summarizeCall: ScenarioOf<"summarizeCall"> = {
  to: "summarize a call",
  given: transcribing,
  input: {
    ...call,
    operationContext: "streaming",
    operationCallbackUri,
    summarizationOptions: { locale: "en-US" }
  },
  answer: { status: 202 },
  events: ["TranscriptionCallSummaryUpdated"],
  failures: { 400: [ofRingingCall, notActive], 404: [ofEndedCall], 405: [withoutTranscription] }
}
