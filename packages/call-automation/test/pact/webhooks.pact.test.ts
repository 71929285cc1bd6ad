/** What the service sends to an application, and that it decodes to the event meant. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { agent, bot, callConnectionId, customer, invitationId, serverCallId } from "../support.ts"
import { cloudEvent, correlationId, received, result, time } from "./event.ts"
import { connected, eachLike, integer, type State, string, uuid } from "./provider.ts"
import { participant as rosterEntry, someServerCallId, someUser, userId } from "./values.ts"

const pending: State = {
  name: "an invitation is pending",
  parameters: { callConnectionId, invitationId, participant: agent.communicationUser.id }
}
const context = (operationContext: string) => ({ operationContext })

interface Webhook {
  readonly name: EventName
  readonly states: ReadonlyArray<State>
  readonly own: object
}

const webhooks: ReadonlyArray<Webhook> = [
  {
    name: "CallConnected",
    states: [{ name: "the leg is connected", parameters: { callConnectionId, ...context("calling") } }],
    own: { ...context("calling"), ...result(200, 0, "") }
  },
  {
    name: "ParticipantsUpdated",
    states: [{ name: "the roster is told", parameters: { callConnectionId } }],
    own: { participants: eachLike(rosterEntry(customer)), sequenceNumber: integer(1), ...result(200, 0, "") }
  },
  {
    name: "CallDisconnected",
    states: [connected, { name: "the application hangs up for everybody", parameters: { callConnectionId } }],
    own: result(200, 7000, "Call was ended by Azure Communication Service Call Automation API or a server bot.")
  },
  {
    name: "CreateCallFailed",
    states: [{ name: "the callee declines", parameters: { callConnectionId, ...context("calling") } }],
    own: {
      ...context("calling"),
      ...result(603, 0, "Call ended successfully as it was declined from callee. DiagCode: 603#0.@")
    }
  },
  {
    name: "AddParticipantSucceeded",
    states: [pending, { name: "the invited participant answers", parameters: context("adding participant") }],
    own: { participant: someUser(agent), ...context("adding participant"), ...result(200, 0, "") }
  },
  {
    name: "AddParticipantFailed",
    states: [pending, { name: "the invited participant declines", parameters: context("adding participant") }],
    own: {
      participant: someUser(agent),
      ...context("adding participant"),
      ...result(603, integer(0), "The participant declined. DiagCode: 603#0.@")
    }
  },
  {
    name: "RemoveParticipantSucceeded",
    states: [connected, { name: "a participant is removed", parameters: context("removing participant") }],
    own: { participant: someUser(agent), ...context("removing participant"), ...result(200, 0, "") }
  },
  {
    name: "RemoveParticipantFailed",
    states: [connected, { name: "a stranger is removed", parameters: context("removing participant") }],
    own: {
      participant: someUser(bot),
      ...context("removing participant"),
      ...result(integer(404), integer(8558), "The participant is not in the call.")
    }
  },
  {
    name: "CancelAddParticipantSucceeded",
    states: [pending, { name: "the invitation is cancelled", parameters: context("cancelling add participant") }],
    own: {
      invitationId: uuid(invitationId),
      ...context("cancelling add participant"),
      ...result(
        487,
        5234,
        "addParticipants failed. Underlying reason: The Call Has Been Cancelled. DiagCode: 487#5234.@"
      )
    }
  },
  {
    name: "CancelAddParticipantFailed",
    states: [
      connected,
      {
        name: "an unknown invitation is cancelled",
        parameters: { invitationId, ...context("cancelling add participant") }
      }
    ],
    own: {
      invitationId: uuid(invitationId),
      ...context("cancelling add participant"),
      ...result(integer(404), integer(8558), "The invitation is not known.")
    }
  },
  {
    name: "HoldFailed",
    states: [
      connected,
      { name: "a participant is held with audio that cannot be decoded", parameters: context("holding") }
    ],
    own: { ...context("holding"), ...result(400, 8535, "Action failed, file format is invalid.") }
  }
]

describe("webhooks at the callback URI", () => {
  for (const { name, own, states } of webhooks) {
    it(`decodes ${name}`, async () => {
      const event = await received(`the webhook ${name}`, states, cloudEvent(name, own))
      if (event._tag !== name) return assert.fail(event._tag)
      assert.strictEqual(event.source, `calling/callConnections/${callConnectionId}`)
      assert.deepInclude(event.data, { callConnectionId, serverCallId, correlationId })
      if ("operationContext" in own && "operationContext" in event.data) {
        assert.strictEqual(event.data.operationContext, own.operationContext)
      }
      assert.isDefined("resultInformation" in event.data && event.data.resultInformation?.code)
    })
  }
})

describe("events through Event Grid", () => {
  const announced: State = {
    name: "the incoming call is announced",
    parameters: { from: agent.communicationUser.id, to: bot.communicationUser.id }
  }
  const incomingCallContext = "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."
  const caller = (one: typeof agent) => ({ ...someUser(one), rawId: userId(one.communicationUser.id) })
  const data = {
    to: caller(bot),
    from: caller(agent),
    serverCallId: someServerCallId,
    callerDisplayName: "",
    incomingCallContext: string(incomingCallContext),
    correlationId: uuid(correlationId)
  }

  it("IncomingCall", async () => {
    const event = await received(
      "the Event Grid event IncomingCall",
      [announced],
      [
        {
          id: uuid("d57a5e0a-5d2c-4f0d-9a6a-6f3a3c1a2b11"),
          topic: string(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/contoso"
          ),
          subject: string(`/caller/${agent.communicationUser.id}/recipient/${bot.communicationUser.id}`),
          data,
          eventType: "Microsoft.Communication.IncomingCall",
          dataVersion: "1.0",
          metadataVersion: "1",
          eventTime: time("2025-09-01T06:35:08.5401757Z")
        }
      ]
    )
    if (event._tag !== "IncomingCall") return assert.fail(event._tag)
    assert.deepEqual(event.data, {
      to: { rawId: bot.communicationUser.id, ...bot },
      from: { rawId: agent.communicationUser.id, ...agent },
      serverCallId,
      callerDisplayName: "",
      incomingCallContext,
      correlationId
    })
  })
})
