/** The webhooks of calls as a whole. */
import { containing, integer, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { subscribed, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { connected, connectedToCustomer, connectedWith, decliner, newCall, rawIdOf } from "../scenarios/given.ts"
import { agent, bot, callConnectionId, customer, serverCallId } from "../support.ts"
import { scenarios } from "../scenarios/index.ts"
import { describeWebhooks, done, result, type Webhook } from "./webhook.ts"

const operationContext = "calling"
const awhile = timeHasPassed(5000)
const calling = connectedWith([customer, agent], { request: { operationContext } })
const shown = (identifier: typeof agent) => ({ identifier, isMuted: false, isOnHold: false })
const ended = (subCode: unknown, words: string) => result(200, subCode, words)
const graceful = ended(7000, "Call was ended by Azure Communication Service Call Automation API or a server bot.")

const leaves = (participant: typeof agent) => ({
  name: "a participant hangs up",
  parameters: { callConnectionId, participant: rawIdOf(participant) }
})

const incomingCallContext = "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."

/** What the caller is told when the application rejects the call that it made to itself. */
const rejected = (callRejectReason: string, code: number, words: string): Webhook => ({
  name: "CreateCallFailed",
  of: `of a call that was rejected as ${callRejectReason}`,
  given: [
    subscribed("https://app.contoso.com/events", "eventgrid", ["Microsoft.Communication.IncomingCall"]),
    done(
      "createCall",
      { targets: [bot] },
      { body: { callConnectionId, correlationId: "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b" } }
    ),
    { name: "the call rings at the application", parameters: { incomingCallContext } },
    done("rejectCall", { callRejectReason }),
    awhile
  ],
  own: { operationContext, ...result(code, integer(0), words) },
  ids: { serverCallId: string(serverCallId) }
})

describeWebhooks([
  {
    name: "CallConnected",
    given: [calling],
    own: { operationContext, ...result(200, 0, "") },
    after: "ParticipantsUpdated"
  },
  {
    name: "ParticipantsUpdated",
    given: [connected],
    own: {
      participants: containing(shown(customer), shown(agent)),
      sequenceNumber: 3,
      ...result(200, 0, "")
    },
    count: 2
  },
  {
    name: "CallDisconnected",
    given: [calling, done("terminateCall"), awhile],
    own: { operationContext, ...graceful }
  },
  { name: "CallDisconnected", of: "of a hang-up", given: [connected, done("hangupCall"), awhile], own: graceful },
  {
    name: "CallDisconnected",
    of: "of the last participant who leaves",
    given: [connectedToCustomer, leaves(customer), awhile],
    own: ended(integer(5001), "This conversation has ended.. DiagCode: 0#5001.@")
  },
  {
    name: "CreateCallFailed",
    given: [
      done(
        "createCall",
        { targets: [decliner] },
        { body: { callConnectionId, correlationId: "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b" } }
      ),
      awhile
    ],
    own: {
      operationContext,
      ...result(603, 0, "Call ended successfully as it was declined from callee. DiagCode: 603#0.@")
    },
    ids: { serverCallId: string(serverCallId) }
  },
  rejected("busy", 486, "Call ended as the callee was busy."),
  rejected("forbidden", 403, "Call ended as the callee does not take it."),
  rejected("none", 603, "Call ended successfully as it was declined from callee."),
  {
    name: "AnswerFailed",
    given: [...scenarios.answerCall.given, done("answerCall", { operationContext }), leaves(agent), awhile],
    own: { operationContext, ...result(487, integer(0), "The call ended before it was connected.") }
  },
  {
    name: "ConnectFailed",
    given: [
      done("connect", {
        // The last three digits say that there is no such room.
        callLocator: { kind: "roomCallLocator", roomId: "99434917639286404" }
      }),
      awhile
    ],
    source: `calling/callConnections/${newCall}`,
    own: { operationContext: "connecting", ...result(integer(404), integer(0), "There is no such room.") },
    ids: {
      callConnectionId: newCall,
      serverCallId: string(serverCallId),
      correlationId: uuid("7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b")
    }
  },
  {
    name: "CallTransferAccepted",
    given: [connected, done("transferToParticipant"), awhile],
    own: {
      transferTarget: scenarios.transferToParticipant.input.targetParticipant,
      transferee: agent,
      operationContext: "transferring call",
      ...result(200, 0, "")
    },
    ofOperation: true
  },
  {
    name: "CallTransferFailed",
    given: [connected, done("transferToParticipant", { targetParticipant: decliner }), awhile],
    own: { operationContext: "transferring call", ...result(603, integer(0), "The call has been declined.") },
    ofOperation: true
  }
])
