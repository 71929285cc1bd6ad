/** Scenarios of calls themselves. */
import { uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { application, callbackUri, callId, callLocation, established, ofEndedCall, tenantId } from "./given.ts"
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
