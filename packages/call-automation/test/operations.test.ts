import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as operations from "../src/operations/index.ts"
import { recognitionCases } from "./recognition.ts"
import { streamingCases } from "./streaming.ts"
import {
  agent,
  bot,
  callbackUri,
  callConnectionId,
  customer,
  endpoint,
  invitationId,
  scripted,
  serverCallId
} from "./support.ts"

const properties = {
  callConnectionId,
  serverCallId,
  source: bot,
  targets: [customer],
  callConnectionState: "connected",
  callbackUri
}
const leg = `/calling/callConnections/${callConnectionId}`

interface Case {
  readonly name: string
  readonly call: Effect.Effect<unknown, CommunicationError, CallAutomation.CallAutomation>
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly status: number
  readonly answer?: unknown
  readonly repeatable: boolean
}

const cases: ReadonlyArray<Case> = [
  {
    name: "CreateCall",
    call: CallAutomation.createCall({ targets: [customer], callbackUri }),
    method: "POST",
    path: "/calling/callConnections",
    body: { targets: [customer], callbackUri },
    status: 201,
    answer: properties,
    repeatable: true
  },
  {
    name: "AnswerCall",
    call: CallAutomation.answerCall({ incomingCallContext: "opaque", callbackUri, operationContext: "incoming" }),
    method: "POST",
    path: "/calling/callConnections:answer",
    body: { incomingCallContext: "opaque", callbackUri, operationContext: "incoming" },
    status: 200,
    answer: { ...properties, answeredBy: { id: bot.communicationUser.id } },
    repeatable: true
  },
  {
    name: "RedirectCall",
    call: CallAutomation.redirectCall({ incomingCallContext: "opaque", target: agent }),
    method: "POST",
    path: "/calling/callConnections:redirect",
    body: { incomingCallContext: "opaque", target: agent },
    status: 204,
    repeatable: true
  },
  {
    name: "RejectCall",
    call: CallAutomation.rejectCall({ incomingCallContext: "opaque", callRejectReason: "busy" }),
    method: "POST",
    path: "/calling/callConnections:reject",
    body: { incomingCallContext: "opaque", callRejectReason: "busy" },
    status: 204,
    repeatable: true
  },
  {
    name: "Connect",
    call: CallAutomation.connect({
      callLocator: { kind: "roomCallLocator", roomId: "99434917639286209" },
      callbackUri,
      operationContext: "connecting",
      callIntelligenceOptions: { cognitiveServicesEndpoint: "https://cognitiveservice.com" }
    }),
    method: "POST",
    path: "/calling/callConnections:connect",
    body: {
      callLocator: { kind: "roomCallLocator", roomId: "99434917639286209" },
      callbackUri,
      operationContext: "connecting",
      callIntelligenceOptions: { cognitiveServicesEndpoint: "https://cognitiveservice.com" }
    },
    status: 200,
    answer: { callConnectionId, targets: [], callConnectionState: "connecting", callbackUri },
    repeatable: true
  },
  {
    name: "CallConnection_GetCall",
    call: CallConnection.get({ callConnectionId }),
    method: "GET",
    path: leg,
    status: 200,
    answer: {
      ...properties,
      mediaStreamingSubscription: { state: "disabled" },
      transcriptionSubscription: { state: "disabled", subscribedResultTypes: [] }
    },
    repeatable: false
  },
  {
    name: "CallConnection_HangupCall",
    call: CallConnection.hangupCall({ callConnectionId }),
    method: "DELETE",
    path: leg,
    status: 204,
    repeatable: false
  },
  {
    name: "CallConnection_TerminateCall",
    call: CallConnection.terminateCall({ callConnectionId }),
    method: "POST",
    path: `${leg}:terminate`,
    status: 204,
    repeatable: true
  },
  {
    name: "CallConnection_TransferToParticipant",
    call: CallConnection.transferToParticipant({
      callConnectionId,
      targetParticipant: agent,
      transferee: customer,
      operationContext: "transferring",
      operationCallbackUri: callbackUri,
      customCallingContext: { voipHeaders: { order: "17" }, sipHeaders: {} },
      sourceCallerIdNumber: { value: "+14255550100" }
    }),
    method: "POST",
    path: `${leg}:transferToParticipant`,
    body: {
      targetParticipant: agent,
      transferee: customer,
      operationContext: "transferring",
      operationCallbackUri: callbackUri,
      customCallingContext: { voipHeaders: { order: "17" }, sipHeaders: {} },
      sourceCallerIdNumber: { value: "+14255550100" }
    },
    status: 202,
    answer: { operationContext: "transferring" },
    repeatable: true
  },
  {
    name: "CallConnection_AddParticipant",
    call: CallConnection.addParticipant({
      callConnectionId,
      participantToAdd: agent,
      operationContext: "adding participant",
      invitationTimeoutInSeconds: 30,
      operationCallbackUri: callbackUri,
      customCallingContext: { voipHeaders: { order: "17" }, sipHeaders: {} }
    }),
    method: "POST",
    path: `${leg}/participants:add`,
    body: {
      participantToAdd: agent,
      operationContext: "adding participant",
      invitationTimeoutInSeconds: 30,
      operationCallbackUri: callbackUri,
      customCallingContext: { voipHeaders: { order: "17" }, sipHeaders: {} }
    },
    status: 202,
    answer: {
      operationContext: "adding participant",
      participant: { identifier: agent, isMuted: false, isOnHold: false },
      invitationId
    },
    repeatable: true
  },
  {
    name: "CallConnection_RemoveParticipant",
    call: CallConnection.removeParticipant({
      callConnectionId,
      participantToRemove: agent,
      operationContext: "removing"
    }),
    method: "POST",
    path: `${leg}/participants:remove`,
    body: { participantToRemove: agent, operationContext: "removing" },
    status: 202,
    answer: { operationContext: "removing" },
    repeatable: true
  },
  {
    name: "CallConnection_CancelAddParticipant",
    call: CallConnection.cancelAddParticipant({ callConnectionId, invitationId, operationContext: "cancelling" }),
    method: "POST",
    path: `${leg}/participants:cancelAddParticipant`,
    body: { invitationId, operationContext: "cancelling" },
    status: 202,
    answer: { invitationId, operationContext: "cancelling" },
    repeatable: true
  },
  {
    name: "CallConnection_GetParticipant",
    call: CallConnection.getParticipant({ callConnectionId, participantRawId: "4:+14255550123" }),
    method: "GET",
    path: `${leg}/participants/4%3A%2B14255550123`,
    status: 200,
    answer: { identifier: { rawId: "4:+14255550123", phoneNumber: { value: "+14255550123" } }, isMuted: false },
    repeatable: false
  },
  {
    name: "CallMedia_Hold",
    call: CallMedia.hold({
      callConnectionId,
      targetParticipant: customer,
      playSourceInfo: { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }
    }),
    method: "POST",
    path: `${leg}:hold`,
    body: {
      targetParticipant: customer,
      playSourceInfo: { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }
    },
    status: 200,
    repeatable: false
  },
  {
    name: "CallMedia_Unhold",
    call: CallMedia.unhold({ callConnectionId, targetParticipant: customer, operationCallbackUri: callbackUri }),
    method: "POST",
    path: `${leg}:unhold`,
    body: { targetParticipant: customer, operationCallbackUri: callbackUri },
    status: 200,
    repeatable: false
  },
  {
    name: "CallMedia_Play",
    call: CallMedia.play({
      callConnectionId,
      playSources: [{ kind: "text", text: { text: "Please hold the line.", voiceKind: "female" } }],
      playTo: [customer],
      playOptions: { loop: false }
    }),
    method: "POST",
    path: `${leg}:play`,
    body: {
      playSources: [{ kind: "text", text: { text: "Please hold the line.", voiceKind: "female" } }],
      playTo: [customer],
      playOptions: { loop: false }
    },
    status: 202,
    repeatable: false
  },
  ...recognitionCases
]

/** Tested in files of their own. */
const elsewhere = [
  ...streamingCases.map(({ name }) => name),
  "CallConnection_MoveParticipants",
  "CallConnection_Mute",
  "CallRecording_GetRecordingProperties",
  "CallRecording_PauseRecording",
  "CallRecording_ResumeRecording",
  "CallRecording_StartRecording",
  "CallRecording_StopRecording"
]

describe("operations on the wire", () => {
  for (const { answer, body, call, method, name, path, repeatable, status } of cases) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([{ status, ...(answer === undefined ? {} : { body: answer }) }])
        const result = yield* Effect.provide(call, layer)
        assert.deepStrictEqual(result, answer)
        const [request] = requests
        assert.strictEqual(request?.method, method)
        assert.strictEqual(request?.origin, endpoint)
        assert.strictEqual(request?.path, `${path}?api-version=2026-03-12`)
        assert.deepStrictEqual(request?.json, body)
        assert.strictEqual(request?.headers["content-type"], body === undefined ? undefined : "application/json")
        assert.strictEqual("repeatability-request-id" in (request?.headers ?? {}), repeatable)
        assert.strictEqual("repeatability-first-sent" in (request?.headers ?? {}), repeatable)
        assert.match(request?.headers["authorization"] ?? "", /^HMAC-SHA256 SignedHeaders=/)
      })
    )
  }

  it("are all of the declared ones", () => {
    const tested = new Set([...cases.map((one) => one.name), "CallConnection_GetParticipants", ...elsewhere])
    assert.deepStrictEqual(new Set(operations.all.map((one) => one.id)), tested)
  })

  it.effect("CallConnection_GetParticipants, page by page", () =>
    Effect.gen(function* () {
      const nextLink = `${endpoint}${leg}/participants?skip=1&api-version=2026-03-12`
      const { layer, requests } = scripted([
        { status: 200, body: { value: [{ identifier: customer, isMuted: true }], nextLink } },
        { status: 200, body: { value: [{ identifier: agent, isMuted: false, isOnHold: null }] } }
      ])
      const all = yield* Effect.provide(Stream.runCollect(CallConnection.listParticipants({ callConnectionId })), layer)
      assert.deepStrictEqual(all, [
        { identifier: customer, isMuted: true },
        { identifier: agent, isMuted: false }
      ])
      assert.deepStrictEqual(
        requests.map((one) => one.path),
        [`${leg}/participants?api-version=2026-03-12`, `${leg}/participants?skip=1&api-version=2026-03-12`]
      )
    })
  )

  it.effect("a page that is not asked for is not loaded", () =>
    Effect.gen(function* () {
      const nextLink = `${endpoint}${leg}/participants?skip=1&api-version=2026-03-12`
      const { layer, requests } = scripted([{ status: 200, body: { value: [{ identifier: customer }], nextLink } }])
      yield* Effect.provide(
        Stream.runCollect(Stream.take(CallConnection.listParticipants({ callConnectionId }), 1)),
        layer
      )
      assert.strictEqual(requests.length, 1)
    })
  )
})

describe("retry classes", () => {
  const expected: Record<string, string> = {
    CreateCall: "claimed",
    AnswerCall: "claimed",
    RedirectCall: "claimed",
    RejectCall: "claimed",
    Connect: "claimed",
    CallConnection_GetCall: "safe",
    CallConnection_HangupCall: "idempotent",
    CallConnection_TerminateCall: "repeatable",
    CallConnection_TransferToParticipant: "repeatable",
    CallConnection_AddParticipant: "repeatable",
    CallConnection_RemoveParticipant: "repeatable",
    CallConnection_CancelAddParticipant: "repeatable",
    CallConnection_GetParticipants: "safe",
    CallConnection_GetParticipant: "safe",
    CallConnection_MoveParticipants: "repeatable",
    CallConnection_Mute: "repeatable",
    CallRecording_StartRecording: "repeatable",
    CallRecording_GetRecordingProperties: "safe",
    CallRecording_StopRecording: "idempotent",
    CallRecording_PauseRecording: "once",
    CallRecording_ResumeRecording: "once",
    CallMedia_Hold: "once",
    CallMedia_Unhold: "once",
    CallMedia_Play: "once",
    CallMedia_CancelAllMediaOperations: "once",
    CallMedia_Recognize: "once",
    CallMedia_StartContinuousDtmfRecognition: "once",
    CallMedia_StopContinuousDtmfRecognition: "once",
    ...Object.fromEntries(streamingCases.map(({ name }) => [name, "once"])),
    CallMedia_SendDtmfTones: "repeatable"
  }
  it("are those that documents promise and recordings do not contradict", () => {
    assert.deepStrictEqual(Object.fromEntries(operations.all.map((one) => [one.id, one.retry])), expected)
  })

  it.effect("an open failure of unhold is Ambiguous and nothing is sent again", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }])
      const error = yield* Effect.flip(
        Effect.provide(CallMedia.unhold({ callConnectionId, targetParticipant: customer }), layer)
      )
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(requests.length, 1)
    })
  )
})
