/** Recording a call. */
import { assert, describe, it } from "@effect/vitest"
import * as CallRecording from "../../src/CallRecording.ts"
import { recordingId } from "../recordings.ts"
import { callbackUri, callConnectionId, serverCallId } from "../support.ts"
import { connected, exchange, itIsRefused, type State, string } from "./provider.ts"
import { accepted } from "./values.ts"

const named: State = { name: "the call has a server call id", parameters: { callConnectionId, serverCallId } }
const recorded: State = { name: "a call is recorded", parameters: { recordingId } }
const gone: State = { name: "the recording does not exist", parameters: { recordingId } }
const path = `/calling/recordings/${recordingId}`

describe("start a recording", () => {
  const to = "start a recording"
  const body = {
    callLocator: { kind: "serverCallLocator", serverCallId },
    recordingStateCallbackUri: callbackUri,
    recordingContentType: "audio",
    recordingChannelType: "unmixed",
    recordingFormatType: "wav"
  }
  const effect = CallRecording.startRecording(body)
  const request = {
    states: [connected, named],
    method: "POST",
    path: "/calling/recordings",
    repeatable: true,
    body
  }
  const answer = { recordingState: "inactive", recordingKind: "azureCommunicationServices" }

  it("by server call id answers 200", async () => {
    const response = { status: 200, headers: accepted, body: { recordingId: string(recordingId), ...answer } }
    const started = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(started, { recordingId, ...answer })
  })

  it("by leg answers 202", async () => {
    const body = { callConnectionId, recordingStateCallbackUri: callbackUri, pauseOnStart: true }
    const response = { status: 202, headers: accepted, body: { recordingId: string(recordingId), ...answer } }
    const started = await exchange(
      { ...request, states: [connected], body, description: `a request to ${to} by leg`, response },
      CallRecording.startRecording(body)
    )
    assert.deepEqual(started, { recordingId, ...answer })
  })
  itIsRefused({ ...request, to, effect })
})

describe("get a recording", () => {
  const to = "get a recording"
  const effect = CallRecording.get({ recordingId })
  const request = { states: [recorded], method: "GET", path, repeatable: false }

  it("shows an active one", async () => {
    const body = { recordingId, recordingState: "active", recordingKind: "azureCommunicationServices" }
    const response = { status: 200, body }
    const properties = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(properties, body)
  })
  itIsRefused({ ...request, to, effect, gone, harmless: true })
})

describe("pause a recording", () => {
  const to = "pause a recording"
  const effect = CallRecording.pauseRecording({ recordingId })
  const request = { states: [recorded], method: "POST", path: `${path}:pause`, repeatable: false }

  it("answers 202", async () => {
    const response = { status: 202 }
    assert.isUndefined(await exchange({ ...request, description: `a request to ${to}`, response }, effect))
  })
  itIsRefused({ ...request, to, effect, gone })
})

describe("resume a recording", () => {
  const to = "resume a recording"
  const paused: State = { name: "the recording is paused", parameters: { recordingId } }
  const effect = CallRecording.resumeRecording({ recordingId })
  const request = { states: [recorded, paused], method: "POST", path: `${path}:resume`, repeatable: false }

  it("answers 202", async () => {
    const response = { status: 202 }
    assert.isUndefined(await exchange({ ...request, description: `a request to ${to}`, response }, effect))
  })
  itIsRefused({ ...request, to, effect, gone })
})

describe("stop a recording", () => {
  const to = "stop a recording"
  const effect = CallRecording.stopRecording({ recordingId })
  const request = { states: [recorded], method: "DELETE", path, repeatable: false }

  it("answers 204", async () => {
    const response = { status: 204 }
    assert.isUndefined(await exchange({ ...request, description: `a request to ${to}`, response }, effect))
  })
  itIsRefused({ ...request, to, effect, gone, harmless: true })
})

describe("the examples of Microsoft's reference", () => {
  it("Call Recording - Start Recording, 2024-09-15", async () => {
    const body = {
      callLocator: { kind: "serverCallLocator", serverCallId },
      recordingStateCallbackUri: "https://contoso.communications.azure.com/callback",
      pauseOnStart: true,
      externalStorage: {
        recordingStorageKind: "azureBlobStorage",
        recordingDestinationContainerUrl: "https://contoso.blob.core.windows.net/recordings"
      }
    }
    const started = await exchange(
      {
        description: "the documented example CallRecording_StartRecording",
        states: [connected, named],
        method: "POST",
        path: "/calling/recordings",
        apiVersion: "2024-09-15",
        repeatable: true,
        body,
        response: { status: 200, body: { recordingId: string(recordingId), recordingState: "inactive" } }
      },
      CallRecording.startRecording(body, { apiVersion: "2024-09-15" })
    )
    assert.deepEqual(started, { recordingId, recordingState: "inactive" })
  })
})
