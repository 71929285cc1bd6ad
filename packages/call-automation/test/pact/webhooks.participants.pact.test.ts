/** The webhooks of the participants of a call. */
import { containing, integer } from "@effect-comms/core/test/contract/Matching.ts"
import { timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { otherCallConnectionId as fromCall } from "../recordings.ts"
import { connected, connectedToCustomer, decliner, operationCallbackUri } from "../scenarios/given.ts"
import { inTwoCalls, invited } from "../scenarios/givenParticipants.ts"
import { agent, bot, customer, invitationId } from "../support.ts"
import { describeWebhooks, done, result } from "./webhook.ts"

const awhile = timeHasPassed(5000)
const success = result(200, 0, "")
const adding = { operationContext: "adding participant" }
const removing = { operationContext: "removing participant" }
const cancelling = { operationContext: "cancelling add participant" }
const moving = { operationContext: "moving participants" }

const shown = (identifier: typeof agent, is: object = {}) => ({ identifier, isMuted: false, isOnHold: false, ...is })
const roster = (...participants: ReadonlyArray<object>) => ({
  participants: containing(...participants),
  sequenceNumber: integer(5),
  ...success
})

const remove = (participantToRemove: typeof agent) =>
  done(
    "removeParticipant",
    { participantToRemove, ...removing, operationCallbackUri },
    { body: { operationContext: removing.operationContext } }
  )
const cancel = done(
  "cancelAddParticipant",
  { ...cancelling, operationCallbackUri },
  { body: { invitationId, operationContext: cancelling.operationContext } }
)
const move = (participant: typeof agent) =>
  done("moveParticipants", { targetParticipants: [participant] }, { body: { fromCall } })

describeWebhooks([
  {
    name: "AddParticipantSucceeded",
    given: [connectedToCustomer, done("addParticipant"), awhile],
    own: { participant: agent, ...adding, ...success },
    ofOperation: true
  },
  {
    name: "AddParticipantFailed",
    given: [connectedToCustomer, done("addParticipant", { participantToAdd: decliner }, { body: {} }), awhile],
    own: {
      participant: decliner,
      ...adding,
      ...result(603, integer(0), "The participant declined. DiagCode: 603#0.@")
    },
    ofOperation: true
  },
  {
    name: "RemoveParticipantSucceeded",
    given: [connected, remove(agent), awhile],
    own: { participant: agent, ...removing, ...success },
    ofOperation: true
  },
  {
    name: "RemoveParticipantFailed",
    given: [connected, remove(bot), awhile],
    own: {
      participant: bot,
      ...removing,
      ...result(integer(404), integer(8558), "The participant is not in the call.")
    },
    ofOperation: true
  },
  {
    name: "CancelAddParticipantSucceeded",
    given: [...invited, cancel, awhile],
    own: {
      invitationId,
      ...cancelling,
      ...result(
        487,
        5234,
        "addParticipants failed. Underlying reason: The Call Has Been Cancelled. DiagCode: 487#5234.@"
      )
    },
    ofOperation: true
  },
  {
    name: "CancelAddParticipantFailed",
    given: [connected, cancel, awhile],
    own: { invitationId, ...cancelling, ...result(integer(404), integer(8558), "The invitation is not known.") },
    ofOperation: true
  },
  {
    name: "MoveParticipantSucceeded",
    given: [...inTwoCalls, move(agent), awhile],
    own: { fromCall, participant: agent, ...moving, ...success },
    ofOperation: true
  },
  {
    name: "MoveParticipantFailed",
    given: [...inTwoCalls, move(bot), awhile],
    own: {
      fromCall,
      participant: bot,
      ...moving,
      ...result(400, 8558, "The participant is not in the other call.")
    },
    ofOperation: true
  },
  {
    name: "ParticipantsUpdated",
    of: "of a mute",
    given: [connected, done("muteParticipants"), awhile],
    own: roster(shown(agent, { isMuted: true }), shown(customer)),
    count: 3
  },
  {
    name: "ParticipantsUpdated",
    of: "of a hold",
    given: [connected, done("hold"), awhile],
    own: roster(shown(customer, { isOnHold: true }), shown(agent)),
    count: 3
  },
  {
    name: "HoldFailed",
    given: [
      connected,
      done("hold", {
        playSourceInfo: { kind: "file", file: { uri: "https://cdn.contoso.com/invalid-format.mp3" } },
        operationContext: "holding",
        operationCallbackUri
      }),
      awhile
    ],
    own: { operationContext: "holding", ...result(400, 8535, "Action failed, file format is invalid.") },
    ofOperation: true
  }
])
