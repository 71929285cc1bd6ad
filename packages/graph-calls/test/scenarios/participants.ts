/** Scenarios of the participants of a call. */
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import {
  application,
  callId,
  clientContext,
  clientId,
  failures,
  inMeeting,
  meeting,
  ofEndedCall,
  ofEstablishingCall,
  ofNobody,
  ownParticipantId,
  participantId,
  shows,
  started,
  userId,
  waiting,
  waitingId
} from "./given.ts"
import { options } from "./requests.ts"
import type { ScenarioOf } from "./Scenario.ts"

const given = [application, meeting]
const input = { callId, participantId, clientContext }

const nobodyId = "9d0f1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f"

/** The failures of an action on a participant. */
const onParticipant = <I>(input: I) => ({ 400: failures[400], 404: [ofEndedCall, ofNobody(input)] as const })

const participant = (id: string, more: object) => ({ "@odata.type": "#microsoft.graph.participant", id, ...more })

const info = (identity: object) => ({
  "@odata.type": "#microsoft.graph.participantInfo",
  identity: { "@odata.type": "#microsoft.graph.identitySet", ...identity }
})

const user = participant(participantId, {
  isInLobby: false,
  isMuted: false,
  info: info({ user: { "@odata.type": "#microsoft.graph.identity", id: userId } })
})

/** What the participant is afterwards. */
const isThen = (more: object, id = participantId) => [
  { read: "getParticipant" as const, input: { callId, participantId: id }, status: 200, body: participant(id, more) }
]

/** It is not there any more. */
const isGone = (id = participantId) => [
  { read: "getParticipant" as const, input: { callId, participantId: id }, status: 404, code: "NotFound" }
]

export const listParticipants: ScenarioOf<"listParticipants"> = {
  to: "list participants",
  given,
  input: { callId },
  answer: {
    status: 200,
    body: {
      value: [
        participant(ownParticipantId, {
          isInLobby: false,
          info: info({ application: { "@odata.type": "#microsoft.graph.identity", id: clientId } })
        }),
        user
      ]
    }
  },
  failures: { 404: [ofEndedCall] }
}

export const getParticipant: ScenarioOf<"getParticipant"> = {
  to: "get a participant",
  given,
  input: { callId, participantId },
  answer: { status: 200, body: user },
  others: {
    "that is the application, which has muted all others": {
      given: [...given, executed(operations.muteAllParticipants, { callId, clientContext }, { status: 200 }, options)],
      input: { callId, participantId: ownParticipantId },
      status: 200,
      body: participant(ownParticipantId, { isMuted: false })
    }
  },
  failures: { 404: [ofEndedCall, ofNobody({ callId, participantId: nobodyId })] }
}

const invited = {
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: {
    "@odata.type": "#microsoft.graph.identitySet",
    user: { "@odata.type": "#microsoft.graph.identity", id: "278405a3-f568-4b3e-b684-009193463064" }
  }
} as const

export const inviteParticipants: ScenarioOf<"inviteParticipants"> = {
  to: "invite a participant",
  given,
  input: { callId, clientContext, participants: [invited] },
  answer: started("inviteParticipantsOperation", "running", { more: { participants: [invited] } }),
  effect: shows("inviteParticipantsOperation", "completed", { after: 5000, more: { participants: [invited] } }),
  failures
}

export const deleteParticipant: ScenarioOf<"deleteParticipant"> = {
  to: "delete a participant",
  given,
  input: { callId, participantId },
  answer: { status: 204 },
  effect: isGone(),
  failures: { 404: [ofEndedCall, ofNobody({ callId, participantId: nobodyId })] }
}

export const muteParticipant: ScenarioOf<"muteParticipant"> = {
  to: "mute a participant",
  given,
  input,
  answer: started("muteParticipantOperation", "completed"),
  effect: isThen({ isMuted: true }),
  failures: onParticipant({ ...input, participantId: nobodyId })
}

export const muteAllParticipants: ScenarioOf<"muteAllParticipants"> = {
  to: "mute all participants",
  given,
  input: { callId, clientContext, participants: [participantId] },
  answer: started("muteParticipantsOperation", "completed", {
    version: "beta",
    more: { participants: [participantId] }
  }),
  effect: isThen({ isMuted: true }),
  failures: onParticipant({ callId, clientContext, participants: [nobodyId] })
}

export const startHoldMusic: ScenarioOf<"startHoldMusic"> = {
  to: "play music to a participant on hold",
  given,
  input: {
    ...input,
    customPrompt: {
      "@odata.type": "#microsoft.graph.mediaPrompt",
      mediaInfo: {
        "@odata.type": "#microsoft.graph.mediaInfo",
        uri: "https://bot.contoso.com/onHoldMusic.wav",
        resourceId: "4F8E1C2B-6A3D-4E5F-9B7A-1C2D3E4F5A6B"
      }
    }
  },
  answer: started("startHoldMusicOperation", "running", { status: 202 }),
  effect: shows("startHoldMusicOperation", "completed", { after: 5000 }),
  failures: onParticipant({ ...input, participantId: nobodyId })
}

export const stopHoldMusic: ScenarioOf<"stopHoldMusic"> = {
  to: "take a participant off hold",
  given: [...given, inMeeting("the participant hears hold music", { participantId })],
  input,
  answer: started("stopHoldMusicOperation", "running", { status: 202 }),
  effect: shows("stopHoldMusicOperation", "completed", { after: 5000 }),
  failures: onParticipant({ ...input, participantId: nobodyId })
}

const inLobby = [...given, waiting]

/** Another who waits. */
const alsoWaitingId = "d4a2b3c5-7e6f-4081-9bac-1d2e3f4a5b6c"
const alsoWaiting = inMeeting(waiting.name, {
  participantId: alsoWaitingId,
  userId: "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"
})

export const admitFromLobby: ScenarioOf<"admitFromLobby"> = {
  to: "admit a participant from the lobby",
  given: inLobby,
  input: { ...input, participantId: waitingId },
  answer: started("admitFromLobbyOperation", "completed", { version: "beta" }),
  effect: isThen({ isInLobby: false }, waitingId),
  failures: onParticipant({ ...input, participantId: nobodyId })
}

export const admitAllFromLobby: ScenarioOf<"admitAllFromLobby"> = {
  to: "admit all from the lobby",
  given: [...inLobby, alsoWaiting],
  input: { callId, clientContext },
  answer: started("admitAllFromLobbyOperation", "completed", { version: "beta" }),
  effect: [...isThen({ isInLobby: false }, waitingId), ...isThen({ isInLobby: false }, alsoWaitingId)],
  failures
}

export const removeFromLobby: ScenarioOf<"removeFromLobby"> = {
  to: "remove a participant from the lobby",
  given: inLobby,
  input: { ...input, participantId: waitingId },
  answer: started("removeFromLobbyOperation", "completed", { version: "beta" }),
  effect: isGone(waitingId),
  failures: onParticipant({ ...input, participantId: nobodyId })
}

const report = {
  callId,
  participantId,
  id: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
  detectionDateTime: DateTimeText.make("2026-03-13T21:00:00Z"),
  severity: "high",
  overallConfidence: 0.92,
  isMalicious: true,
  contentMetadata: { audioMetadata: { sampleRateHz: 16_000, bitDepth: 16, channels: 1 } },
  detections: [
    {
      modelName: "DeepfakeDetector-v2",
      modality: "audio",
      modelTasks: ["speechSynthesis"],
      segment: { startTimeSec: 0, endTimeSec: 15, frameIndices: [] },
      confidence: 0.95
    }
  ]
} as const

export const reportSyntheticMedia: ScenarioOf<"reportSyntheticMedia"> = {
  to: "report synthetic media",
  given,
  input: report,
  answer: { status: 200 },
  unseen: "Participants learn of it by a member of the roster that Microsoft does not publish.",
  failures: {
    400: [ofEstablishingCall],
    404: [ofEndedCall, ofNobody({ ...report, participantId: nobodyId })],
    429: [
      {
        cause: "of a participant of whom they were reported just before",
        given: [...given, inMeeting("synthetic media of the participant were reported", { participantId })],
        code: "TooManyRequests",
        message: "Please retry again later."
      }
    ]
  }
}
