/** Operations on a call connection and its participants. */
import { assert, describe, it } from "@effect/vitest"
import * as Stream from "effect/Stream"
import * as CallConnection from "../../src/CallConnection.ts"
import { agent, callbackUri, callConnectionId, customer, invitationId, serverCallId } from "../support.ts"
import { connected, eachLike, exchange, itIsRefused, type State, string, uuid } from "./provider.ts"
import { accepted, leg, legId, participant, someServerCallId, someUser } from "./values.ts"

describe("get a call", () => {
  const to = "get a call"
  const effect = CallConnection.get({ callConnectionId })
  const request = { states: [connected], method: "GET", path: leg, repeatable: false }

  it("shows a connected leg", async () => {
    const body = {
      callConnectionId: legId,
      serverCallId: someServerCallId,
      targets: eachLike(someUser(customer)),
      callConnectionState: "connected",
      callbackUri: string(callbackUri)
    }
    const properties = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body } },
      effect
    )
    assert.deepEqual(properties, {
      callConnectionId,
      serverCallId,
      targets: [customer],
      callConnectionState: "connected",
      callbackUri
    })
  })
  itIsRefused({ ...request, to, effect, harmless: true })
})

describe("hang up", () => {
  const to = "hang up"
  const effect = CallConnection.hangupCall({ callConnectionId })
  const request = { states: [connected], method: "DELETE", path: leg, repeatable: false }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect, harmless: true })
})

describe("terminate a call", () => {
  const to = "terminate a call"
  const effect = CallConnection.terminateCall({ callConnectionId })
  const request = { states: [connected], method: "POST", path: `${leg}:terminate`, repeatable: true }

  it("answers 204", async () => {
    const response = { status: 204, headers: accepted }
    assert.isUndefined(await exchange({ ...request, description: `a request to ${to}`, response }, effect))
  })
  itIsRefused({ ...request, to, effect })
})

describe("add a participant", () => {
  const to = "add a participant"
  const body = { participantToAdd: agent, operationContext: "adding participant" }
  const states: ReadonlyArray<State> = [
    { name: "a call is connected", parameters: { callConnectionId, participants: [customer.communicationUser.id] } }
  ]
  const effect = CallConnection.addParticipant({ callConnectionId, ...body })
  const request = { states, method: "POST", path: `${leg}/participants:add`, repeatable: true, body }

  it("gives the invitation", async () => {
    const answer = {
      operationContext: "adding participant",
      participant: { identifier: agent, isMuted: false },
      invitationId: uuid(invitationId)
    }
    const response = { status: 202, headers: accepted, body: answer }
    const added = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(added, { ...answer, invitationId })
  })
  itIsRefused({ ...request, to, effect })
})

describe("remove a participant", () => {
  const to = "remove a participant"
  const body = { participantToRemove: agent }
  const effect = CallConnection.removeParticipant({ callConnectionId, ...body })
  const request = { states: [connected], method: "POST", path: `${leg}/participants:remove`, repeatable: true, body }

  it("without a context gives none back", async () => {
    const response = { status: 202, headers: accepted, body: {} }
    const removed = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(removed, {})
  })
  itIsRefused({ ...request, to, effect })
})

describe("cancel an invitation", () => {
  const to = "cancel an invitation"
  const body = { invitationId }
  const pending: State = {
    name: "an invitation is pending",
    parameters: { callConnectionId, invitationId, participant: agent.communicationUser.id }
  }
  const effect = CallConnection.cancelAddParticipant({ callConnectionId, ...body })
  const request = {
    states: [
      { name: "a call is connected", parameters: { callConnectionId, participants: [customer.communicationUser.id] } },
      pending
    ],
    method: "POST",
    path: `${leg}/participants:cancelAddParticipant`,
    repeatable: true,
    body
  }

  it("gives the invitation back", async () => {
    const response = { status: 202, headers: accepted, body: { invitationId: uuid(invitationId) } }
    const cancelled = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(cancelled, { invitationId })
  })
  itIsRefused({ ...request, to, effect })
})

describe("list the participants", () => {
  const to = "list the participants"
  const effect = Stream.runCollect(CallConnection.listParticipants({ callConnectionId }))
  const request = { states: [connected], method: "GET", path: `${leg}/participants`, repeatable: false }

  it("gives everybody", async () => {
    const response = { status: 200, body: { value: eachLike(participant(customer)) } }
    const all = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(all, [{ identifier: customer, isMuted: false }])
  })
  itIsRefused({ ...request, to, effect, harmless: true })
})

describe("get a participant", () => {
  const to = "get a participant"
  const participantRawId = customer.communicationUser.id
  const effect = CallConnection.getParticipant({ callConnectionId, participantRawId })
  const path = `${leg}/participants/${encodeURIComponent(participantRawId)}`
  const request = { states: [connected], method: "GET", path, repeatable: false }

  it("gives one", async () => {
    const response = { status: 200, body: { identifier: customer, isMuted: false } }
    const one = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(one, { identifier: customer, isMuted: false })
  })
  itIsRefused({ ...request, to, effect, harmless: true })
})
