/** Every operation of Call Automation that this package declares, as values. No client is imported here. */
import type * as Operation from "@effect-comms/core/Operation"
import { addParticipant } from "./addParticipant.ts"
import { answerCall } from "./answerCall.ts"
import { cancelAddParticipant } from "./cancelAddParticipant.ts"
import { cancelAllMediaOperations } from "./cancelAllMediaOperations.ts"
import { connect } from "./connect.ts"
import { createCall } from "./createCall.ts"
import { getCall } from "./getCall.ts"
import { getParticipant } from "./getParticipant.ts"
import { getParticipants } from "./getParticipants.ts"
import { getRecordingProperties } from "./getRecordingProperties.ts"
import { hangupCall } from "./hangupCall.ts"
import { hold } from "./hold.ts"
import { moveParticipants } from "./moveParticipants.ts"
import { muteParticipants } from "./muteParticipants.ts"
import { pauseRecording } from "./pauseRecording.ts"
import { play } from "./play.ts"
import { recognize } from "./recognize.ts"
import { redirectCall } from "./redirectCall.ts"
import { rejectCall } from "./rejectCall.ts"
import { removeParticipant } from "./removeParticipant.ts"
import { sendDtmfTones } from "./sendDtmfTones.ts"
import { startContinuousDtmfRecognition } from "./startContinuousDtmfRecognition.ts"
import { stopContinuousDtmfRecognition } from "./stopContinuousDtmfRecognition.ts"
import { startMediaStreaming } from "./startMediaStreaming.ts"
import { startTranscription } from "./startTranscription.ts"
import { stopMediaStreaming } from "./stopMediaStreaming.ts"
import { stopTranscription } from "./stopTranscription.ts"
import { summarizeCall } from "./summarizeCall.ts"
import { updateTranscription } from "./updateTranscription.ts"
import { resumeRecording } from "./resumeRecording.ts"
import { startRecording } from "./startRecording.ts"
import { stopRecording } from "./stopRecording.ts"
import { terminateCall } from "./terminateCall.ts"
import { transferToParticipant } from "./transferToParticipant.ts"
import { unhold } from "./unhold.ts"

export { service } from "../ApiVersion.ts"
export { serviceFailures } from "./failures.ts"
export {
  addParticipant,
  answerCall,
  cancelAddParticipant,
  cancelAllMediaOperations,
  connect,
  createCall,
  getCall,
  getParticipant,
  getParticipants,
  getRecordingProperties,
  hangupCall,
  hold,
  moveParticipants,
  muteParticipants,
  pauseRecording,
  play,
  recognize,
  redirectCall,
  rejectCall,
  removeParticipant,
  sendDtmfTones,
  startContinuousDtmfRecognition,
  startMediaStreaming,
  startTranscription,
  stopContinuousDtmfRecognition,
  stopMediaStreaming,
  stopTranscription,
  summarizeCall,
  updateTranscription,
  resumeRecording,
  startRecording,
  stopRecording,
  terminateCall,
  transferToParticipant,
  unhold
}

/** All of them, in the order of Microsoft's reference. */
export const all: ReadonlyArray<Operation.Any> = [
  createCall,
  answerCall,
  redirectCall,
  rejectCall,
  connect,
  getCall,
  hangupCall,
  terminateCall,
  transferToParticipant,
  play,
  cancelAllMediaOperations,
  recognize,
  startContinuousDtmfRecognition,
  stopContinuousDtmfRecognition,
  sendDtmfTones,
  hold,
  unhold,
  startTranscription,
  stopTranscription,
  updateTranscription,
  startMediaStreaming,
  stopMediaStreaming,
  summarizeCall,
  getParticipants,
  addParticipant,
  removeParticipant,
  getParticipant,
  muteParticipants,
  cancelAddParticipant,
  moveParticipants,
  startRecording,
  getRecordingProperties,
  stopRecording,
  pauseRecording,
  resumeRecording
]
