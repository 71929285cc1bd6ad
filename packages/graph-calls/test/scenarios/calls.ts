/** Scenarios of calls themselves. */
import { uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import {
  application,
  callbackUri,
  callId,
  callLocation,
  established,
  failures,
  ofEndedCall,
  tenantId,
  userId
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const input = {
  callbackUri,
  targets: [
    {
      "@odata.type": "#microsoft.graph.invitationParticipantInfo",
      identity: {
        "@odata.type": "#microsoft.graph.identitySet",
        user: {
          "@odata.type": "#microsoft.graph.identity",
          displayName: "John",
          id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8"
        }
      }
    }
  ],
  requestedModalities: ["audio"],
  mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
  tenantId
} as const

const type = { "@odata.type": "#microsoft.graph.call" }

/** A call as answers show it. */
const call = (state: string, id: unknown = callId) => ({
  ...type,
  id,
  state,
  direction: "outgoing",
  callbackUri,
  requestedModalities: ["audio"],
  targets: input.targets,
  tenantId
})

const toPhone = {
  ...input,
  targets: [
    {
      "@odata.type": "#microsoft.graph.invitationParticipantInfo",
      identity: {
        "@odata.type": "#microsoft.graph.identitySet",
        phone: { "@odata.type": "#microsoft.graph.identity", id: "+12345678901" }
      }
    }
  ]
} as const

const elsewhere = { ...input, tenantId: "5b1c9d3e-7a42-4f0b-8e6d-9c2f1a3b4d72" }

export const createCall: ScenarioOf<"createCall"> = {
  to: "create a call to a user",
  given: [application],
  input,
  answer: {
    status: 201,
    wire: { body: { ...type, ...input } },
    headers: { Location: callLocation },
    body: call("establishing", uuid(callId)),
    value: { ...call("establishing"), location: callLocation.value }
  },
  effect: [{ read: "getCall", input: { id: callId }, status: 200, body: call("established") }],
  events: ["a call that is being established", "a call that is established"],
  failures: {
    400: [
      {
        cause: "whose target is a phone and whose source is not said",
        input: toPhone,
        wire: { body: { ...type, ...toPhone } },
        code: "7507",
        message: "Call source identity invalid."
      }
    ],
    403: [
      {
        cause: "in another tenant",
        input: elsewhere,
        wire: { body: { ...type, ...elsewhere } },
        code: "7505",
        message: "Request authorization tenant mismatch."
      }
    ]
  }
}

export const getCall: ScenarioOf<"getCall"> = {
  to: "get a call",
  given: [application, established],
  input: { id: callId },
  answer: {
    status: 200,
    body: { ...type, id: callId, state: "established", direction: "outgoing", callbackUri }
  },
  failures: { 404: [ofEndedCall] }
}

export const deleteCall: ScenarioOf<"deleteCall"> = {
  to: "delete a call",
  given: [application, established],
  input: { id: callId },
  answer: { status: 204 },
  effect: [{ read: "getCall", input: { id: callId }, status: 404, code: "8522" }],
  events: ["a call that is being terminated", "a call that has ended"],
  failures: { 404: [ofEndedCall] }
}

/** Most of the 45 minutes for which a call goes on by itself. */
const nearlyOver = 40 * 60_000

export const keepAlive: ScenarioOf<"keepAlive"> = {
  to: "keep a call alive",
  given: [application, established, timeHasPassed(nearlyOver)],
  input: { id: callId },
  answer: { status: 200 },
  effect: [
    {
      read: "getCall",
      input: { id: callId },
      after: nearlyOver,
      status: 200,
      body: { ...type, id: callId, state: "established" }
    }
  ],
  failures: { 404: [ofEndedCall] }
}

export const transferCall: ScenarioOf<"transferCall"> = {
  to: "transfer a call",
  given: [application, established],
  input: {
    id: callId,
    transferTarget: {
      "@odata.type": "#microsoft.graph.invitationParticipantInfo",
      endpointType: "default",
      identity: {
        "@odata.type": "#microsoft.graph.identitySet",
        user: { "@odata.type": "#microsoft.graph.identity", id: userId, displayName: "Heidi Steen" }
      }
    }
  },
  answer: { status: 202 },
  effect: [{ read: "getCall", input: { id: callId }, status: 404, code: "8522" }],
  failures
}

const quality = <K extends "Audio" | "Video" | "ScreenSharing">(kind: K) => ({
  "@odata.type": `#microsoft.graph.teleconferenceDevice${kind}Quality` as const,
  channelIndex: 1,
  mediaDuration: "PT20M",
  networkLinkSpeedInBytes: 13_000,
  localIPAddress: "127.0.0.1",
  localPort: 6300,
  remoteIPAddress: "102.1.1.101",
  remotePort: 6301,
  inboundPackets: 5500,
  outboundPackets: 5400,
  averageInboundPacketLossRateInPercentage: 0.01,
  maximumOutboundPacketLossRateInPercentage: 0.06,
  averageInboundRoundTripDelay: "PT0.03S",
  maximumOutboundJitter: "PT0.024S"
})

const logged = {
  "@odata.type": "#microsoft.graph.teleconferenceDeviceQuality",
  callChainId: "0622673d-9f69-49b3-9d4f-5ec64f42ecce",
  participantId: "ea078406-b5d4-4d3c-b85e-90103dcec7f6",
  mediaLegId: "bd9ee398-4b9d-42c7-8b8d-4e8efad9435f",
  deviceName: "TestAgent",
  deviceDescription: "TestDescription",
  mediaQualityList: [quality("Audio"), quality("Video"), quality("ScreenSharing")]
} as const

export const logTeleconferenceDeviceQuality: ScenarioOf<"logTeleconferenceDeviceQuality"> = {
  to: "log the quality of a device",
  given: [application],
  input: { quality: logged },
  answer: { status: 200, wire: { headers: { "User-Agent": "effect-comms" } } },
  unseen: "Only administrators see the log.",
  failures: {}
}
