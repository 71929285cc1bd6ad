/**
 * What each assumption of the local cloud is about: operations by their id, and the events that its words name.
 *
 * An assumption that is neither listed here nor names an event is about its service as a whole.
 */
import type { Assumption } from "./assumptions.ts"

const invited = ["AnswerCall", "RedirectCall", "RejectCall"]
const continuous = ["CallMedia_StartContinuousDtmfRecognition", "CallMedia_StopContinuousDtmfRecognition"]
const called = ["CreateCall", "CallConnection_AddParticipant", "CallConnection_TransferToParticipant"]
const streaming = ["CallMedia_StartMediaStreaming", "CallMedia_StopMediaStreaming"]
const transcribing = [
  "CallMedia_StartTranscription",
  "CallMedia_StopTranscription",
  "CallMedia_UpdateTranscription",
  "CallMedia_SummarizeCall"
]
const recognize = ["CallMedia_Recognize"]
const move = ["CallConnection_MoveParticipants"]
const media = ["Call_PlayPrompt", "Call_RecordResponse"]
const changed = ["ChatThread_UpdateChatParticipant", "ChatThread_RemoveChatParticipant"]

/** By the assumption's id; events only where its words do not name them. */
const about: Readonly<Record<string, ReadonlyArray<string>>> = {
  "calls.source": ["CreateCall"],
  "calls.answeredBy": ["CreateCall", "AnswerCall"],
  "calls.callerId": called,
  "calls.oneself": ["CreateCall", "AnswerCall"],
  "calls.participantNotFound": [
    "CallConnection_GetParticipant",
    "CallMedia_Hold",
    "CallMedia_Unhold",
    "CallMedia_Play",
    ...recognize,
    ...continuous,
    "CallMedia_SendDtmfTones"
  ],
  "calls.duplicateParticipant": ["CallConnection_AddParticipant"],
  "calls.incomingCallContext": invited,
  "calls.statuses": ["CreateCallFailed", "AddParticipantFailed", "CallTransferFailed"],
  "calls.connectOrder": ["ParticipantsUpdated"],
  "calls.sequenceNumbers": ["ParticipantsUpdated"],
  "calls.group": ["CreateCall"],
  "calls.endOfOthers": ["CallDisconnected"],
  "calls.reject": ["RejectCall", "CreateCallFailed"],
  "calls.redirect": ["RedirectCall"],
  "calls.transfer": ["CallConnection_TransferToParticipant"],
  "calls.transferRefusals": ["CallConnection_TransferToParticipant"],
  "calls.repeatability": ["CallConnection_TransferToParticipant", ...move, "CallMedia_SendDtmfTones"],
  "calls.transferState": ["CallConnection_GetCall"],
  "calls.connect": ["Connect"],
  "calls.meetings": ["Connect"],
  "calls.hangUp": ["CallConnection_HangupCall", "CallDisconnected"],
  "calls.unattended": ["CallConnection_HangupCall", "CallConnection_TransferToParticipant", "RedirectCall"],
  "calls.removal": ["CallConnection_RemoveParticipant", "CallDisconnected"],
  "calls.removeStranger": ["CallConnection_RemoveParticipant"],
  "calls.invitationTimeout": ["CallConnection_AddParticipant"],
  "calls.cancelTooLate": ["CallConnection_CancelAddParticipant"],
  "calls.cancelByOther": ["CallConnection_CancelAddParticipant"],
  "calls.holdFile": ["HoldFailed"],
  "calls.playQueue": ["CallMedia_Play"],
  "calls.playOthers": ["CallMedia_Play", "ParticipantsUpdated"],
  "calls.cancelAll": ["CallMedia_CancelAllMediaOperations", "PlayCanceled", "RecognizeCanceled"],
  "calls.recognizeQueue": recognize,
  "calls.recognizePrompts": recognize,
  "calls.recognizeTones": [...recognize, "RecognizeCompleted"],
  "calls.recognizeSpeech": [...recognize, "RecognizeCompleted", "RecognizeFailed"],
  "calls.mediaFailures": [
    "CallMedia_Play",
    ...recognize,
    "CallMedia_Hold",
    "CallMedia_StartTranscription",
    "CallMedia_StartMediaStreaming",
    "CallMedia_StartContinuousDtmfRecognition",
    "CallMedia_SendDtmfTones",
    "PlayFailed",
    "RecognizeFailed",
    "HoldFailed",
    "ContinuousDtmfRecognitionToneFailed",
    "SendDtmfTonesFailed"
  ],
  "calls.emptyText": ["CallMedia_Play", ...recognize, "CallMedia_Hold"],
  "calls.longText": ["CallMedia_Play", ...recognize, "CallMedia_Hold"],
  "calls.customContext": ["CallConnection_AddParticipant", "CallConnection_TransferToParticipant", "IncomingCall"],
  "calls.cognitiveServices": [
    "CallMedia_Play",
    ...recognize,
    "CallMedia_Hold",
    "CallMedia_StartTranscription",
    "TranscriptionFailed"
  ],
  "calls.recognizeAnalysis": [...recognize, "RecognizeCompleted"],
  "calls.recognizeBounds": recognize,
  "calls.recognitionTexts": ["RecognizeCompleted", "RecognizeFailed"],
  "calls.streamStates": [...streaming, ...transcribing],
  "calls.streamOptions": ["CreateCall", "AnswerCall", "Connect"],
  "calls.streamStarts": ["MediaStreamingStarted", "TranscriptionStarted"],
  "calls.streamEnds": ["MediaStreamingFailed", "TranscriptionFailed"],
  "calls.streamSubscriptions": ["CreateCall", "AnswerCall", "Connect", "CallConnection_GetCall"],
  "calls.audioFrames": ["CallMedia_StartMediaStreaming"],
  "calls.audioBack": ["CallMedia_StartMediaStreaming"],
  "calls.transcripts": ["CallMedia_StartTranscription", "CallMedia_UpdateTranscription"],
  "calls.summaries": ["CallMedia_SummarizeCall"],
  "calls.continuousDtmf": [...continuous, "ContinuousDtmfRecognitionToneReceived", "ContinuousDtmfRecognitionStopped"],
  "calls.sendDtmfTones": ["CallMedia_SendDtmfTones", "SendDtmfTonesCompleted"],
  "calls.times": [
    "CallConnection_RemoveParticipant",
    ...move,
    "CallMedia_UpdateTranscription",
    "CallMedia_SummarizeCall",
    "CallRecording_PauseRecording",
    "CallRecording_ResumeRecording",
    "CallRecording_StopRecording"
  ],
  "calls.getConnecting": ["CallConnection_GetCall"],
  "calls.chainId": ["CallConnection_HangupCall", "CallConnection_TerminateCall"],
  "calls.mute": ["CallConnection_Mute", "ParticipantsUpdated"],
  "calls.move": move,
  "calls.moveOrigin": move,
  "calls.recordingAccepted": ["CallRecording_StartRecording"],
  "calls.recordingWaits": ["CallRecording_StartRecording"],
  "calls.recordingCallback": ["RecordingStateChanged", "StartRecordingFailed"],
  "calls.recordingEvents": [
    "CallRecording_PauseRecording",
    "CallRecording_ResumeRecording",
    "CallRecording_StopRecording",
    "RecordingStateChanged"
  ],
  "calls.recordingConflicts": [
    "CallRecording_StartRecording",
    "CallRecording_PauseRecording",
    "CallRecording_ResumeRecording"
  ],
  "calls.recordingFileSound": ["RecordingFileStatusUpdated"],
  "calls.recordingFileChannels": ["CallRecording_StartRecording", "RecordingFileStatusUpdated"],
  "calls.recordingFileChunks": ["RecordingFileStatusUpdated"],
  "calls.recordingFileLocations": ["RecordingFileStatusUpdated"],
  "calls.recordingFileAccess": ["RecordingFileStatusUpdated"],
  "calls.recordingLocator": ["CallRecording_StartRecording", "CallRecording_GetRecordingProperties"],
  "chat.updateStranger": changed,
  "chat.updateKeeps": ["ChatThread_UpdateChatParticipant"],
  "chat.updateByAnyMember": [...changed, "ChatThread_UpdateChatThreadProperties", "Chat_DeleteChatThread"],
  "chat.invalidParticipants": ["Chat_CreateChatThread", "ChatThread_AddChatParticipants"],
  "chat.shareHistory": ["ChatThread_AddChatParticipants", "ChatThread_ListChatMessages"],
  "chat.addTwice": ["ChatThread_AddChatParticipants"],
  "chat.pages": ["ChatThread_ListChatMessages", "ChatThread_ListChatParticipants"],
  "identity.unknown": [
    "CommunicationIdentity_Delete",
    "CommunicationIdentity_IssueAccessToken",
    "CommunicationIdentity_RevokeAccessTokens"
  ],
  "identity.scopes": ["CommunicationIdentity_Create", "CommunicationIdentity_IssueAccessToken"],
  "identity.deleteRevokes": ["CommunicationIdentity_Delete"],
  "graph.cancelledPlay": ["Call_CancelMediaProcessing"],
  "graph.cancelNothing": ["Call_CancelMediaProcessing"],
  "graph.badMedia": media,
  "graph.recordSilence": ["Call_RecordResponse"],
  "graph.stopTone": ["Call_RecordResponse"],
  "graph.bargeIn": ["Call_RecordResponse"],
  "graph.hangUpResult": ["Call_Delete"],
  "graph.unanswered": ["Call_Create"],
  "graph.sourceInvalidStatus": ["Call_Create"],
  "graph.operationGone": ["Call_GetOperation"]
}

/** Every name that the table says assumptions are about, by the assumption's id. */
export const named: ReadonlyMap<string, ReadonlyArray<string>> = new Map(Object.entries(about))

/** Whether an assumption is about an operation or event; events are named without their prefix. */
export const isAbout = ({ id, what }: Assumption, name: string): boolean =>
  named.get(id)?.includes(name) === true || what.match(/\w+/g)?.includes(name) === true
