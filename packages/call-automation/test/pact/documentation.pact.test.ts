/** The examples of Microsoft's reference pages, to the letter and in the version of the page. */
import { assert, describe, it } from "@effect/vitest"
import * as CallConnection from "../../src/CallConnection.ts"
import * as CallMedia from "../../src/CallMedia.ts"
import { agent, callbackUri, callConnectionId, customer, invitationId } from "../support.ts"
import { connected, exchange, type State } from "./provider.ts"
import { leg } from "./values.ts"

const connectedToCustomer: State = {
  name: "a call is connected",
  parameters: { callConnectionId, participants: [customer.communicationUser.id] }
}

describe("the examples of Microsoft's reference", () => {
  it("Call Connection - Remove Participant, 2024-09-15", async () => {
    const body = {
      participantToRemove: agent,
      operationContext: "removing participant",
      operationCallbackUri: callbackUri
    }
    const answer = await exchange(
      {
        description: "the documented example CallConnection_RemoveParticipant",
        states: [connected],
        method: "POST",
        path: `${leg}/participants:remove`,
        apiVersion: "2024-09-15",
        repeatable: true,
        body,
        response: { status: 202, body: { operationContext: "removing participant" } }
      },
      CallConnection.removeParticipant({ callConnectionId, ...body }, { apiVersion: "2024-09-15" })
    )
    assert.deepEqual(answer, { operationContext: "removing participant" })
  })

  it("Call Connection - Cancel Add Participant, 2023-10-15", async () => {
    const body = { invitationId, operationContext: "cancelling add participant", operationCallbackUri: callbackUri }
    const pending: State = {
      name: "an invitation is pending",
      parameters: { callConnectionId, invitationId, participant: agent.communicationUser.id }
    }
    const answer = await exchange(
      {
        description: "the documented example CallConnection_CancelAddParticipant",
        states: [connectedToCustomer, pending],
        method: "POST",
        path: `${leg}/participants:cancelAddParticipant`,
        apiVersion: "2023-10-15",
        repeatable: true,
        body,
        response: { status: 202, body: { invitationId, operationContext: "cancelling add participant" } }
      },
      CallConnection.cancelAddParticipant({ callConnectionId, ...body }, { apiVersion: "2023-10-15" })
    )
    assert.deepEqual(answer, { invitationId, operationContext: "cancelling add participant" })
  })

  it("Call Media - Unhold, 2025-05-15", async () => {
    const onHold: State = {
      name: "a participant is on hold",
      parameters: { callConnectionId, participant: customer.communicationUser.id }
    }
    const answer = await exchange(
      {
        description: "the documented example CallMedia_Unhold",
        states: [connected, onHold],
        method: "POST",
        path: `${leg}:unhold`,
        apiVersion: "2025-05-15",
        repeatable: false,
        body: { targetParticipant: customer },
        response: { status: 200 }
      },
      CallMedia.unhold({ callConnectionId, targetParticipant: customer }, { apiVersion: "2025-05-15" })
    )
    assert.isUndefined(answer)
  })
})
