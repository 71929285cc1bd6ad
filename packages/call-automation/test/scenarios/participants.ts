/** Scenarios of operations on the participants of a call. */
import { agent, bot, callConnectionId, customer } from "../support.ts"
import { absent, connected, ofEndedCall } from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const participantRawId = agent.communicationUser.id

export const getParticipant: ScenarioOf<"getParticipant"> = {
  to: "get a participant",
  given: [connected()],
  input: { callConnectionId, participantRawId },
  answer: { status: 200, body: { identifier: agent, isMuted: false, isOnHold: false } },
  failures: { 404: [ofEndedCall, absent({ callConnectionId, participantRawId: bot.communicationUser.id })] }
}

export const muteParticipants: ScenarioOf<"muteParticipants"> = {
  to: "mute participants",
  given: [connected()],
  input: { callConnectionId, targetParticipants: [agent], operationContext: "mute participant" },
  answer: { status: 200, body: { operationContext: "mute participant" } },
  others: {
    "in 2024-09-15": {
      apiVersion: "2024-09-15",
      given: [connected(bot)],
      input: { callConnectionId, targetParticipants: [bot], operationContext: "mute participant" },
      status: 200,
      body: { operationContext: "mute participant" }
    }
  },
  effect: [
    {
      read: "getParticipant",
      input: { callConnectionId, participantRawId },
      status: 200,
      body: { identifier: agent, isMuted: true, isOnHold: false }
    },
    {
      read: "getParticipant",
      input: { callConnectionId, participantRawId: customer.communicationUser.id },
      status: 200,
      body: { identifier: customer, isMuted: false, isOnHold: false }
    }
  ],
  failures: {
    400: [
      {
        cause: "none of whom is named",
        input: { callConnectionId, targetParticipants: [] },
        code: "8523",
        message: "targetParticipants: expected at least one identifier."
      }
    ],
    404: [ofEndedCall, absent({ callConnectionId, targetParticipants: [bot] })]
  }
}
