/** Call Automation in the local cloud: its handlers, its controls, and its calls. */
import type { Part, Simulation } from "../Simulation.ts"
import { handleAddParticipant } from "./addParticipant.ts"
import { handleAnswerCall } from "./answerCall.ts"
import { handleGetCall, handleHangupCall, handleTerminateCall } from "./callConnection.ts"
import { makeCalls, type Settings } from "./Calls.ts"
import { handleCancelAddParticipant } from "./cancelAddParticipant.ts"
import { handleCancelAllMediaOperations } from "./cancelAllMediaOperations.ts"
import { handleStartContinuousDtmfRecognition, handleStopContinuousDtmfRecognition } from "./continuousDtmf.ts"
import { controls, state } from "./controls.ts"
import { handleConnect } from "./connect.ts"
import { handleCreateCall } from "./createCall.ts"
import { handleHold, handleUnhold } from "./hold.ts"
import { handleStartMediaStreaming, handleStopMediaStreaming } from "./mediaStreaming.ts"
import { handleMoveParticipants } from "./moveParticipants.ts"
import { handleMuteParticipants } from "./muteParticipants.ts"
import { handleGetParticipant, handleGetParticipants } from "./participants.ts"
import { handlePlay } from "./play.ts"
import { handleRecognize } from "./recognize.ts"
import { handleRemoveParticipant } from "./removeParticipant.ts"
import { handleSendDtmfTones } from "./sendDtmfTones.ts"
import { handleRedirectCall } from "./redirectCall.ts"
import { handleRejectCall } from "./rejectCall.ts"
import {
  handleStartTranscription,
  handleStopTranscription,
  handleSummarizeCall,
  handleUpdateTranscription
} from "./transcription.ts"
import { handleTransferToParticipant } from "./transferToParticipant.ts"
import {
  handleGetRecordingProperties,
  handlePauseRecording,
  handleResumeRecording,
  handleStopRecording
} from "./recording.ts"
import { filesOf } from "./RecordingFiles.ts"
import { handleStartRecording } from "./startRecording.ts"

export type { Settings } from "./Calls.ts"

/** Makes the part of a simulation. */
export const makeCallAutomation = (simulation: Simulation, settings: Partial<Settings> = {}): Part => {
  const calls = makeCalls(simulation, { endOfOthers: 5001, ...settings })
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
