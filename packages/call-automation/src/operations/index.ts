/** Every operation of Call Automation that this package declares, as values. No client is imported here. */
import type { Any } from "@effect-comms/core/Operation"
import { addParticipant } from "./addParticipant.ts"
import { answerCall } from "./answerCall.ts"
import { cancelAddParticipant } from "./cancelAddParticipant.ts"
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
import { removeParticipant } from "./removeParticipant.ts"
import { resumeRecording } from "./resumeRecording.ts"
import { startRecording } from "./startRecording.ts"
import { stopRecording } from "./stopRecording.ts"
import { terminateCall } from "./terminateCall.ts"
import { unhold } from "./unhold.ts"

export { service } from "../ApiVersion.ts"
export {
  addParticipant,
  answerCall,
  cancelAddParticipant,
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
  removeParticipant,
  resumeRecording,
  startRecording,
  stopRecording,
  terminateCall,
  unhold
}

/** All of them, in the order of Microsoft's reference. */
export const all: ReadonlyArray<Any> = [
  createCall,
  answerCall,
  getCall,
  hangupCall,
  terminateCall,
  play,
  hold,
  unhold,
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
