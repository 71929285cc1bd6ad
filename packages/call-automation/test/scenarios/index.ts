/** The scenario of every operation of Call Automation, by the name of its declaration: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import { answerCall, connect, createCall, redirectCall, rejectCall } from "./calls.ts"
import * as connections from "./connections.ts"
import * as media from "./media.ts"
import {
  addParticipant,
  cancelAddParticipant,
  getParticipant,
  getParticipants,
  moveParticipants,
  muteParticipants,
  removeParticipant
} from "./participants.ts"
import { getRecordingProperties, pauseRecording, resumeRecording, startRecording, stopRecording } from "./recordings.ts"
import {
  startMediaStreaming,
  startTranscription,
  stopMediaStreaming,
  stopTranscription,
  summarizeCall,
  updateTranscription
} from "./streams.ts"

export const scenarios: Scenarios<typeof operations> = {
  ...connections,
  ...media,
  addParticipant,
  answerCall,
  cancelAddParticipant,
  connect,
  createCall,
  getParticipant,
  getParticipants,
  getRecordingProperties,
  moveParticipants,
  muteParticipants,
  pauseRecording,
  redirectCall,
  rejectCall,
  removeParticipant,
  resumeRecording,
  startMediaStreaming,
  startRecording,
  startTranscription,
  stopMediaStreaming,
  stopRecording,
  stopTranscription,
  summarizeCall,
  updateTranscription
}
