/** Scenarios of recordings. */
import { string } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"
import * as operations from "../../src/generated/operations.ts"
import { recordingId } from "../recordings.ts"
import { callbackUri, callConnectionId, serverCallId } from "../support.ts"
import { connected, hasEnded, invalid } from "./given.ts"
import { input, paused, recorded, recording, recordingKind, started } from "./givenRecordings.ts"
import type { ScenarioOf } from "./Scenario.ts"

const stopped: Failure<never> = {
  cause: "that is stopped",
  given: [...recorded, executed(operations.stopRecording, recording, { status: 204 })],
  code: "8522",
  message: "Recording not found."
}

const notAllowed = (cause: string, given: ReadonlyArray<ProviderState>): Failure<never> => ({
  cause,
  given,
  code: "8573",
  message: "Pause or resume is not allowed in the state of the recording."
})

/** The recording, as a read shows it. */
const shows = (recordingState: string) => ({
  read: "getRecordingProperties" as const,
  input: recording,
  status: 200,
  body: { recordingId, recordingState, recordingKind }
})

export const startRecording: ScenarioOf<"startRecording"> = {
  to: "start a recording",
  given: [connected],
  input,
  answer: { status: 200, body: started },
  others: {
    "by a connection": {
      input: { callConnectionId, recordingStateCallbackUri: callbackUri, pauseOnStart: true },
      status: 202,
      body: started
    },
    "in 2024-09-15": {
      apiVersion: "2024-09-15",
      input: {
        callLocator: { kind: "serverCallLocator", serverCallId },
        recordingStateCallbackUri: "https://contoso.communications.azure.com/callback",
        pauseOnStart: true,
        externalStorage: {
          recordingStorageKind: "azureBlobStorage",
          recordingDestinationContainerUrl: "https://contoso.blob.core.windows.net/recordings"
        }
      },
      status: 200,
      body: { recordingId: string(recordingId), recordingState: "inactive" }
    }
  },
  effect: [shows("active")],
  events: ["RecordingStateChanged", "StartRecordingFailed"],
  failures: {
    400: [
      invalid(
        "of no call",
        { recordingStateCallbackUri: callbackUri },
        "callLocator: expected exactly one of callLocator and callConnectionId."
      ),
      {
        cause: "in a format that its content does not have",
        input: { ...input, recordingFormatType: "mp4" },
        code: "8557",
        message: "recordingFormatType: expected wav or mp3 for audio."
      }
    ],
    404: [{ cause: "of a call that has ended", given: hasEnded, code: "8522", message: "Call not found." }],
    409: [
      {
        cause: "of a call that is recorded already",
        given: recorded,
        code: "8553",
        message: "The call is recorded already."
      }
    ]
  }
}

export const getRecordingProperties: ScenarioOf<"getRecordingProperties"> = {
  to: "get a recording",
  given: recorded,
  input: recording,
  answer: { status: 200, body: { recordingId, recordingState: "active", recordingKind } },
  failures: { 404: [stopped] }
}

export const pauseRecording: ScenarioOf<"pauseRecording"> = {
  to: "pause a recording",
  given: recorded,
  input: recording,
  answer: { status: 202 },
  effect: [shows("inactive")],
  events: ["RecordingStateChanged"],
  failures: { 400: [notAllowed("that is paused", paused)], 404: [stopped] }
}

export const resumeRecording: ScenarioOf<"resumeRecording"> = {
  to: "resume a recording",
  given: paused,
  input: recording,
  answer: { status: 202 },
  effect: [shows("active")],
  events: ["RecordingStateChanged"],
  failures: { 400: [notAllowed("that is active", recorded)], 404: [stopped] }
}

export const stopRecording: ScenarioOf<"stopRecording"> = {
  to: "stop a recording",
  given: recorded,
  input: recording,
  answer: { status: 204 },
  effect: [{ read: "getRecordingProperties", input: recording, status: 404, code: "8522" }],
  events: ["RecordingStateChanged"],
  failures: { 404: [stopped] }
}
