/** Microsoft's own client, unmodified: calls that go elsewhere (redirect, reject, transfer), and calls that are joined (connect). */
import { CallAutomationClient } from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { makeApplication } from "./support/Application.ts"
import { alice, bob } from "./support/Rig.ts"

const customer = { phoneNumber: "+14255550123" }
const agent = { phoneNumber: "+14255550144" }
const decliner = { phoneNumber: "+14255550603" }
const sourceCallIdNumber = { phoneNumber: "+14255550100" }

/** A cloud whose network runs ten times as fast, an application, and the official client of a user. */
const world = Effect.gen(function* () {
  const application = yield* makeApplication
  const cloud = yield* Emulator.serve({ port: 0, eventGrid: application.gridUri })
  yield* cloud.setScale(10)
  application.trust(cloud.origin, cloud.resourceId)
  const client = new CallAutomationClient(cloud.connectionString, {
    allowInsecureConnection: true,
    sourceIdentity: { communicationUserId: alice }
  })
  const callBob = async () => {
    const { callConnectionProperties } = await client.createCall(
      { targetParticipant: { communicationUserId: bob } },
      application.callbackUri
    )
    return callConnectionProperties.callConnectionId ?? assert.fail("no id")
  }
  const callCustomer = async () => {
    const { callConnection, callConnectionProperties } = await client.createCall(
      { targetParticipant: customer, sourceCallIdNumber },
      application.callbackUri
    )
    const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
    const { serverCallId } = await application.event(id, "CallConnected")
    return { id, serverCallId, callConnection }
  }
  return { application, client, cloud, callBob, callCustomer }
})

/** Runs a story in a world of its own; every delivery must have been good. */
const story = (tell: (given: Effect.Success<typeof world>) => Promise<void>) =>
  Effect.gen(function* () {
    const given = yield* world
    yield* Effect.promise(() => tell(given))
    yield* given.cloud.idle
    assert.deepStrictEqual(given.application.problems, [])
  })

const codeOf = ({ resultInformation }: { readonly resultInformation?: { code?: number; subCode?: number } }) =>
  `${resultInformation?.code ?? "-"}/${resultInformation?.subCode ?? "-"}`

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
    story(async ({ application, callCustomer }) => {
      const { callConnection, id } = await callCustomer()
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
    story(async ({ application, callCustomer, client }) => {
      const { id, serverCallId } = await callCustomer()
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
