/** What answers each operation, by the id of the operation: the compiler demands all of them. */
export { handleAddLargeGalleryView as Call_AddLargeGalleryView } from "./addLargeGalleryView.ts"
export { handleAnswerCall as Call_Answer } from "./answerCall.ts"
export {
  handleListAudioRoutingGroups as AudioRoutingGroup_List,
  handleCreateAudioRoutingGroup as AudioRoutingGroup_Create,
  handleGetAudioRoutingGroup as AudioRoutingGroup_Get,
  handleUpdateAudioRoutingGroup as AudioRoutingGroup_Update,
  handleDeleteAudioRoutingGroup as AudioRoutingGroup_Delete
} from "./audioRoutingGroups.ts"
export { handleDeleteCall as Call_Delete, handleGetCall as Call_Get } from "./call.ts"
export { handleCancelMediaProcessing as Call_CancelMediaProcessing } from "./cancelMediaProcessing.ts"
export { handleChangeScreenSharingRole as Call_ChangeScreenSharingRole } from "./changeScreenSharingRole.ts"
export {
  handleListContentSharingSessions as ContentSharingSession_List,
  handleGetContentSharingSession as ContentSharingSession_Get
} from "./contentSharingSessions.ts"
export { handleCreateCall as Call_Create } from "./createCall.ts"
export { handleGetOperation as Call_GetOperation } from "./getOperation.ts"
export {
  handleStartHoldMusic as Participant_StartHoldMusic,
  handleStopHoldMusic as Participant_StopHoldMusic
} from "./holdMusic.ts"
export { handleInviteParticipants as Participant_Invite } from "./inviteParticipants.ts"
export { handleKeepAlive as Call_KeepAlive } from "./keepAlive.ts"
export {
  handleAdmitAllFromLobby as Participant_AdmitAllFromLobby,
  handleAdmitFromLobby as Participant_AdmitFromLobby,
  handleRemoveFromLobby as Participant_RemoveFromLobby
} from "./lobby.ts"
export { handleMuteCall as Call_Mute, handleUnmuteCall as Call_Unmute } from "./muteCall.ts"
export {
  handleMuteParticipant as Participant_Mute,
  handleMuteAllParticipants as Participant_MuteAll
} from "./muteParticipant.ts"
export {
  handleListParticipants as Participant_List,
  handleGetParticipant as Participant_Get,
  handleDeleteParticipant as Participant_Delete
} from "./participants.ts"
export { handlePlayPrompt as Call_PlayPrompt } from "./playPrompt.ts"
export { handleRecord as Call_Record, handleRecordResponse as Call_RecordResponse } from "./recordResponse.ts"
export { handleRedirectCall as Call_Redirect } from "./redirectCall.ts"
export { handleRejectCall as Call_Reject } from "./rejectCall.ts"
export {
  handleLogTeleconferenceDeviceQuality as Call_LogTeleconferenceDeviceQuality,
  handleReportSyntheticMedia as Participant_ReportSyntheticMedia
} from "./reports.ts"
export { handleSendDtmfTones as Call_SendDtmfTones } from "./sendDtmfTones.ts"
export { handleStartRecording as Call_StartRecording } from "./startRecording.ts"
export { handleStartTranscription as Call_StartTranscription } from "./startTranscription.ts"
export { handleStopRecording as Call_StopRecording } from "./stopRecording.ts"
export { handleStopTranscription as Call_StopTranscription } from "./stopTranscription.ts"
export { handleSubscribeToTone as Call_SubscribeToTone } from "./subscribeToTone.ts"
export { handleTransferCall as Call_Transfer } from "./transferCall.ts"
export { handleUpdateRecordingStatus as Call_UpdateRecordingStatus } from "./updateRecordingStatus.ts"
