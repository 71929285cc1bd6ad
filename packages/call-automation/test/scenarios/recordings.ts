/** Scenarios of recordings. */
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { string } from "@effect-comms/core/test/contract/Matching.ts"
import { recordingId } from "../recordings.ts"
import { callbackUri, callConnectionId, serverCallId } from "../support.ts"
import { connected, ended } from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const withServerCallId: ProviderState = {
  name: "the call has a server call id",
  parameters: { callConnectionId, serverCallId }
}
const recorded: ProviderState = { name: "a call is recorded", parameters: { callConnectionId, recordingId } }
const stopped: ProviderState = { name: "the recording is stopped", parameters: { recordingId } }

/** A recording that was stopped. */
const ofStopped = {
  cause: "that is stopped",
  given: [recorded, stopped],
  code: "8522",
  message: "Recording not found."
}

const recordingKind = "azureCommunicationServices"
const started = { recordingId: string(recordingId), recordingState: "inactive", recordingKind }
const input = {
  callLocator: { kind: "serverCallLocator", serverCallId },
  recordingStateCallbackUri: callbackUri,
  recordingContentType: "audio",
  recordingChannelType: "unmixed",
  recordingFormatType: "wav"
}

export const startRecording: ScenarioOf<"startRecording"> = {
  to: "start a recording",
  given: [connected(), withServerCallId],
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
  effect: [
    {
      read: "getRecordingProperties",
      input: { recordingId },
      status: 200,
      body: { recordingId, recordingState: "active", recordingKind }
    }
  ],
  events: ["RecordingStateChanged"],
  failures: {
    400: [
      {
        cause: "in a format that its content does not have",
        input: { ...input, recordingFormatType: "mp4" },
        code: "8557",
        message: "recordingFormatType: expected wav or mp3 for audio."
      }
    ],
    404: [
      {
        cause: "of a call that has ended",
        given: [connected(), withServerCallId, ended],
        code: "8522",
        message: "Call not found."
      }
    ],
    409: [
      {
        cause: "of a call that is recorded already",
        given: [recorded],
        input: { callConnectionId, recordingStateCallbackUri: callbackUri },
        code: "8553",
        message: "The call is recorded already."
      }
    ]
  }
}

export const getRecordingProperties: ScenarioOf<"getRecordingProperties"> = {
  to: "get a recording",
  given: [recorded],
  input: { recordingId },
  answer: { status: 200, body: { recordingId, recordingState: "active", recordingKind } },
  failures: { 404: [ofStopped] }
}
