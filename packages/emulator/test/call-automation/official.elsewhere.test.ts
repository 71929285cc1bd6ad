/** Microsoft's own client, unmodified: calls that go elsewhere (redirect, reject, transfer), and calls that are joined (connect). */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob } from "./support/Rig.ts"
import { agent, codeOf, customer, decliner, sourceCallIdNumber, storyOf, subscribed } from "./support/official.ts"

/** With how the official client calls Bob, whose application is notified. */
const world = Effect.map(subscribed, (given) => ({
  ...given,
  callBob: async () => {
    const { callConnectionProperties } = await given.client.createCall(
      { targetParticipant: { communicationUserId: bob } },
      given.application.callbackUri
    )
    return callConnectionProperties.callConnectionId ?? assert.fail("no id")
  }
}))

const story = storyOf(world)

describe("@azure/communication-call-automation 1.6.0, calls that go elsewhere", () => {
  it.live("rejectCall, with and without a reason", () =>
    story(async ({ application, callBob, client }) => {
      const declined = await callBob()
      await client.rejectCall(await application.incomingCallContext())
      assert.strictEqual(codeOf(await application.event(declined, "CreateCallFailed")), "603/0")

      const busy = await callBob()
      await client.rejectCall(await application.incomingCallContext(), { callRejectReason: "busy" })
      assert.strictEqual(codeOf(await application.event(busy, "CreateCallFailed")), "486/0")
      const again: unknown = await client.rejectCall("gone").catch((error: unknown) => error)
      assert.include(again, { statusCode: 404, code: "8522" })
    })
  )

  it.live("redirectCall", () =>
    story(async ({ application, callBob, client }) => {
      const id = await callBob()
      await client.redirectCall(await application.incomingCallContext(), { targetParticipant: agent })
      await application.event(id, "CallConnected")
      const { participants } = await application.event(id, "ParticipantsUpdated")
      assert.deepInclude(participants[1]?.identifier, agent)
    })
  )

  it.live("transferCallToParticipant, declined and accepted", () =>
    story(async ({ application, call }) => {
      const { callConnection, id } = await call(customer)
      const refused = await callConnection.transferCallToParticipant(decliner, { operationContext: "first" })
      assert.strictEqual(refused.operationContext, "first")
      const failed = await application.event(id, "CallTransferFailed")
      assert.strictEqual(failed.operationContext, "first")
      assert.strictEqual(codeOf(failed), "603/560603")

      await callConnection.transferCallToParticipant(agent, {
        transferee: customer,
        sourceCallIdNumber,
        operationContext: "second"
      })
      const accepted = await application.event(id, "CallTransferAccepted")
      assert.strictEqual(accepted.operationContext, "second")
      // Its parser leaves these two as the wire has them.
      assert.deepInclude(accepted.transferTarget, { rawId: "4:+14255550144" })
      assert.deepInclude(accepted.transferee, { rawId: "4:+14255550123" })
      assert.strictEqual(codeOf(await application.event(id, "CallDisconnected")), "200/7000")
    })
  )

  it.live("connectCall to a call and to a room, and one that fails", () =>
    story(async ({ application, call, client }) => {
      const { id, serverCallId } = await call(customer)
      const joined = await client.connectCall(
        { kind: "serverCallLocator", id: serverCallId },
        application.callbackUri,
        {
          operationContext: "join"
        }
      )
      const leg = joined.callConnectionProperties.callConnectionId ?? assert.fail("no id")
      assert.notStrictEqual(leg, id)
      const connected = await application.event(leg, "CallConnected")
      assert.strictEqual(connected.operationContext, "join")
      assert.strictEqual(connected.serverCallId, serverCallId)
      assert.strictEqual((await joined.callConnection.listParticipants()).values?.length, 2)

      const room = await client.connectCall(
        { kind: "roomCallLocator", id: "99434917639286209" },
        application.callbackUri
      )
      await application.event(room.callConnectionProperties.callConnectionId ?? "", "CallConnected")
      const missing = await client.connectCall(
        { kind: "groupCallLocator", id: "29228d3e-040e-4656-a70e-890ab4e17404" },
        application.callbackUri
      )
      const failed = await application.event(missing.callConnectionProperties.callConnectionId ?? "", "ConnectFailed")
      assert.strictEqual(codeOf(failed), "404/0")
    })
  )
})
