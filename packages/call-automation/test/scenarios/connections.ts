/** Scenarios of a call connection as a whole. */
import { agent, bot, callbackUri, callConnectionId, customer, serverCallId } from "../support.ts"
import {
  absent,
  connected,
  correlationId,
  decliner,
  foreignCallerId,
  newCall,
  ofEndedCall,
  ofRingingCall,
  operationCallbackUri,
  rawIdOf
} from "./given.ts"
import { timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { uuid, versions } from "@effect-comms/core/test/contract/Matching.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import type { ScenarioOf } from "./Scenario.ts"

/** The call is no longer there. */
const isGone = { read: "getCall", input: { callConnectionId }, status: 404, code: "8522" } as const

/** Another application has joined the call. */
const joined = executed(
  operations.connect,
  { callLocator: { kind: "serverCallLocator", serverCallId }, callbackUri },
  { status: 200, body: { callConnectionId: newCall } }
)

export const getCall: ScenarioOf<"getCall"> = {
  to: "get a call",
  given: [connected],
  input: { callConnectionId },
  // Headers as recorded on every answer of these versions.
  answer: {
    status: 200,
    headers: {
      "api-supported-versions": versions("2025-05-15, 2026-03-12"),
      "x-ms-client-request-id": uuid("c52a6b32-3f7c-4c1e-8f5b-0d2f4a7d9e10")
    },
    body: {
      callConnectionId,
      serverCallId,
      correlationId,
      targets: [customer, agent],
      callConnectionState: "connected",
      callbackUri,
      mediaStreamingSubscription: { state: "disabled" },
      transcriptionSubscription: { state: "disabled", subscribedResultTypes: [] }
    }
  },
  others: {
    "that the application that made it has left": {
      given: [
        connected,
        joined,
        timeHasPassed(5000),
        executed(operations.hangupCall, { callConnectionId }, { status: 204 }),
        timeHasPassed(5000)
      ],
      input: { callConnectionId: newCall },
      status: 200,
      body: { callConnectionId: newCall, targets: [], callConnectionState: "connected" }
    },
    "that another application has left": {
      given: [
        connected,
        joined,
        timeHasPassed(5000),
        executed(operations.hangupCall, { callConnectionId: newCall }, { status: 204 }),
        timeHasPassed(5000)
      ],
      status: 200,
      body: { callConnectionId, targets: [customer, agent], callConnectionState: "connected" }
    }
  },
  failures: { 404: [ofEndedCall] }
}

export const hangupCall: ScenarioOf<"hangupCall"> = {
  to: "hang up",
  given: [connected],
  input: { callConnectionId },
  answer: { status: 204 },
  effect: [isGone],
  events: ["CallDisconnected"],
  failures: { 404: [ofEndedCall] }
}

export const terminateCall: ScenarioOf<"terminateCall"> = {
  to: "terminate a call",
  given: [connected],
  input: { callConnectionId },
  answer: { status: 204 },
  effect: [isGone],
  events: ["CallDisconnected"],
  failures: { 404: [ofEndedCall] }
}

const transferring = {
  callConnectionId,
  targetParticipant: bot,
  transferee: agent,
  operationCallbackUri,
  operationContext: "transferring call"
}
const accepted = { status: 202, body: { operationContext: "transferring call" } }

export const transferToParticipant: ScenarioOf<"transferToParticipant"> = {
  to: "transfer a participant",
  given: [connected],
  input: transferring,
  answer: accepted,
  others: {
    "in 2024-09-15": {
      apiVersion: "2024-09-15",
      input: { ...transferring, operationContext: "trasferring call" },
      status: 202,
      body: { operationContext: "trasferring call" }
    }
  },
  effect: [
    {
      read: "getParticipant",
      input: { callConnectionId, participantRawId: rawIdOf(agent) },
      status: 404,
      code: "8522"
    }
  ],
  events: ["CallTransferAccepted", "CallTransferFailed"],
  failures: {
    400: [
      ofRingingCall,
      {
        cause: "to somebody who is in the call",
        input: { ...transferring, targetParticipant: customer },
        code: "8559",
        message: "targetParticipant: already in the call or invited."
      }
    ],
    403: [foreignCallerId({ ...transferring, sourceCallerIdNumber: { value: "+14255550199" } }, [connected])],
    404: [ofEndedCall, absent({ ...transferring, transferee: decliner })],
    409: [
      {
        cause: "who is being transferred",
        given: [connected, executed(operations.transferToParticipant, transferring, accepted)],
        code: "8607",
        message: "transferee: another transfer is in progress."
      }
    ]
  }
}
