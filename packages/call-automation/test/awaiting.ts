/** Every function that also waits for the outcome, with the answer of its request and the events that end it. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import type * as CallEvents from "../src/CallEvents.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as CallRecording from "../src/CallRecording.ts"
import { callbackData, dataOf, event, named } from "./events/bodies.ts"
import { recorderId, recordingId } from "./recordings.ts"
import { agent, callbackUri, callConnectionId, customer, invitationId, serverCallId } from "./support.ts"

/** An event of a kind as the service would send it, with what the test wants to differ. */
export const emitted = (name: keyof typeof callbackData, more: object = {}) => {
  const [own, rest = {}] = callbackData[name]
  return event(name, { ...dataOf(name, own, rest), ...more })
}

/** A form under test. */
export interface Form {
  readonly name: string
  readonly act: (
    options?: CallAutomation.WaitOptions
  ) => Effect.Effect<
    object,
    CommunicationError | CallEvents.OperationFailed | CallEvents.CallEnded | CallEvents.OutcomeTimeout,
    CallAutomation.CallAutomation | CallEvents.CallEvents
  >
  /** The answer that accepts it. */
  readonly answer: { readonly status: number; readonly body?: unknown }
  /** The context it was asked with, or what else stands in the request. */
  readonly succeeds: (context: string) => ReadonlyArray<object>
  readonly fails?: (context: string) => object
  /** Whether the request has a context, and whether its event is known by that. */
  readonly context: "matched" | "sent" | "none"
  /** What becomes of a request whose answer was lost: it is awaited, it is a failure at once, or a repeat is harmless. */
  readonly lost: "awaited" | "Ambiguous" | "Transport"
  /** Whether the end of the call ends the wait as a failure. */
  readonly endsWithCall: boolean
}

const roster = (member: "isMuted" | "isOnHold", value: boolean) => () => [
  emitted("ParticipantsUpdated", {
    participants: [named(customer), named(agent)].map((identifier) => ({
      identifier,
      isMuted: false,
      isOnHold: false,
      [member]: value
    }))
  })
]

const withContext = (name: keyof typeof callbackData) => (operationContext: string) =>
  emitted(name, { operationContext })

const plain = (
  name: string,
  act: Form["act"],
  succeeded: keyof typeof callbackData,
  failed: keyof typeof callbackData | undefined,
  answer: Form["answer"]
): Form => ({
  name,
  act,
  answer,
  succeeds: (context) => [withContext(succeeded)(context)],
  ...(failed === undefined ? {} : { fails: withContext(failed) }),
  context: "matched",
  lost: "awaited",
  endsWithCall: true
})

const recording = (name: string, act: Form["act"], state: "active" | "inactive", lost: Form["lost"]): Form => ({
  name,
  act,
  answer:
    name === "startAndWait"
      ? { status: 200, body: { recordingId, recordingState: "inactive" } }
      : { status: name === "stopAndWait" ? 204 : 202 },
  succeeds: () => [emitted("RecordingStateChanged", { recordingId, state, callConnectionId: recorderId })],
  fails: () => emitted("StartRecordingFailed", { recordingId, callConnectionId: recorderId }),
  context: "none",
  lost,
  endsWithCall: false
})

const leg = { status: 201, body: { callConnectionId } }
const accepted = { status: 202, body: {} }
const empty = { status: 202 }
const onLeg = { callConnectionId }
const prompt = { playSources: [{ kind: "text" as const, text: { text: "Hello" } }] }
const tones = { recognizeInputType: "dtmf" as const, recognizeOptions: { targetParticipant: customer } }
const target = { ...onLeg, targetParticipant: customer }

/** All of them. */
export const forms: ReadonlyArray<Form> = [
  {
    ...plain(
      "createCallAndWait",
      (options) => CallAutomation.createCallAndWait({ targets: [customer], callbackUri }, options),
      "CallConnected",
      "CreateCallFailed",
      leg
    ),
    context: "sent"
  },
  {
    ...plain(
      "answerCallAndWait",
      (options) => CallAutomation.answerCallAndWait({ incomingCallContext: "opaque", callbackUri }, options),
      "CallConnected",
      "AnswerFailed",
      { ...leg, status: 200 }
    ),
    context: "sent"
  },
  {
    ...plain(
      "connectCallAndWait",
      (options) =>
        CallAutomation.connectAndWait(
          { callLocator: { kind: "serverCallLocator", serverCallId }, callbackUri },
          options
        ),
      "CallConnected",
      "ConnectFailed",
      { ...leg, status: 200 }
    ),
    context: "sent"
  },
  ...[
    { name: "hangUpAndWait", of: CallConnection.hangupCallAndWait },
    { name: "terminateAndWait", of: CallConnection.terminateCallAndWait }
  ].map(({ name, of }): Form => ({
    name,
    act: (options) => of(onLeg, options),
    answer: { status: 204 },
    succeeds: () => [emitted("CallDisconnected")],
    context: "none",
    lost: name === "hangUpAndWait" ? "Transport" : "awaited",
    endsWithCall: false
  })),
  plain(
    "transferToParticipantAndWait",
    (options) => CallConnection.transferToParticipantAndWait(target, options),
    "CallTransferAccepted",
    "CallTransferFailed",
    accepted
  ),
  plain(
    "addParticipantAndWait",
    (options) => CallConnection.addParticipantAndWait({ ...onLeg, participantToAdd: agent }, options),
    "AddParticipantSucceeded",
    "AddParticipantFailed",
    { status: 202, body: { invitationId } }
  ),
  plain(
    "removeParticipantAndWait",
    (options) => CallConnection.removeParticipantAndWait({ ...onLeg, participantToRemove: agent }, options),
    "RemoveParticipantSucceeded",
    "RemoveParticipantFailed",
    accepted
  ),
  plain(
    "cancelAddParticipantAndWait",
    (options) => CallConnection.cancelAddParticipantAndWait({ ...onLeg, invitationId }, options),
    "CancelAddParticipantSucceeded",
    "CancelAddParticipantFailed",
    accepted
  ),
  {
    ...plain(
      "moveParticipantsAndWait",
      (options) =>
        CallConnection.moveParticipantsAndWait(
          { ...onLeg, targetParticipants: [agent, customer], fromCall: "other" },
          { apiVersion: "2025-08-15-preview", ...options }
        ),
      "MoveParticipantSucceeded",
      "MoveParticipantFailed",
      accepted
    ),
    succeeds: (operationContext) =>
      [customer, agent].map((one) => emitted("MoveParticipantSucceeded", { operationContext, participant: named(one) }))
  },
  {
    ...plain(
      "muteParticipantsAndWait",
      (options) => CallConnection.muteAndWait({ ...onLeg, targetParticipants: [customer] }, options),
      "ParticipantsUpdated",
      undefined,
      { ...accepted, status: 200 }
    ),
    succeeds: roster("isMuted", true),
    context: "sent"
  },
  {
    ...plain("holdAndWait", (options) => CallMedia.holdAndWait(target, options), "ParticipantsUpdated", "HoldFailed", {
      status: 200
    }),
    succeeds: roster("isOnHold", true),
    context: "sent"
  },
  {
    ...plain("unholdAndWait", (options) => CallMedia.unholdAndWait(target, options), "ParticipantsUpdated", undefined, {
      status: 200
    }),
    succeeds: roster("isOnHold", false),
    context: "sent"
  },
  plain(
    "playAndWait",
    (options) => CallMedia.playAndWait({ ...onLeg, ...prompt }, options),
    "PlayCompleted",
    "PlayFailed",
    empty
  ),
  plain(
    "recognizeAndWait",
    (options) => CallMedia.recognizeAndWait({ ...onLeg, ...tones }, options),
    "RecognizeCompleted",
    "RecognizeFailed",
    empty
  ),
  plain(
    "stopContinuousDtmfRecognitionAndWait",
    (options) => CallMedia.stopContinuousDtmfRecognitionAndWait(target, options),
    "ContinuousDtmfRecognitionStopped",
    undefined,
    { status: 200 }
  ),
  plain(
    "sendDtmfTonesAndWait",
    (options) => CallMedia.sendDtmfTonesAndWait({ ...target, tones: ["one"] }, options),
    "SendDtmfTonesCompleted",
    "SendDtmfTonesFailed",
    accepted
  ),
  plain(
    "startMediaStreamingAndWait",
    (options) => CallMedia.startMediaStreamingAndWait({ callConnectionId }, options),
    "MediaStreamingStarted",
    "MediaStreamingFailed",
    accepted
  ),
  plain(
    "stopMediaStreamingAndWait",
    (options) => CallMedia.stopMediaStreamingAndWait({ callConnectionId }, options),
    "MediaStreamingStopped",
    "MediaStreamingFailed",
    accepted
  ),
  plain(
    "startTranscriptionAndWait",
    (options) => CallMedia.startTranscriptionAndWait({ callConnectionId }, options),
    "TranscriptionStarted",
    "TranscriptionFailed",
    accepted
  ),
  plain(
    "stopTranscriptionAndWait",
    (options) => CallMedia.stopTranscriptionAndWait({ callConnectionId }, options),
    "TranscriptionStopped",
    "TranscriptionFailed",
    accepted
  ),
  plain(
    "updateTranscriptionAndWait",
    (options) => CallMedia.updateTranscriptionAndWait({ callConnectionId, locale: "en-GB" }, options),
    "TranscriptionUpdated",
    "TranscriptionFailed",
    accepted
  ),
  {
    ...plain(
      "summarizeCallAndWait",
      (options) =>
        CallMedia.summarizeCallAndWait({ callConnectionId }, { ...options, apiVersion: "2025-08-15-preview" }),
      "TranscriptionCallSummaryUpdated",
      undefined,
      accepted
    ),
    fails: (operationContext) =>
      emitted("TranscriptionCallSummaryUpdated", {
        operationContext,
        transcriptionUpdate: {
          transcriptionStatus: "callSummaryUpdated",
          transcriptionStatusDetails: "callSummaryFailure"
        }
      })
  },
  recording(
    "startAndWait",
    (options) =>
      CallRecording.startRecordingAndWait(
        { callLocator: { kind: "serverCallLocator", serverCallId }, recordingStateCallbackUri: callbackUri },
        options
      ),
    "active",
    "Ambiguous"
  ),
  recording(
    "pauseAndWait",
    (options) => CallRecording.pauseRecordingAndWait({ recordingId }, options),
    "inactive",
    "awaited"
  ),
  recording(
    "resumeAndWait",
    (options) => CallRecording.resumeRecordingAndWait({ recordingId }, options),
    "active",
    "awaited"
  ),
  recording(
    "stopAndWait",
    (options) => CallRecording.stopRecordingAndWait({ recordingId }, options),
    "inactive",
    "Transport"
  )
]
