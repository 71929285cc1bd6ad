/** Muting participants, and moving them from one call to another. */
import { assert, describe, it } from "@effect/vitest"
import * as CallConnection from "../../src/CallConnection.ts"
import { otherCallConnectionId as fromCall } from "../recordings.ts"
import { agent, bot, callConnectionId, customer } from "../support.ts"
import { connected, exchange, itIsRefused, type State } from "./provider.ts"
import { accepted, leg } from "./values.ts"

describe("mute participants", () => {
  const to = "mute participants"
  const body = { targetParticipants: [agent], operationContext: "mute participant" }
  const effect = CallConnection.mute({ callConnectionId, ...body })
  const request = { states: [connected], method: "POST", path: `${leg}/participants:mute`, repeatable: true, body }

  it("gives the context back", async () => {
    const answer = { operationContext: "mute participant" }
    const response = { status: 200, headers: accepted, body: answer }
    const muted = await exchange({ ...request, description: `a request to ${to}`, response }, effect)
    assert.deepEqual(muted, answer)
  })
  itIsRefused({ ...request, to, effect })

  it("Call Connection - Mute, 2024-09-15", async () => {
    const body = { targetParticipants: [bot], operationContext: "mute participant" }
    const states: ReadonlyArray<State> = [
      { name: "a call is connected", parameters: { callConnectionId, participants: [bot.communicationUser.id] } }
    ]
    const muted = await exchange(
      {
        ...request,
        states,
        apiVersion: "2024-09-15",
        body,
        description: "the documented example CallConnection_Mute",
        response: { status: 200, body: { operationContext: "mute participant" } }
      },
      CallConnection.mute({ callConnectionId, ...body }, { apiVersion: "2024-09-15" })
    )
    assert.deepEqual(muted, { operationContext: "mute participant" })
  })
})

describe("move participants", () => {
  const to = "move participants"
  const body = { targetParticipants: [agent], fromCall, operationContext: "moving participants" }
  const states: ReadonlyArray<State> = [
    { name: "a call is connected", parameters: { callConnectionId, participants: [customer.communicationUser.id] } },
    {
      name: "a call is connected",
      parameters: { callConnectionId: fromCall, participants: [agent.communicationUser.id] }
    }
  ]
  const effect = CallConnection.moveParticipants({ callConnectionId, ...body })
  const request = { states, method: "POST", path: `${leg}/participants:moveHere`, repeatable: true, body }

  for (const apiVersion of ["2025-08-15-preview", "2026-03-12"] as const)
    it(`gives the participants, ${apiVersion}`, async () => {
      const answer = {
        participants: [{ identifier: agent, isMuted: false, isOnHold: false }],
        operationContext: "moving participants",
        fromCall
      }
      const response = { status: 202, body: answer }
      const moved = await exchange(
        { ...request, apiVersion, description: `a request to ${to}, ${apiVersion}`, response },
        CallConnection.moveParticipants({ callConnectionId, ...body }, { apiVersion })
      )
      assert.deepEqual(moved, answer)
    })
  itIsRefused({ ...request, to, effect })
})
