/** Provider states in which a call is recorded, and what a recording is started with. */
import { string } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import { recordingId } from "../recordings.ts"
import { callbackUri, serverCallId } from "../support.ts"
import { connected } from "./given.ts"

export const recordingKind = "azureCommunicationServices"
export const started = { recordingId: string(recordingId), recordingState: "inactive", recordingKind }
export const input = {
  callLocator: { kind: "serverCallLocator", serverCallId },
  recordingStateCallbackUri: callbackUri,
  recordingContentType: "audio",
  recordingChannelType: "unmixed",
  recordingFormatType: "wav"
}
export const recording = { recordingId }

/** A recording that was just started. */
export const startedByServerCallId = (apiVersion: string): ProviderState =>
  executed(
    operations.startRecording,
    { callLocator: input.callLocator, recordingStateCallbackUri: callbackUri },
    { apiVersion, status: 200, body: { recordingId } }
  )
export const recordingStarted = startedByServerCallId("2026-03-12")

/** A call is connected, and its recording is active. */
export const recorded: ReadonlyArray<ProviderState> = [connected, recordingStarted, timeHasPassed(5000)]
/** The same, which is paused. */
export const paused: ReadonlyArray<ProviderState> = [
  ...recorded,
  executed(operations.pauseRecording, recording, { status: 202 })
]
