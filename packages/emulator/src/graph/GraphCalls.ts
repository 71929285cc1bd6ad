/**
 * Microsoft Graph's calls in the local cloud: calls of applications on the telephone network, what they play and record, and what
 * they are told.
 */
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import type { Network } from "../telephony/Network.ts"
import { controls } from "./controls.ts"
import { applications } from "./engine/applications.ts"
import { state } from "./inspect.ts"
import { handleDeleteCall, handleGetCall } from "./operations/call.ts"
import { handleCancelMediaProcessing } from "./operations/cancelMediaProcessing.ts"
import { handleCreateCall } from "./operations/createCall.ts"
import { handleGetOperation } from "./operations/getOperation.ts"
import { handlePlayPrompt } from "./operations/playPrompt.ts"
import { handleRecord, handleRecordResponse } from "./operations/recordResponse.ts"
import { handleSubscribeToTone } from "./operations/subscribeToTone.ts"
import { handleKeepAlive } from "./operations/keepAlive.ts"
import { handleAnswerCall } from "./operations/answerCall.ts"
import { handleRejectCall } from "./operations/rejectCall.ts"
import { handleRedirectCall } from "./operations/redirectCall.ts"
import { handleTransferCall } from "./operations/transferCall.ts"
import { handleMuteCall, handleUnmuteCall } from "./operations/muteCall.ts"
import { handleSendDtmfTones } from "./operations/sendDtmfTones.ts"
import { handleChangeScreenSharingRole } from "./operations/changeScreenSharingRole.ts"
import { handleUpdateRecordingStatus } from "./operations/updateRecordingStatus.ts"
import { handleAddLargeGalleryView } from "./operations/addLargeGalleryView.ts"
import { handleLogTeleconferenceDeviceQuality, handleReportSyntheticMedia } from "./operations/reports.ts"
import { handleStartRecording } from "./operations/startRecording.ts"
import { handleStopRecording } from "./operations/stopRecording.ts"
import { handleStartTranscription } from "./operations/startTranscription.ts"
import { handleStopTranscription } from "./operations/stopTranscription.ts"
import { handleListParticipants, handleGetParticipant, handleDeleteParticipant } from "./operations/participants.ts"
import { handleInviteParticipants } from "./operations/inviteParticipants.ts"
import { handleMuteParticipant, handleMuteAllParticipants } from "./operations/muteParticipant.ts"
import { handleStartHoldMusic, handleStopHoldMusic } from "./operations/holdMusic.ts"
import { handleAdmitAllFromLobby, handleAdmitFromLobby, handleRemoveFromLobby } from "./operations/lobby.ts"
import {
  handleListAudioRoutingGroups,
  handleCreateAudioRoutingGroup,
  handleGetAudioRoutingGroup,
  handleUpdateAudioRoutingGroup,
  handleDeleteAudioRoutingGroup
} from "./operations/audioRoutingGroups.ts"
import {
  handleListContentSharingSessions,
  handleGetContentSharingSession
} from "./operations/contentSharingSessions.ts"
import { filesOf } from "./recordings.ts"
import { makeCalls } from "./state/Calls.ts"

/** Graph's calls. */
export const makeGraphCalls = (emulator: EmulatorContext, network: Network): EmulatedService => {
  const calls = makeCalls(emulator, network)
  network.endpoints.add(applications(calls))
  const handlers = [
    handleCreateCall,
    handleGetCall,
    handleDeleteCall,
    handlePlayPrompt,
    handleRecordResponse,
    handleRecord,
    handleCancelMediaProcessing,
    handleSubscribeToTone,
    handleGetOperation,
    handleKeepAlive,
    handleAnswerCall,
    handleRejectCall,
    handleRedirectCall,
    handleTransferCall,
    handleMuteCall,
    handleUnmuteCall,
    handleSendDtmfTones,
    handleChangeScreenSharingRole,
    handleUpdateRecordingStatus,
    handleAddLargeGalleryView,
    handleLogTeleconferenceDeviceQuality,
    handleReportSyntheticMedia,
    handleStartRecording,
    handleStopRecording,
    handleStartTranscription,
    handleStopTranscription,
    handleListParticipants,
    handleGetParticipant,
    handleDeleteParticipant,
    handleInviteParticipants,
    handleMuteParticipant,
    handleMuteAllParticipants,
    handleStartHoldMusic,
    handleStopHoldMusic,
    handleAdmitAllFromLobby,
    handleAdmitFromLobby,
    handleRemoveFromLobby,
    handleListAudioRoutingGroups,
    handleCreateAudioRoutingGroup,
    handleGetAudioRoutingGroup,
    handleUpdateAudioRoutingGroup,
    handleDeleteAudioRoutingGroup,
    handleListContentSharingSessions,
    handleGetContentSharingSession
  ].map((handler) => handler(calls))
  return { handlers, controls: controls(calls), files: filesOf(calls), state: () => state(calls), reset: calls.reset }
}
