// Written by `pnpm derive` from the files beside it.
/** Every operation of CallAutomation as a declared value, with the schemas that they are made of. No client is imported here. */
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
import { resumeRecording } from "./resumeRecording.ts"
import { sendDtmfTones } from "./sendDtmfTones.ts"
import { startContinuousDtmfRecognition } from "./startContinuousDtmfRecognition.ts"
import { startMediaStreaming } from "./startMediaStreaming.ts"
import { startRecording } from "./startRecording.ts"
import { startTranscription } from "./startTranscription.ts"
import { stopContinuousDtmfRecognition } from "./stopContinuousDtmfRecognition.ts"
import { stopMediaStreaming } from "./stopMediaStreaming.ts"
import { stopRecording } from "./stopRecording.ts"
import { stopTranscription } from "./stopTranscription.ts"
import { summarizeCall } from "./summarizeCall.ts"
import { terminateCall } from "./terminateCall.ts"
import { transferToParticipant } from "./transferToParticipant.ts"
import { unhold } from "./unhold.ts"
import { updateTranscription } from "./updateTranscription.ts"

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
export * from "./addParticipant.ts"
export * from "./answerCall.ts"
export * from "./cancelAddParticipant.ts"
export * from "./cancelAllMediaOperations.ts"
export * from "./connect.ts"
export * from "./createCall.ts"
export * from "./getCall.ts"
export * from "./getParticipant.ts"
export * from "./getParticipants.ts"
export * from "./getRecordingProperties.ts"
export * from "./hangupCall.ts"
export * from "./hold.ts"
export * from "./moveParticipants.ts"
export * from "./muteParticipants.ts"
export * from "./pauseRecording.ts"
export * from "./play.ts"
export * from "./recognize.ts"
export * from "./redirectCall.ts"
export * from "./rejectCall.ts"
export * from "./removeParticipant.ts"
export * from "./resumeRecording.ts"
export * from "./sendDtmfTones.ts"
export * from "./startContinuousDtmfRecognition.ts"
export * from "./startMediaStreaming.ts"
export * from "./startRecording.ts"
export * from "./startTranscription.ts"
export * from "./stopContinuousDtmfRecognition.ts"
export * from "./stopMediaStreaming.ts"
export * from "./stopRecording.ts"
export * from "./stopTranscription.ts"
export * from "./summarizeCall.ts"
export * from "./terminateCall.ts"
export * from "./transferToParticipant.ts"
export * from "./unhold.ts"
export * from "./updateTranscription.ts"

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [
  typeof answerCall,
  typeof addParticipant,
  typeof cancelAddParticipant,
  typeof getCall,
  typeof getParticipant,
  typeof getParticipants,
  typeof hangupCall,
  typeof moveParticipants,
  typeof muteParticipants,
  typeof removeParticipant,
  typeof terminateCall,
  typeof transferToParticipant,
  typeof cancelAllMediaOperations,
  typeof hold,
  typeof play,
  typeof recognize,
  typeof sendDtmfTones,
  typeof startContinuousDtmfRecognition,
  typeof startMediaStreaming,
  typeof startTranscription,
  typeof stopContinuousDtmfRecognition,
  typeof stopMediaStreaming,
  typeof stopTranscription,
  typeof summarizeCall,
  typeof unhold,
  typeof updateTranscription,
  typeof getRecordingProperties,
  typeof pauseRecording,
  typeof resumeRecording,
  typeof startRecording,
  typeof stopRecording,
  typeof connect,
  typeof createCall,
  typeof redirectCall,
  typeof rejectCall
] = [
  answerCall,
  addParticipant,
  cancelAddParticipant,
  getCall,
  getParticipant,
  getParticipants,
  hangupCall,
  moveParticipants,
  muteParticipants,
  removeParticipant,
  terminateCall,
  transferToParticipant,
  cancelAllMediaOperations,
  hold,
  play,
  recognize,
  sendDtmfTones,
  startContinuousDtmfRecognition,
  startMediaStreaming,
  startTranscription,
  stopContinuousDtmfRecognition,
  stopMediaStreaming,
  stopTranscription,
  summarizeCall,
  unhold,
  updateTranscription,
  getRecordingProperties,
  pauseRecording,
  resumeRecording,
  startRecording,
  stopRecording,
  connect,
  createCall,
  redirectCall,
  rejectCall
]
