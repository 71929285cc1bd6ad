/** Calling, and answering a call. */
import { assert, describe, it } from "@effect/vitest"
import * as CallAutomation from "../../src/CallAutomation.ts"
import { agent, bot, callbackUri, callConnectionId, customer, serverCallId } from "../support.ts"
import { exchange, itIsRefused, regex, type State, uuid } from "./provider.ts"
import { someServerCallId, someUser, userId } from "./values.ts"

// Documented as connected, recorded as connecting: the service may have got this far or not.
const state = regex("^(connecting|connected)$", "connected")

describe("create a call", () => {
  const to = "create a call"
  const effect = CallAutomation.createCall({ targets: [customer], callbackUri, operationContext: "calling" })
  const ready: State = { name: "an application can call", parameters: { targets: [customer.communicationUser.id] } }
  const request = {
    states: [ready],
    method: "POST",
    path: "/calling/callConnections",
    repeatable: true,
    body: { targets: [customer], callbackUri, operationContext: "calling" }
  }

  it("gives the new leg", async () => {
    const body = {
      callConnectionId: uuid(callConnectionId),
      targets: [customer],
      callConnectionState: state,
      callbackUri
    }
    const created = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 201, body } },
      effect
    )
    assert.deepEqual(created, { callConnectionId, targets: [customer], callConnectionState: "connected", callbackUri })
  })
  itIsRefused({ ...request, to, effect, gone: { name: "the target does not exist" } })
})

describe("answer a call", () => {
  const to = "answer a call"
  const incomingCallContext = "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."
  const incoming: State = {
    name: "a call is coming in",
    parameters: { incomingCallContext, from: agent.communicationUser.id, to: bot.communicationUser.id }
  }
  const effect = CallAutomation.answerCall({ incomingCallContext, callbackUri })
  const request = {
    states: [incoming],
    method: "POST",
    path: "/calling/callConnections:answer",
    repeatable: true,
    body: { incomingCallContext, callbackUri }
  }

  it("gives the new leg, with its server call id and who has answered", async () => {
    const body = {
      callConnectionId: uuid(callConnectionId),
      serverCallId: someServerCallId,
      source: someUser(agent),
      targets: [someUser(bot)],
      callConnectionState: state,
      callbackUri,
      answeredBy: { id: userId(bot.communicationUser.id) }
    }
    const answered = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body } },
      effect
    )
    assert.deepEqual(answered, {
      callConnectionId,
      serverCallId,
      source: agent,
      targets: [bot],
      callConnectionState: "connected",
      callbackUri,
      answeredBy: { id: bot.communicationUser.id }
    })
  })
  itIsRefused({
    ...request,
    to,
    effect,
    gone: { name: "the incoming call is over", parameters: { incomingCallContext } }
  })
})
