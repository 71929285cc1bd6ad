/** Calls that go elsewhere (redirect, reject, transfer), and calls that are joined (connect). */
import { assert, describe, it } from "@effect/vitest"
import * as CallAutomation from "../../src/CallAutomation.ts"
import * as CallConnection from "../../src/CallConnection.ts"
import { agent, bot, callbackUri, callConnectionId, customer, serverCallId } from "../support.ts"
import { connected, exchange, itIsRefused, regex, type State, uuid } from "./provider.ts"
import { accepted, leg } from "./values.ts"

const incomingCallContext = "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."
const incoming: State = {
  name: "a call is coming in",
  parameters: { incomingCallContext, from: agent.communicationUser.id, to: bot.communicationUser.id }
}
const over: State = { name: "the incoming call is over", parameters: { incomingCallContext } }

describe("redirect a call", () => {
  const to = "redirect a call"
  const body = { incomingCallContext, target: customer }
  const effect = CallAutomation.redirectCall(body)
  const request = {
    states: [incoming],
    method: "POST",
    path: "/calling/callConnections:redirect",
    repeatable: true,
    body
  }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect, gone: over })
})

describe("reject a call", () => {
  const to = "reject a call"
  const body = { incomingCallContext, callRejectReason: "busy" }
  const effect = CallAutomation.rejectCall(body)
  const request = {
    states: [incoming],
    method: "POST",
    path: "/calling/callConnections:reject",
    repeatable: true,
    body
  }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })

  it("answers 204 without a reason", async () => {
    const description = `a request to ${to} without a reason`
    const response = { status: 204 }
    const rejected = CallAutomation.rejectCall({ incomingCallContext })
    assert.isUndefined(await exchange({ ...request, body: { incomingCallContext }, description, response }, rejected))
  })
  itIsRefused({ ...request, to, effect, gone: over })
})

describe("connect to a call", () => {
  const to = "connect to a call"
  const going: State = {
    name: "a call is known by its server call id",
    parameters: { callConnectionId, serverCallId, participants: [customer.communicationUser.id] }
  }
  const body = {
    callLocator: { kind: "serverCallLocator", serverCallId },
    callbackUri,
    operationContext: "connecting"
  }
  const effect = CallAutomation.connect(body)
  const request = { states: [going], method: "POST", path: "/calling/callConnections:connect", repeatable: true, body }
  const newLeg = "5f8d3c1e-6a0b-4e4f-9d55-0a3b1d7e2c64"
  const correlationId = "0a5e0c37-6f5a-4a43-b2f2-5d1a9d0c7b21"

  it("gives the new leg", async () => {
    const answer = {
      callConnectionId: uuid(newLeg),
      targets: [],
      callConnectionState: regex("^(connecting|connected)$", "connecting"),
      callbackUri,
      correlationId: uuid(correlationId)
    }
    const properties = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body: answer } },
      effect
    )
    assert.deepEqual(properties, {
      callConnectionId: newLeg,
      targets: [],
      callConnectionState: "connecting",
      callbackUri,
      correlationId
    })
  })

  const meetings = [
    ["group call", { kind: "groupCallLocator", groupCallId: "29228d3e-040e-4656-a70e-890ab4e173e5" }],
    ["room", { kind: "roomCallLocator", roomId: "99434917639286209" }]
  ] as const
  for (const [what, callLocator] of meetings)
    it(`gives the new leg in a ${what}`, async () => {
      const response = { status: 200, body: { callConnectionId: uuid(newLeg), callbackUri } }
      const joined = await exchange(
        {
          ...request,
          states: [],
          body: { callLocator, callbackUri },
          description: `a request to connect to a ${what}`,
          response
        },
        CallAutomation.connect({ callLocator, callbackUri })
      )
      assert.deepEqual(joined, { callConnectionId: newLeg, callbackUri })
    })

  itIsRefused({
    ...request,
    to,
    effect,
    gone: { name: "the call does not exist", parameters: { callConnectionId, serverCallId } }
  })
})

describe("transfer a participant", () => {
  const to = "transfer a participant"
  const body = { targetParticipant: bot, transferee: agent, operationContext: "transferring call" }
  const effect = CallConnection.transferToParticipant({ callConnectionId, ...body })
  const request = { states: [connected], method: "POST", path: `${leg}:transferToParticipant`, repeatable: true, body }

  it("gives the context back", async () => {
    const response = { status: 202, headers: accepted, body: { operationContext: "transferring call" } }
    const transferred = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(transferred, { operationContext: "transferring call" })
  })
  itIsRefused({ ...request, to, effect })
})

describe("the examples of Microsoft's reference, 2024-09-15", () => {
  const apiVersion = "2024-09-15"

  it("Call Connection - Transfer To Participant", async () => {
    const body = {
      targetParticipant: bot,
      transferee: agent,
      operationCallbackUri: callbackUri,
      operationContext: "trasferring call"
    }
    const answer = await exchange(
      {
        description: "the documented example CallConnection_TransferToParticipant",
        states: [connected],
        method: "POST",
        path: `${leg}:transferToParticipant`,
        apiVersion,
        repeatable: true,
        body,
        response: { status: 202, body: { operationContext: "trasferring call" } }
      },
      CallConnection.transferToParticipant({ callConnectionId, ...body }, { apiVersion })
    )
    assert.deepEqual(answer, { operationContext: "trasferring call" })
  })
})
