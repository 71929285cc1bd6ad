/** Every kind of event that this package decodes, by name, as declared values. Clients do not load them: generated sources have their types and codecs. */
import * as connection from "./connection.ts"
import * as eventGrid from "./eventGrid.ts"
import * as media from "./media.ts"
import * as participants from "./participants.ts"
import * as recognition from "./recognition.ts"
import * as recording from "./recording.ts"
import * as streaming from "./streaming.ts"

/** The kinds by name. */
export const kinds = {
  CallConnected: connection.CallConnected,
  CallDisconnected: connection.CallDisconnected,
  CreateCallFailed: connection.CreateCallFailed,
  AnswerFailed: connection.AnswerFailed,
  ConnectFailed: connection.ConnectFailed,
  ParticipantsUpdated: participants.ParticipantsUpdated,
  AddParticipantSucceeded: participants.AddParticipantSucceeded,
  AddParticipantFailed: participants.AddParticipantFailed,
  CancelAddParticipantSucceeded: participants.CancelAddParticipantSucceeded,
  CancelAddParticipantFailed: participants.CancelAddParticipantFailed,
  RemoveParticipantSucceeded: participants.RemoveParticipantSucceeded,
  RemoveParticipantFailed: participants.RemoveParticipantFailed,
  MoveParticipantSucceeded: participants.MoveParticipantSucceeded,
  MoveParticipantFailed: participants.MoveParticipantFailed,
  CallTransferAccepted: participants.CallTransferAccepted,
  CallTransferFailed: participants.CallTransferFailed,
  HoldFailed: media.HoldFailed,
  PlayStarted: media.PlayStarted,
  PlayCompleted: media.PlayCompleted,
  PlayFailed: media.PlayFailed,
  PlayCanceled: media.PlayCanceled,
  RecognizeCompleted: recognition.RecognizeCompleted,
  RecognizeFailed: recognition.RecognizeFailed,
  RecognizeCanceled: recognition.RecognizeCanceled,
  ContinuousDtmfRecognitionToneReceived: recognition.ContinuousDtmfRecognitionToneReceived,
  ContinuousDtmfRecognitionToneFailed: recognition.ContinuousDtmfRecognitionToneFailed,
  ContinuousDtmfRecognitionStopped: recognition.ContinuousDtmfRecognitionStopped,
  SendDtmfTonesCompleted: recognition.SendDtmfTonesCompleted,
  SendDtmfTonesFailed: recognition.SendDtmfTonesFailed,
  MediaStreamingStarted: streaming.MediaStreamingStarted,
  MediaStreamingStopped: streaming.MediaStreamingStopped,
  MediaStreamingFailed: streaming.MediaStreamingFailed,
  TranscriptionStarted: streaming.TranscriptionStarted,
  TranscriptionUpdated: streaming.TranscriptionUpdated,
  TranscriptionStopped: streaming.TranscriptionStopped,
  TranscriptionFailed: streaming.TranscriptionFailed,
  TranscriptionCallSummaryUpdated: streaming.TranscriptionCallSummaryUpdated,
  RecordingStateChanged: recording.RecordingStateChanged,
  StartRecordingFailed: recording.StartRecordingFailed,
  IncomingCall: eventGrid.IncomingCall,
  RecordingFileStatusUpdated: eventGrid.RecordingFileStatusUpdated,
  SubscriptionValidation: eventGrid.SubscriptionValidation
} as const

/** The kinds, in the order of Microsoft's reference. */
export const all: ReadonlyArray<(typeof kinds)[keyof typeof kinds]> = Object.values(kinds)
