/** Where the tests of this folder begin: a call of three with somebody who still rings, a thread of two, a Graph call with audio. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as Chat from "@effect-comms/chat/Chat"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as Call from "@effect-comms/graph-calls/Call"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { eventsUri, notificationsUri, type Program } from "./Program.ts"

export const customer = phoneNumber("+14255550123")
export const agent = phoneNumber("+14255550144")
export const another = phoneNumber("+14255550155")
/** Rings and never answers. */
export const silent = phoneNumber("+14255550408")
export const sourceCallerIdNumber = { value: "+14255550100" }

/** Calls the customer, who answers. */
export const callCustomer = (program: Program) =>
  Effect.gen(function* () {
    const { callConnectionId = "" } = yield* CallAutomation.createCall({
      targets: [customer],
      sourceCallerIdNumber,
      callbackUri: eventsUri
    })
    yield* program.advance(1000)
    yield* program.events.awaitOutcome(Outcome.createCall, { callConnectionId })
    return callConnectionId
  }).pipe(program.run)

/** A call with the customer and an agent, into which somebody is invited who rings. */
export const callOfThree = (program: Program) =>
  Effect.gen(function* () {
    const callConnectionId = yield* callCustomer(program)
    const invite = { callConnectionId, sourceCallerIdNumber }
    yield* CallConnection.addParticipant({ ...invite, participantToAdd: agent, operationContext: "agent" })
    const { invitationId } = yield* CallConnection.addParticipant({ ...invite, participantToAdd: silent })
    assert(invitationId !== undefined)
    yield* program.advance(2000)
    return { callConnectionId, invitationId }
  }).pipe(program.run)

/** A thread of Alice and Bob. */
export const thread = (program: Program) =>
  Effect.gen(function* () {
    const alice = yield* program.user
    const bob = yield* program.user
    const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants: [bob.participant] }))
    return { alice, bob, chatThreadId: chatThread.id }
  }).pipe(program.run)

/** A call of Graph on which audio flows. */
export const graphCall = (program: Program) =>
  Effect.gen(function* () {
    const { id } = yield* Call.create({
      callbackUri: notificationsUri,
      targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
      requestedModalities: ["audio"],
      mediaConfig: {}
    })
    yield* program.advance(1000)
    return id
  }).pipe(program.run)

/** A prompt of Graph that lasts so long. */
export const prompt = (millis: number) => ({
  mediaInfo: { uri: `https://cdn.contoso.com/prompt.wav?durationMs=${millis}` }
})
