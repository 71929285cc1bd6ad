/** Scenarios of audio routing groups, and of content that is shared. */
import {
  application,
  callId,
  failures,
  inMeeting,
  meeting,
  ofEndedCall,
  ownParticipantId,
  participantId
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const groupId = "3c1f9e6a-58b2-4d0c-9a7e-6b5d4c3f2e1a"

const routes = { routingMode: "oneToOne", sources: [ownParticipantId], receivers: [participantId] } as const

const group = (id: unknown = groupId, more: object = routes) => ({
  "@odata.type": "#microsoft.graph.audioRoutingGroup",
  id,
  ...more
})

const joined = [application, meeting]
const given = [
  ...joined,
  inMeeting("an audio routing group is there", { groupId, source: ownParticipantId, receiver: participantId })
]

const input = { callId, groupId }

const ofNoGroup = <I>(input: I) => ({
  cause: "that is none of the call",
  input,
  code: "NotFound",
  message: "Audio routing group not found."
})

const unknownId = "9d0f1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f"
const unknown = { callId, groupId: unknownId }

export const listAudioRoutingGroups: ScenarioOf<"listAudioRoutingGroups"> = {
  to: "list audio routing groups",
  given,
  input: { callId },
  answer: { status: 200, body: { value: [group()] } },
  failures: { 404: [ofEndedCall] }
}

export const createAudioRoutingGroup: ScenarioOf<"createAudioRoutingGroup"> = {
  to: "create an audio routing group",
  given: joined,
  input: { callId, id: groupId, ...routes },
  answer: { status: 200, body: group() },
  effect: [{ read: "getAudioRoutingGroup", input, status: 200, body: group() }],
  failures
}

export const getAudioRoutingGroup: ScenarioOf<"getAudioRoutingGroup"> = {
  to: "get an audio routing group",
  given,
  input,
  answer: { status: 200, body: group() },
  failures: { 404: [ofEndedCall, ofNoGroup(unknown)] }
}

const changed = { routingMode: "multicast", sources: [participantId], receivers: [ownParticipantId] } as const

export const updateAudioRoutingGroup: ScenarioOf<"updateAudioRoutingGroup"> = {
  to: "update an audio routing group",
  given,
  input: { ...input, ...changed },
  answer: { status: 200, body: group(groupId, changed) },
  effect: [{ read: "getAudioRoutingGroup", input, status: 200, body: group(groupId, changed) }],
  failures: { 404: [ofEndedCall, ofNoGroup({ ...unknown, ...changed })] }
}

export const deleteAudioRoutingGroup: ScenarioOf<"deleteAudioRoutingGroup"> = {
  to: "delete an audio routing group",
  given,
  input,
  answer: { status: 204 },
  effect: [{ read: "getAudioRoutingGroup", input, status: 404, code: "NotFound" }],
  failures: { 404: [ofEndedCall, ofNoGroup(unknown)] }
}

const sessionId = "c8b1a7d4-2e3f-4a5b-8c6d-7e8f9a0b1c2d"
const sharing = [...joined, inMeeting("content is shared in the Graph call", { sessionId, participantId })]
const session = { "@odata.type": "#microsoft.graph.contentSharingSession", id: sessionId }

export const listContentSharingSessions: ScenarioOf<"listContentSharingSessions"> = {
  to: "list content sharing sessions",
  given: sharing,
  input: { callId },
  answer: { status: 200, body: { value: [session] } },
  failures: { 404: [ofEndedCall] }
}

export const getContentSharingSession: ScenarioOf<"getContentSharingSession"> = {
  to: "get a content sharing session",
  given: sharing,
  input: { callId, sessionId },
  answer: { status: 200, body: session },
  failures: {
    404: [
      ofEndedCall,
      {
        cause: "that is none of the call",
        input: { callId, sessionId: unknownId },
        code: "NotFound",
        message: "Content sharing session not found."
      }
    ]
  }
}
