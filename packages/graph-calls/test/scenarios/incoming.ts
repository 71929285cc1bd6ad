/** Scenarios of calls that ring for the application. */
import {
  answeredUri,
  application,
  callbackUri,
  callId,
  ofEndedCall,
  ofEstablishedCall,
  ringing,
  userId
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const given = [application, ringing]

const failures = { 400: [ofEstablishedCall], 404: [ofEndedCall] } as const

/** The call is over for the application. */
const over = [{ read: "getCall" as const, input: { id: callId }, status: 404, code: "8522" }]

export const answerCall: ScenarioOf<"answerCall"> = {
  to: "answer a call",
  given,
  input: {
    id: callId,
    callbackUri: answeredUri,
    acceptedModalities: ["audio"],
    mediaConfig: {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
      preFetchMedia: [{ uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E" }]
    }
  },
  answer: { status: 202 },
  effect: [
    {
      read: "getCall",
      input: { id: callId },
      status: 200,
      body: {
        "@odata.type": "#microsoft.graph.call",
        id: callId,
        state: "established",
        direction: "incoming",
        callbackUri: answeredUri
      }
    }
  ],
  failures
}

export const rejectCall: ScenarioOf<"rejectCall"> = {
  to: "reject a call",
  given,
  input: { id: callId, reason: "busy" },
  answer: { status: 202 },
  effect: over,
  failures
}

export const redirectCall: ScenarioOf<"redirectCall"> = {
  to: "redirect a call",
  given,
  input: {
    id: callId,
    targets: [
      {
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: { "@odata.type": "#microsoft.graph.identity", id: userId, displayName: "Heidi Steen" }
        }
      }
    ],
    timeout: 15,
    callbackUri
  },
  answer: { status: 202 },
  effect: over,
  failures
}
