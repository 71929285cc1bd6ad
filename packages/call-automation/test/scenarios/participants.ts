/** Scenarios of the participants of a call. */
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import { otherCallConnectionId as fromCall } from "../recordings.ts"
import { agent, bot, callConnectionId, customer, invitationId } from "../support.ts"
import {
  absent,
  connected,
  connectedToCustomer,
  foreignCallerId,
  invalid,
  ofEndedCall,
  ofRingingCall,
  operationCallbackUri,
  rawIdOf,
  toNobody
} from "./given.ts"
import { added, adding, inTwoCalls, invited, shown } from "./givenParticipants.ts"
import type { ScenarioOf } from "./Scenario.ts"
import { someUser } from "./values.ts"

/** A read of somebody, who is there as shown, or not there. */
const sees = (identifier: typeof agent, is?: Parameters<typeof shown>[1]) => ({
  read: "getParticipant" as const,
  input: { callConnectionId, participantRawId: rawIdOf(identifier) },
  status: 200,
  body: shown(identifier, is)
})
const misses = (identifier: typeof agent, of = callConnectionId) => ({
  read: "getParticipant" as const,
  input: { callConnectionId: of, participantRawId: rawIdOf(identifier) },
  status: 404,
  code: "8522"
})

export const getParticipants: ScenarioOf<"getParticipants"> = {
  to: "list the participants",
  given: [connected],
  input: { callConnectionId },
  answer: { status: 200, body: { value: [shown(someUser(bot)), shown(customer), shown(agent)] } },
  failures: { 404: [ofEndedCall] }
}

export const getParticipant: ScenarioOf<"getParticipant"> = {
  to: "get a participant",
  given: [connected],
  input: { callConnectionId, participantRawId: rawIdOf(agent) },
  answer: { status: 200, body: shown(agent) },
  failures: { 404: [ofEndedCall, absent({ callConnectionId, participantRawId: rawIdOf(bot) })] }
}

export const addParticipant: ScenarioOf<"addParticipant"> = {
  to: "add a participant",
  given: [connectedToCustomer],
  input: adding,
  answer: added,
  // Who rings is not in the call yet.
  effect: [sees(agent), { ...misses(agent), after: 0 }],
  events: ["AddParticipantSucceeded", "AddParticipantFailed"],
  failures: {
    400: [
      ofRingingCall,
      {
        cause: "who is in the call already",
        given: [connected],
        code: "8559",
        message: "participantToAdd: already in the call or invited."
      },
      {
        cause: "who is invited already",
        given: [connectedToCustomer, executed(operations.addParticipant, adding, added)],
        code: "8559",
        message: "participantToAdd: already in the call or invited."
      }
    ],
    403: [foreignCallerId({ ...adding, sourceCallerIdNumber: { value: "+14255550199" } }, [connectedToCustomer])],
    404: [ofEndedCall]
  }
}

export const removeParticipant: ScenarioOf<"removeParticipant"> = {
  to: "remove a participant",
  given: [connected],
  input: { callConnectionId, participantToRemove: agent },
  answer: { status: 202, body: {} },
  others: {
    "in 2024-09-15": {
      apiVersion: "2024-09-15",
      input: {
        callConnectionId,
        participantToRemove: agent,
        operationCallbackUri,
        operationContext: "removing participant"
      },
      status: 202,
      body: { operationContext: "removing participant" }
    }
  },
  effect: [misses(agent), sees(customer)],
  events: ["RemoveParticipantSucceeded", "RemoveParticipantFailed"],
  failures: { 400: [ofRingingCall], 404: [ofEndedCall] }
}

export const cancelAddParticipant: ScenarioOf<"cancelAddParticipant"> = {
  to: "cancel an invitation",
  given: invited,
  input: { callConnectionId, invitationId },
  answer: { status: 202, body: { invitationId } },
  others: {
    "in 2023-10-15": {
      apiVersion: "2023-10-15",
      input: {
        callConnectionId,
        invitationId,
        operationContext: "cancelling add participant",
        operationCallbackUri
      },
      status: 202,
      body: { invitationId, operationContext: "cancelling add participant" }
    }
  },
  effect: [misses(agent)],
  events: ["CancelAddParticipantSucceeded", "CancelAddParticipantFailed"],
  failures: { 400: [ofRingingCall], 404: [ofEndedCall] }
}

const muting = { callConnectionId, targetParticipants: [agent], operationContext: "mute participant" }
const muted = { status: 200, body: { operationContext: "mute participant" } }

export const muteParticipants: ScenarioOf<"muteParticipants"> = {
  to: "mute participants",
  given: [connected],
  input: muting,
  answer: muted,
  others: { "in 2024-09-15": { ...muted, apiVersion: "2024-09-15" } },
  effect: [sees(agent, { isMuted: true }), sees(customer)],
  failures: {
    400: [ofRingingCall, toNobody({ ...muting, targetParticipants: [] }, "targetParticipants")],
    404: [ofEndedCall, absent({ ...muting, targetParticipants: [bot] })]
  }
}

const moving = {
  callConnectionId,
  targetParticipants: [agent],
  fromCall,
  operationCallbackUri,
  operationContext: "moving participants"
}
const moved = {
  status: 202,
  body: { participants: [shown(agent)], operationContext: "moving participants", fromCall }
}

export const moveParticipants: ScenarioOf<"moveParticipants"> = {
  to: "move participants",
  given: inTwoCalls,
  input: moving,
  answer: moved,
  others: { "in 2025-08-15-preview": { ...moved, apiVersion: "2025-08-15-preview" } },
  effect: [sees(agent), misses(agent, fromCall)],
  events: ["MoveParticipantSucceeded", "MoveParticipantFailed"],
  failures: {
    400: [
      invalid(
        "from the same call",
        { ...moving, fromCall: callConnectionId },
        "fromCall: expected a leg of another call."
      )
    ],
    404: [ofEndedCall]
  }
}
