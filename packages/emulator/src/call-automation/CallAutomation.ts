/** Call Automation in the local cloud: its handlers, its controls, and its calls. */
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import type { Network } from "../telephony/Network.ts"
import { applications } from "./engine/applications.ts"
import { handleAddParticipant } from "./operations/addParticipant.ts"
import { handleAnswerCall } from "./operations/answerCall.ts"
import { handleGetCall, handleHangupCall, handleTerminateCall } from "./operations/callConnection.ts"
import { makeCalls, type Settings } from "./state/Calls.ts"
import { handleCancelAddParticipant } from "./operations/cancelAddParticipant.ts"
import { handleCancelAllMediaOperations } from "./operations/cancelAllMediaOperations.ts"
import {
  handleStartContinuousDtmfRecognition,
  handleStopContinuousDtmfRecognition
} from "./operations/continuousDtmf.ts"
import { controls } from "./controls.ts"
import { state } from "./inspect.ts"
import { handleConnect } from "./operations/connect.ts"
import { handleCreateCall } from "./operations/createCall.ts"
import { handleHold, handleUnhold } from "./operations/hold.ts"
import { handleStartMediaStreaming, handleStopMediaStreaming } from "./operations/mediaStreaming.ts"
import { handleMoveParticipants } from "./operations/moveParticipants.ts"
import { handleMuteParticipants } from "./operations/muteParticipants.ts"
import { handleGetParticipant, handleGetParticipants } from "./operations/participants.ts"
import { handlePlay } from "./operations/play.ts"
import { handleRecognize } from "./operations/recognize.ts"
import { handleRemoveParticipant } from "./operations/removeParticipant.ts"
import { handleSendDtmfTones } from "./operations/sendDtmfTones.ts"
import { handleRedirectCall } from "./operations/redirectCall.ts"
import { handleRejectCall } from "./operations/rejectCall.ts"
import {
  handleStartTranscription,
  handleStopTranscription,
  handleSummarizeCall,
  handleUpdateTranscription
} from "./operations/transcription.ts"
import { handleTransferToParticipant } from "./operations/transferToParticipant.ts"
import {
  handleGetRecordingProperties,
  handlePauseRecording,
  handleResumeRecording,
  handleStopRecording
} from "./operations/recordingById.ts"
import { filesOf } from "./media/RecordingFiles.ts"
import { handleStartRecording } from "./operations/startRecording.ts"

export type { Settings } from "./state/Calls.ts"

/** Makes Call Automation. */
export const makeCallAutomation = (
  emulator: EmulatorContext,
  network: Network,
  settings: Partial<Settings> = {}
): EmulatedService => {
  const calls = makeCalls(emulator, network, { endOfOthers: 5001, ...settings })
  network.endpoints.add(applications(calls))
  const handlers = [
    handleCreateCall,
    handleAnswerCall,
    handleRedirectCall,
    handleRejectCall,
    handleConnect,
    handleGetCall,
    handleHangupCall,
    handleTerminateCall,
    handleTransferToParticipant,
    handleAddParticipant,
    handleRemoveParticipant,
    handleCancelAddParticipant,
    handleGetParticipants,
    handleGetParticipant,
    handleMuteParticipants,
    handleMoveParticipants,
    handleStartRecording,
    handleGetRecordingProperties,
    handleStopRecording,
    handlePauseRecording,
    handleResumeRecording,
    handleHold,
    handleUnhold,
    handleStartTranscription,
    handleStopTranscription,
    handleUpdateTranscription,
    handleStartMediaStreaming,
    handleStopMediaStreaming,
    handleSummarizeCall,
    handlePlay,
    handleCancelAllMediaOperations,
    handleRecognize,
    handleStartContinuousDtmfRecognition,
    handleStopContinuousDtmfRecognition,
    handleSendDtmfTones
  ].map((handler) => handler(calls))
  return {
    handlers,
    controls: controls(calls),
    files: filesOf(calls.chunks),
    state: () => state(calls),
    reset: calls.reset
  }
}
