// Written by `pnpm derive` from the files beside it.
/** Every operation of GraphCalls as a declared value, with the schemas that they are made of. No client is imported here. */
import { addLargeGalleryView } from "./addLargeGalleryView.ts"
import { admitAllFromLobby } from "./admitAllFromLobby.ts"
import { admitFromLobby } from "./admitFromLobby.ts"
import { answerCall } from "./answerCall.ts"
import { cancelMediaProcessing } from "./cancelMediaProcessing.ts"
import { changeScreenSharingRole } from "./changeScreenSharingRole.ts"
import { createAudioRoutingGroup } from "./createAudioRoutingGroup.ts"
import { createCall } from "./createCall.ts"
import { deleteAudioRoutingGroup } from "./deleteAudioRoutingGroup.ts"
import { deleteCall } from "./deleteCall.ts"
import { deleteParticipant } from "./deleteParticipant.ts"
import { getAudioRoutingGroup } from "./getAudioRoutingGroup.ts"
import { getCall } from "./getCall.ts"
import { getContentSharingSession } from "./getContentSharingSession.ts"
import { getOperation } from "./getOperation.ts"
import { getParticipant } from "./getParticipant.ts"
import { inviteParticipants } from "./inviteParticipants.ts"
import { keepAlive } from "./keepAlive.ts"
import { listAudioRoutingGroups } from "./listAudioRoutingGroups.ts"
import { listContentSharingSessions } from "./listContentSharingSessions.ts"
import { listParticipants } from "./listParticipants.ts"
import { logTeleconferenceDeviceQuality } from "./logTeleconferenceDeviceQuality.ts"
import { muteAllParticipants } from "./muteAllParticipants.ts"
import { muteCall } from "./muteCall.ts"
import { muteParticipant } from "./muteParticipant.ts"
import { playPrompt } from "./playPrompt.ts"
import { record } from "./record.ts"
import { recordResponse } from "./recordResponse.ts"
import { redirectCall } from "./redirectCall.ts"
import { rejectCall } from "./rejectCall.ts"
import { removeFromLobby } from "./removeFromLobby.ts"
import { reportSyntheticMedia } from "./reportSyntheticMedia.ts"
import { sendDtmfTones } from "./sendDtmfTones.ts"
import { startHoldMusic } from "./startHoldMusic.ts"
import { startRecording } from "./startRecording.ts"
import { startTranscription } from "./startTranscription.ts"
import { stopHoldMusic } from "./stopHoldMusic.ts"
import { stopRecording } from "./stopRecording.ts"
import { stopTranscription } from "./stopTranscription.ts"
import { subscribeToTone } from "./subscribeToTone.ts"
import { transferCall } from "./transferCall.ts"
import { unmuteCall } from "./unmuteCall.ts"
import { updateAudioRoutingGroup } from "./updateAudioRoutingGroup.ts"
import { updateRecordingStatus } from "./updateRecordingStatus.ts"

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
export * from "./addLargeGalleryView.ts"
export * from "./admitAllFromLobby.ts"
export * from "./admitFromLobby.ts"
export * from "./answerCall.ts"
export * from "./cancelMediaProcessing.ts"
export * from "./changeScreenSharingRole.ts"
export * from "./createAudioRoutingGroup.ts"
export * from "./createCall.ts"
export * from "./deleteAudioRoutingGroup.ts"
export * from "./deleteCall.ts"
export * from "./deleteParticipant.ts"
export * from "./getAudioRoutingGroup.ts"
export * from "./getCall.ts"
export * from "./getContentSharingSession.ts"
export * from "./getOperation.ts"
export * from "./getParticipant.ts"
export * from "./inviteParticipants.ts"
export * from "./keepAlive.ts"
export * from "./listAudioRoutingGroups.ts"
export * from "./listContentSharingSessions.ts"
export * from "./listParticipants.ts"
export * from "./logTeleconferenceDeviceQuality.ts"
export * from "./muteAllParticipants.ts"
export * from "./muteCall.ts"
export * from "./muteParticipant.ts"
export * from "./playPrompt.ts"
export * from "./record.ts"
export * from "./recordResponse.ts"
export * from "./redirectCall.ts"
export * from "./rejectCall.ts"
export * from "./removeFromLobby.ts"
export * from "./reportSyntheticMedia.ts"
export * from "./sendDtmfTones.ts"
export * from "./startHoldMusic.ts"
export * from "./startRecording.ts"
export * from "./startTranscription.ts"
export * from "./stopHoldMusic.ts"
export * from "./stopRecording.ts"
export * from "./stopTranscription.ts"
export * from "./subscribeToTone.ts"
export * from "./transferCall.ts"
export * from "./unmuteCall.ts"
export * from "./updateAudioRoutingGroup.ts"
export * from "./updateRecordingStatus.ts"

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [
  typeof createAudioRoutingGroup,
  typeof deleteAudioRoutingGroup,
  typeof getAudioRoutingGroup,
  typeof listAudioRoutingGroups,
  typeof updateAudioRoutingGroup,
  typeof addLargeGalleryView,
  typeof answerCall,
  typeof cancelMediaProcessing,
  typeof changeScreenSharingRole,
  typeof createCall,
  typeof deleteCall,
  typeof getCall,
  typeof getOperation,
  typeof keepAlive,
  typeof logTeleconferenceDeviceQuality,
  typeof muteCall,
  typeof playPrompt,
  typeof record,
  typeof recordResponse,
  typeof redirectCall,
  typeof rejectCall,
  typeof sendDtmfTones,
  typeof startRecording,
  typeof startTranscription,
  typeof stopRecording,
  typeof stopTranscription,
  typeof subscribeToTone,
  typeof transferCall,
  typeof unmuteCall,
  typeof updateRecordingStatus,
  typeof getContentSharingSession,
  typeof listContentSharingSessions,
  typeof admitAllFromLobby,
  typeof admitFromLobby,
  typeof deleteParticipant,
  typeof getParticipant,
  typeof inviteParticipants,
  typeof listParticipants,
  typeof muteParticipant,
  typeof muteAllParticipants,
  typeof removeFromLobby,
  typeof reportSyntheticMedia,
  typeof startHoldMusic,
  typeof stopHoldMusic
] = [
  createAudioRoutingGroup,
  deleteAudioRoutingGroup,
  getAudioRoutingGroup,
  listAudioRoutingGroups,
  updateAudioRoutingGroup,
  addLargeGalleryView,
  answerCall,
  cancelMediaProcessing,
  changeScreenSharingRole,
  createCall,
  deleteCall,
  getCall,
  getOperation,
  keepAlive,
  logTeleconferenceDeviceQuality,
  muteCall,
  playPrompt,
  record,
  recordResponse,
  redirectCall,
  rejectCall,
  sendDtmfTones,
  startRecording,
  startTranscription,
  stopRecording,
  stopTranscription,
  subscribeToTone,
  transferCall,
  unmuteCall,
  updateRecordingStatus,
  getContentSharingSession,
  listContentSharingSessions,
  admitAllFromLobby,
  admitFromLobby,
  deleteParticipant,
  getParticipant,
  inviteParticipants,
  listParticipants,
  muteParticipant,
  muteAllParticipants,
  removeFromLobby,
  reportSyntheticMedia,
  startHoldMusic,
  stopHoldMusic
]
