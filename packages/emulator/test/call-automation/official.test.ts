/** Microsoft's own Call Automation client, unmodified, on a local cloud behind a port, with callbacks on real HTTP. */
import type { CallConnection } from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import { alice, bob } from "./support/Rig.ts"
import { agent, codeOf, customer, decliner, mine, sourceCallIdNumber, storyOf, subscribed } from "./support/official.ts"

const silentAgent = { phoneNumber: "+14255550408" }

const story = storyOf(subscribed)

const idOf = async (connection: CallConnection): Promise<string> =>
  (await connection.getCallConnectionProperties()).callConnectionId ?? assert.fail("no callConnectionId")

describe("@azure/communication-call-automation 1.6.0", () => {
  it.live("createCall, getCallConnectionProperties, getParticipant, listParticipants, hangUp(true)", () =>
    story(async ({ application, client }) => {
      const created = await client.createCall(
        { targetParticipant: customer, sourceCallIdNumber },
        application.callbackUri,
        {
          operationContext: "create"
        }
      )
      assert.strictEqual(created.callConnectionProperties.callConnectionState, "connecting")
      const id = created.callConnectionProperties.callConnectionId ?? assert.fail("no id")
      const connected = await application.event(id, "CallConnected")
      assert.isTrue(mine("create")(connected))
      assert.strictEqual(codeOf(connected), "200/0")

      const properties = await created.callConnection.getCallConnectionProperties()
      assert.strictEqual(properties.callConnectionState, "connected")
      assert.strictEqual(properties.serverCallId, connected.serverCallId)
      // Its types say callbackUrl; what it gives is the wire's name.
      assert.strictEqual(Reflect.get(properties, "callbackUri"), application.callbackUri)
      const { values = [] } = await created.callConnection.listParticipants()
      assert.strictEqual(values.length, 2)
      assert.deepInclude(values[0]?.identifier, { communicationUserId: alice })
      assert.deepInclude(values[1]?.identifier, customer)
      const participant = await created.callConnection.getParticipant(customer)
      assert.strictEqual(participant.isOnHold, false)

      await created.callConnection.hangUp(true)
      assert.strictEqual(codeOf(await application.event(id, "CallDisconnected")), "200/7000")
    })
  )

  it.live("answerCall of another application's call, both legs' events, hangUp(false)", () =>
    story(async ({ application, client }) => {
      const created = await client.createCall(
        { targetParticipant: { communicationUserId: bob } },
        application.callbackUri
      )
      const answered = await client.answerCall(await application.incomingCallContext(), application.callbackUri, {
        operationContext: "answer"
      })
      const creator = created.callConnectionProperties.callConnectionId ?? assert.fail("no id")
      const answerer = answered.callConnectionProperties.callConnectionId ?? assert.fail("no id")
      const [one, other] = await Promise.all([
        application.event(creator, "CallConnected"),
        application.event(answerer, "CallConnected")
      ])
      assert.strictEqual(one.serverCallId, other.serverCallId)
      assert.strictEqual(one.correlationId, other.correlationId)
      await Promise.all([creator, answerer].map((id) => application.event(id, "ParticipantsUpdated")))
      // Its types say answeredBy.
      assert.deepInclude(Reflect.get(answered.callConnectionProperties, "answeredby"), { communicationUserId: bob })

      await answered.callConnection.hangUp(false)
      assert.strictEqual(codeOf(await application.event(answerer, "CallDisconnected")), "200/7000")
      assert.strictEqual(codeOf(await application.event(creator, "CallDisconnected")), "200/5001")
    })
  )

  it.live("addParticipant, cancelAddParticipantOperation, removeParticipant", () =>
    story(async ({ application, client }) => {
      const { callConnection } = await client.createCall(
        { targetParticipant: customer, sourceCallIdNumber },
        application.callbackUri
      )
      const id = await idOf(callConnection)
      await application.event(id, "CallConnected")

      const invited = await callConnection.addParticipant(
        { targetParticipant: silentAgent, sourceCallIdNumber },
        { operationContext: "invite" }
      )
      assert.strictEqual(invited.operationContext, "invite")
      const invitationId = invited.invitationId ?? assert.fail("no invitationId")
      const cancelled = await callConnection.cancelAddParticipantOperation(invitationId, { operationContext: "cancel" })
      assert.strictEqual(cancelled.invitationId, invitationId)
      const event = await application.event(id, "CancelAddParticipantSucceeded", mine("cancel"))
      assert.strictEqual(codeOf(event), "487/5234")

      await callConnection.addParticipant(
        { targetParticipant: agent, sourceCallIdNumber },
        { operationContext: "agent" }
      )
      await application.event(id, "AddParticipantSucceeded", mine("agent"))
      await callConnection.addParticipant(
        { targetParticipant: decliner, sourceCallIdNumber },
        { operationContext: "no" }
      )
      assert.strictEqual(codeOf(await application.event(id, "AddParticipantFailed", mine("no"))), "603/560603")

      const removed = await callConnection.removeParticipant(agent, { operationContext: "out" })
      assert.strictEqual(removed.operationContext, "out")
      assert.strictEqual(codeOf(await application.event(id, "RemoveParticipantSucceeded", mine("out"))), "200/0")
      assert.strictEqual((await callConnection.listParticipants()).values?.length, 2)

      await callConnection.removeParticipant(customer, { operationContext: "last" })
      await application.event(id, "RemoveParticipantSucceeded", mine("last"))
      assert.strictEqual(codeOf(await application.event(id, "CallDisconnected")), "200/5300")
    })
  )

  it.live("hold, unhold, play, playToAll", () =>
    story(async ({ application, client }) => {
      const { callConnection } = await client.createCall(
        { targetParticipant: customer, sourceCallIdNumber },
        application.callbackUri
      )
      const id = await idOf(callConnection)
      await application.event(id, "CallConnected")
      const media = callConnection.getCallMedia()
      const held = (isOnHold: boolean) =>
        application.event(
          id,
          "ParticipantsUpdated",
          (event) => (event.sequenceNumber ?? 0) > 1 && event.participants?.some((one) => one.isOnHold) === isOnHold
        )
      await media.hold(customer)
      await held(true)
      assert.strictEqual((await callConnection.getParticipant(customer)).isOnHold, true)
      await media.unhold(customer)
      await held(false)

      const fails = { url: "https://media.contoso.com/invalid-format.mp3", kind: "fileSource" } as const
      await media.hold(customer, { playSource: fails, operationContext: "music" })
      assert.strictEqual(codeOf(await application.event(id, "HoldFailed", mine("music"))), "400/8535")

      const plays = { url: "https://media.contoso.com/a.wav?durationMs=500", kind: "fileSource" } as const
      await media.playToAll([plays], { operationContext: "all" })
      await application.event(id, "PlayStarted", mine("all"))
      await application.event(id, "PlayCompleted", mine("all"))
      await media.play([fails], [customer], { operationContext: "bad" })
      assert.strictEqual(codeOf(await application.event(id, "PlayFailed", mine("bad"))), "400/8535")
    })
  )

  it.live("createGroupCall, a decline, and a call that is gone", () =>
    story(async ({ application, client }) => {
      const group = await client.createGroupCall([decliner, customer], application.callbackUri, { sourceCallIdNumber })
      await application.event(await idOf(group.callConnection), "CallConnected")
      await group.callConnection.hangUp(false)

      const declined = await client.createCall(
        { targetParticipant: decliner, sourceCallIdNumber },
        application.callbackUri
      )
      const id = declined.callConnectionProperties.callConnectionId ?? assert.fail("no id")
      assert.strictEqual(codeOf(await application.event(id, "CreateCallFailed")), "603/560603")
      const failure: unknown = await declined.callConnection.hangUp(true).catch((error: unknown) => error)
      assert.include(failure, { statusCode: 404, code: "8522" })
    })
  )
})
