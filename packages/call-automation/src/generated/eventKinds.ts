// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import * as codecs from "./codecs.ts"
import type { EventName } from "./events.ts"

/** A kind of event: its name, and how its data is read. */
export interface Kind {
  readonly name: EventName
  readonly data: Codec.Codec
}

const kind = (name: EventName, fields: () => Readonly<Record<string, Codec.Field>>): Kind => ({
  name,
  data: Codec.struct("object", fields)
})

const callConnected = () => ({
  eventSource: Codec.optional(Codec.text),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const createCallFailed = () => ({
  eventSource: Codec.optional(Codec.text),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const participantsUpdated = () => ({
  eventSource: Codec.optional(Codec.text),
  participants: Codec.optional(Codec.array(codecs.CallParticipant)),
  sequenceNumber: Codec.optional(Codec.integer),
  resultInformation: Codec.optional(codecs.ResultInformation),
  version: Codec.optional(Codec.text),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const addParticipantSucceeded = () => ({
  eventSource: Codec.optional(Codec.text),
  participant: Codec.optional(core.CommunicationIdentifierModel),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const cancelAddParticipantSucceeded = () => ({
  eventSource: Codec.optional(Codec.text),
  invitationId: Codec.optional(Codec.text),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const cancelAddParticipantFailed = () => ({
  eventSource: Codec.optional(Codec.text),
  invitationId: Codec.optional(Codec.text),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const removeParticipantSucceeded = () => ({
  eventSource: Codec.optional(Codec.text),
  participant: Codec.optional(core.CommunicationIdentifierModel),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const moveParticipantSucceeded = () => ({
  eventSource: Codec.optional(Codec.text),
  fromCall: Codec.optional(Codec.text),
  participant: Codec.optional(core.CommunicationIdentifierModel),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const callTransferAccepted = () => ({
  eventSource: Codec.optional(Codec.text),
  transferTarget: Codec.optional(core.CommunicationIdentifierModel),
  transferee: Codec.optional(core.CommunicationIdentifierModel),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const playFailed = () => ({
  eventSource: Codec.optional(Codec.text),
  failedPlaySourceIndex: Codec.optional(Codec.integer),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const recognizeCompleted = () => ({
  eventSource: Codec.optional(Codec.text),
  recognitionType: Codec.optional(Codec.openEnum("dtmf", "speech", "choices")),
  dtmfResult: Codec.optional(codecs.DtmfResult),
  choiceResult: Codec.optional(codecs.ChoiceResult),
  speechResult: Codec.optional(codecs.SpeechResult),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const continuousDtmfRecognitionToneReceived = () => ({
  eventSource: Codec.optional(Codec.text),
  sequenceId: Codec.optional(Codec.integer),
  tone: Codec.optional(codecs.Tone),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const mediaStreamingStarted = () => ({
  eventSource: Codec.optional(Codec.text),
  mediaStreamingUpdate: Codec.optional(codecs.MediaStreamingUpdate),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const transcriptionStarted = () => ({
  eventSource: Codec.optional(Codec.text),
  transcriptionUpdate: Codec.optional(codecs.TranscriptionUpdate),
  version: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const recordingStateChanged = () => ({
  eventSource: Codec.optional(Codec.text),
  recordingId: Codec.optional(Codec.text),
  state: Codec.optional(Codec.openEnum("active", "inactive")),
  startDateTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  recordingKind: Codec.optional(Codec.openEnum("azureCommunicationServices", "teams", "teamsCompliance")),
  resultInformation: Codec.optional(codecs.ResultInformation),
  version: Codec.optional(Codec.text),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const startRecordingFailed = () => ({
  eventSource: Codec.optional(Codec.text),
  recordingId: Codec.optional(Codec.text),
  operationContext: Codec.optional(Codec.text),
  resultInformation: Codec.optional(codecs.ResultInformation),
  version: Codec.optional(Codec.text),
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  correlationId: Codec.optional(Codec.text),
  publicEventType: Codec.optional(Codec.text)
})

const incomingCall = () => ({
  to: Codec.optional(core.CommunicationIdentifierModel),
  from: Codec.optional(core.CommunicationIdentifierModel),
  serverCallId: Codec.optional(Codec.text),
  callerDisplayName: Codec.optional(Codec.text),
  customContext: Codec.optional(codecs.ReceivedCallingContext),
  incomingCallContext: Codec.required(
    Codec.checked(Codec.text, Codec.length("a value with a length of at least 1", 1, Infinity))
  ),
  onBehalfOfCallee: Codec.optional(core.CommunicationIdentifierModel),
  correlationId: Codec.optional(Codec.text)
})

const recordingFileStatusUpdated = () => ({
  recordingStorageInfo: Codec.optional(codecs.RecordingStorageInfo),
  recordingStartTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  recordingDurationMs: Codec.optional(Codec.integer),
  recordingContentType: Codec.optional(Codec.openEnum("Audio", "AudioVideo")),
  recordingChannelType: Codec.optional(Codec.openEnum("Mixed", "Unmixed")),
  recordingFormatType: Codec.optional(Codec.openEnum("Wav", "Mp3", "Mp4")),
  recordingId: Codec.optional(Codec.text),
  storageType: Codec.optional(Codec.text),
  sessionEndReason: Codec.optional(Codec.openEnum("CallEnded", "InitiatorLeft"))
})

const subscriptionValidation = () => ({
  validationCode: Codec.required(Codec.text),
  validationUrl: Codec.optional(Codec.text)
})

/** The kinds by the type that is on the wire. */
export const kinds: ReadonlyMap<string, Kind> = /* @__PURE__ */ (() =>
  new Map([
    ["Microsoft.Communication.CallConnected", kind("CallConnected", callConnected)],
    ["Microsoft.Communication.CallDisconnected", kind("CallDisconnected", callConnected)],
    ["Microsoft.Communication.CreateCallFailed", kind("CreateCallFailed", createCallFailed)],
    ["Microsoft.Communication.AnswerFailed", kind("AnswerFailed", createCallFailed)],
    ["Microsoft.Communication.ConnectFailed", kind("ConnectFailed", createCallFailed)],
    ["Microsoft.Communication.ParticipantsUpdated", kind("ParticipantsUpdated", participantsUpdated)],
    ["Microsoft.Communication.AddParticipantSucceeded", kind("AddParticipantSucceeded", addParticipantSucceeded)],
    ["Microsoft.Communication.AddParticipantFailed", kind("AddParticipantFailed", addParticipantSucceeded)],
    [
      "Microsoft.Communication.CancelAddParticipantSucceeded",
      kind("CancelAddParticipantSucceeded", cancelAddParticipantSucceeded)
    ],
    [
      "Microsoft.Communication.CancelAddParticipantFailed",
      kind("CancelAddParticipantFailed", cancelAddParticipantFailed)
    ],
    [
      "Microsoft.Communication.RemoveParticipantSucceeded",
      kind("RemoveParticipantSucceeded", removeParticipantSucceeded)
    ],
    ["Microsoft.Communication.RemoveParticipantFailed", kind("RemoveParticipantFailed", addParticipantSucceeded)],
    ["Microsoft.Communication.MoveParticipantSucceeded", kind("MoveParticipantSucceeded", moveParticipantSucceeded)],
    ["Microsoft.Communication.MoveParticipantFailed", kind("MoveParticipantFailed", moveParticipantSucceeded)],
    ["Microsoft.Communication.CallTransferAccepted", kind("CallTransferAccepted", callTransferAccepted)],
    ["Microsoft.Communication.CallTransferFailed", kind("CallTransferFailed", createCallFailed)],
    ["Microsoft.Communication.HoldFailed", kind("HoldFailed", createCallFailed)],
    ["Microsoft.Communication.PlayStarted", kind("PlayStarted", createCallFailed)],
    ["Microsoft.Communication.PlayCompleted", kind("PlayCompleted", createCallFailed)],
    ["Microsoft.Communication.PlayFailed", kind("PlayFailed", playFailed)],
    ["Microsoft.Communication.PlayCanceled", kind("PlayCanceled", callConnected)],
    ["Microsoft.Communication.RecognizeCompleted", kind("RecognizeCompleted", recognizeCompleted)],
    ["Microsoft.Communication.RecognizeFailed", kind("RecognizeFailed", playFailed)],
    ["Microsoft.Communication.RecognizeCanceled", kind("RecognizeCanceled", callConnected)],
    [
      "Microsoft.Communication.ContinuousDtmfRecognitionToneReceived",
      kind("ContinuousDtmfRecognitionToneReceived", continuousDtmfRecognitionToneReceived)
    ],
    [
      "Microsoft.Communication.ContinuousDtmfRecognitionToneFailed",
      kind("ContinuousDtmfRecognitionToneFailed", createCallFailed)
    ],
    [
      "Microsoft.Communication.ContinuousDtmfRecognitionStopped",
      kind("ContinuousDtmfRecognitionStopped", createCallFailed)
    ],
    ["Microsoft.Communication.SendDtmfTonesCompleted", kind("SendDtmfTonesCompleted", createCallFailed)],
    ["Microsoft.Communication.SendDtmfTonesFailed", kind("SendDtmfTonesFailed", createCallFailed)],
    ["Microsoft.Communication.MediaStreamingStarted", kind("MediaStreamingStarted", mediaStreamingStarted)],
    ["Microsoft.Communication.MediaStreamingStopped", kind("MediaStreamingStopped", mediaStreamingStarted)],
    ["Microsoft.Communication.MediaStreamingFailed", kind("MediaStreamingFailed", mediaStreamingStarted)],
    ["Microsoft.Communication.TranscriptionStarted", kind("TranscriptionStarted", transcriptionStarted)],
    ["Microsoft.Communication.TranscriptionUpdated", kind("TranscriptionUpdated", transcriptionStarted)],
    ["Microsoft.Communication.TranscriptionStopped", kind("TranscriptionStopped", transcriptionStarted)],
    ["Microsoft.Communication.TranscriptionFailed", kind("TranscriptionFailed", transcriptionStarted)],
    [
      "Microsoft.Communication.TranscriptionCallSummaryUpdated",
      kind("TranscriptionCallSummaryUpdated", transcriptionStarted)
    ],
    ["Microsoft.Communication.RecordingStateChanged", kind("RecordingStateChanged", recordingStateChanged)],
    ["Microsoft.Communication.StartRecordingFailed", kind("StartRecordingFailed", startRecordingFailed)],
    ["Microsoft.Communication.IncomingCall", kind("IncomingCall", incomingCall)],
    [
      "Microsoft.Communication.RecordingFileStatusUpdated",
      kind("RecordingFileStatusUpdated", recordingFileStatusUpdated)
    ],
    ["Microsoft.EventGrid.SubscriptionValidationEvent", kind("SubscriptionValidation", subscriptionValidation)]
  ]))()
