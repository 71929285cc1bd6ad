/**
 * Every operation of Graph's calls that this package has, as data: for clients, the local cloud and the checks against Microsoft's facts.
 *
 * Microsoft publishes no ids for them; these follow the names of Graph's metadata. Nothing here imports a client.
 */
import type * as Operation from "@effect-comms/core/Operation"
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

/** All operations. */
export const all: ReadonlyArray<Operation.Any> = [
  createCall,
  getCall,
  deleteCall,
  answerCall,
  rejectCall,
  redirectCall,
  transferCall,
  keepAlive,
  muteCall,
  unmuteCall,
  playPrompt,
  recordResponse,
  record,
  cancelMediaProcessing,
  subscribeToTone,
  sendDtmfTones,
  changeScreenSharingRole,
  updateRecordingStatus,
  addLargeGalleryView,
  logTeleconferenceDeviceQuality,
  startRecording,
  stopRecording,
  startTranscription,
  stopTranscription,
  getOperation,
  listParticipants,
  getParticipant,
  inviteParticipants,
  deleteParticipant,
  muteParticipant,
  muteAllParticipants,
  startHoldMusic,
  stopHoldMusic,
  admitAllFromLobby,
  admitFromLobby,
  removeFromLobby,
  reportSyntheticMedia,
  listAudioRoutingGroups,
  createAudioRoutingGroup,
  getAudioRoutingGroup,
  updateAudioRoutingGroup,
  deleteAudioRoutingGroup,
  listContentSharingSessions,
  getContentSharingSession
]
