/** What answers each operation, by the id of the operation: the compiler demands all of them. */
export { handleAddParticipant as CallConnection_AddParticipant } from "./addParticipant.ts"
export { handleAnswerCall as AnswerCall } from "./answerCall.ts"
export {
  handleGetCall as CallConnection_GetCall,
  handleHangupCall as CallConnection_HangupCall,
  handleTerminateCall as CallConnection_TerminateCall
} from "./callConnection.ts"
export { handleCancelAddParticipant as CallConnection_CancelAddParticipant } from "./cancelAddParticipant.ts"
export { handleCancelAllMediaOperations as CallMedia_CancelAllMediaOperations } from "./cancelAllMediaOperations.ts"
export { handleConnect as Connect } from "./connect.ts"
export {
  handleStartContinuousDtmfRecognition as CallMedia_StartContinuousDtmfRecognition,
  handleStopContinuousDtmfRecognition as CallMedia_StopContinuousDtmfRecognition
} from "./continuousDtmf.ts"
export { handleCreateCall as CreateCall } from "./createCall.ts"
export { handleHold as CallMedia_Hold, handleUnhold as CallMedia_Unhold } from "./hold.ts"
export {
  handleStartMediaStreaming as CallMedia_StartMediaStreaming,
  handleStopMediaStreaming as CallMedia_StopMediaStreaming
} from "./mediaStreaming.ts"
export { handleMoveParticipants as CallConnection_MoveParticipants } from "./moveParticipants.ts"
export { handleMuteParticipants as CallConnection_Mute } from "./muteParticipants.ts"
export {
  handleGetParticipants as CallConnection_GetParticipants,
  handleGetParticipant as CallConnection_GetParticipant
} from "./participants.ts"
export { handlePlay as CallMedia_Play } from "./play.ts"
export { handleRecognize as CallMedia_Recognize } from "./recognize.ts"
export {
  handleGetRecordingProperties as CallRecording_GetRecordingProperties,
  handlePauseRecording as CallRecording_PauseRecording,
  handleResumeRecording as CallRecording_ResumeRecording,
  handleStopRecording as CallRecording_StopRecording
} from "./recordingById.ts"
export { handleRedirectCall as RedirectCall } from "./redirectCall.ts"
export { handleRejectCall as RejectCall } from "./rejectCall.ts"
export { handleRemoveParticipant as CallConnection_RemoveParticipant } from "./removeParticipant.ts"
export { handleSendDtmfTones as CallMedia_SendDtmfTones } from "./sendDtmfTones.ts"
export { handleStartRecording as CallRecording_StartRecording } from "./startRecording.ts"
export {
  handleStartTranscription as CallMedia_StartTranscription,
  handleStopTranscription as CallMedia_StopTranscription,
  handleUpdateTranscription as CallMedia_UpdateTranscription,
  handleSummarizeCall as CallMedia_SummarizeCall
} from "./transcription.ts"
export { handleTransferToParticipant as CallConnection_TransferToParticipant } from "./transferToParticipant.ts"
