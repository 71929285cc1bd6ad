/** Scenarios of what the application does in a meeting. */
import {
  application,
  appHostedMeeting,
  callId,
  clientContext,
  established,
  failures,
  inMeeting,
  meeting,
  ofEndedCall,
  ofEstablishingCall,
  ownParticipantId,
  policyRecorded,
  shows,
  started
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const given = [application, meeting]
const input = { id: callId, clientContext }

/** The application as a participant, as its roster shows it. */
const own = (more: object) => [
  {
    read: "getParticipant" as const,
    input: { callId, participantId: ownParticipantId },
    status: 200,
    body: { "@odata.type": "#microsoft.graph.participant", id: ownParticipantId, ...more }
  }
]

/** Its call. */
const call = (more: object) => [
  {
    read: "getCall" as const,
    input: { id: callId },
    status: 200,
    body: { "@odata.type": "#microsoft.graph.call", id: callId, ...more }
  }
]

export const muteCall: ScenarioOf<"muteCall"> = {
  to: "mute the application",
  given,
  input,
  answer: started("muteParticipantOperation", "completed"),
  effect: own({ isMuted: true }),
  failures
}

export const unmuteCall: ScenarioOf<"unmuteCall"> = {
  to: "unmute the application",
  given: [...given, inMeeting("the application is muted in the Graph meeting")],
  input,
  answer: started("unmuteParticipantOperation", "completed"),
  effect: own({ isMuted: false }),
  failures
}

export const addLargeGalleryView: ScenarioOf<"addLargeGalleryView"> = {
  to: "add the large gallery view",
  given,
  input,
  answer: started("addLargeGalleryViewOperation", "running", { status: 202 }),
  effect: shows("addLargeGalleryViewOperation", "completed", { after: 5000 }),
  failures
}

export const changeScreenSharingRole: ScenarioOf<"changeScreenSharingRole"> = {
  to: "share the screen of the application",
  given: [application, appHostedMeeting],
  input: { id: callId, role: "sharer" },
  answer: { status: 202 },
  effect: own({
    mediaStreams: [
      { "@odata.type": "#microsoft.graph.mediaStream", mediaType: "audio", direction: "sendReceive" },
      { "@odata.type": "#microsoft.graph.mediaStream", mediaType: "videoBasedScreenSharing", direction: "sendOnly" }
    ]
  }),
  failures
}

const recording = (recordingStatus: string) => ({
  recordingInfo: { "@odata.type": "#microsoft.graph.recordingInfo", recordingStatus }
})

export const startRecording: ScenarioOf<"startRecording"> = {
  to: "start the recording of a meeting",
  given,
  input,
  answer: started("startRecordingOperation", "running", { status: 202, version: "beta" }),
  effect: own(recording("recording")),
  failures
}

export const stopRecording: ScenarioOf<"stopRecording"> = {
  to: "stop the recording of a meeting",
  given: [...given, inMeeting("the Graph meeting is recorded")],
  input,
  answer: started("stopRecordingOperation", "running", { status: 202, version: "beta" }),
  effect: own(recording("notRecording")),
  failures
}

const transcription = (state: string) => ({
  transcription: { "@odata.type": "#microsoft.graph.callTranscriptionInfo", state }
})

export const startTranscription: ScenarioOf<"startTranscription"> = {
  to: "start the transcription of a meeting",
  given,
  input: { ...input, language: "en-us" },
  answer: started("startTranscriptionOperation", "running", { status: 202, version: "beta" }),
  effect: call(transcription("active")),
  failures
}

export const stopTranscription: ScenarioOf<"stopTranscription"> = {
  to: "stop the transcription of a meeting",
  given: [...given, inMeeting("the Graph meeting is transcribed")],
  input,
  answer: started("stopTranscriptionOperation", "running", { status: 202, version: "beta" }),
  effect: call(transcription("inactive")),
  failures
}

export const updateRecordingStatus: ScenarioOf<"updateRecordingStatus"> = {
  to: "say that a call is recorded",
  given: [application, policyRecorded],
  input: { ...input, status: "recording" },
  answer: started("updateRecordingStatusOperation", "completed"),
  effect: shows("updateRecordingStatusOperation", "completed"),
  failures: {
    400: [
      ofEstablishingCall,
      {
        cause: "that no policy brought the application into",
        given: [application, established],
        code: "8506",
        message: "API call not allowed for non-Compliance Recording call"
      }
    ],
    404: [ofEndedCall]
  }
}
