/**
 * The story: an afternoon in a call center, played with the clients of all packages.
 *
 * Every outcome is awaited by webhook; nothing sleeps and nothing polls. It runs on the local cloud and on real resources alike, and
 * is written to be copied from. From the answer on it is also a durable flow: see `durable/flow.ts`.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import type { EventOf } from "@effect-comms/call-automation/events"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { unlessShown, whenAmbiguous } from "./ambiguous.ts"
import { askTheSupervisor } from "./bot.ts"
import { shareTheHistory } from "./chat.ts"
import { outcomeOf } from "./describe.ts"
import { Place } from "./place.ts"
import { orRelease } from "./release.ts"
import { expect, expectOperation } from "./report.ts"
import { chapter } from "./timeline.ts"
import { required, soon } from "./waiting.ts"

/** The call that the story is about, on the application's leg. */
interface Conversation {
  readonly callConnectionId: string
  readonly customer: CommunicationIdentifier.CommunicationIdentifier
}

/** The next call that comes in for the hotline. */
const incomingCall = Effect.gen(function* () {
  const { cast } = yield* Place
  const calls = CallEvents.stream().pipe(
    Stream.filter((event): event is EventOf<"IncomingCall"> => event._tag === "IncomingCall"),
    Stream.filter(({ data }) => data.to?.phoneNumber?.value === cast.hotline)
  )
  const first = yield* Stream.runHead(calls)
  return yield* required(Option.getOrUndefined(first)?.data, "incoming call")
})

/** Answers a call that has come in. */
export const answer = (incomingCallContext: string, customer: CommunicationIdentifier.CommunicationIdentifier) =>
  Effect.gen(function* () {
    const { callbacks } = yield* Place
    const answering = CallAutomation.answerCallAndWait(
      { incomingCallContext, callbackUri: callbacks.calls },
      { waitMillis: 10_000 }
    )
    // The event decides: a call whose answer was lost is answered all the same, and nobody is left on a silent line. Where no event comes
    // either, the request is sent again, which is refused if the call was answered.
    const connected = yield* answering.pipe(
      whenAmbiguous(() => answering),
      soon("CallConnected", "40 seconds")
    )
    const callConnectionId = yield* required(connected.data.callConnectionId, "callConnectionId")
    yield* expect("AnswerCall", outcomeOf(connected), "CallConnected 200/0")
    return { callConnectionId, customer }
  })

const answerTheCustomer = Effect.gen(function* () {
  const { customerCalls, customerCallsWithin } = yield* Place
  yield* chapter("A customer calls in and is answered")
  // Who listens before the phone rings misses nothing.
  const ringing = yield* Effect.forkChild(incomingCall, { startImmediately: true })
  yield* customerCalls
  const { from, incomingCallContext } = yield* Fiber.join(ringing).pipe(soon("IncomingCall", customerCallsWithin))
  return yield* answer(incomingCallContext, yield* required(from, "caller"))
})

/** What a roster says of somebody. */
const holdOf = (
  { data }: EventOf<"ParticipantsUpdated">,
  who: CommunicationIdentifier.CommunicationIdentifier
): string => {
  const entry = data.participants?.find(
    ({ identifier }) => identifier !== undefined && CommunicationIdentifier.equals(identifier, who)
  )
  return entry === undefined
    ? "the roster lacks the customer"
    : `the roster shows the customer ${entry.isOnHold === true ? "on" : "off"} hold`
}

const putOnHold = ({ callConnectionId, customer }: Conversation) =>
  Effect.gen(function* () {
    yield* chapter("The customer is put on hold")
    const held = CallEvents.awaitOutcome(Outcome.hold(customer), { callConnectionId, operationContext: "hold" })
    const hold = CallMedia.hold({ callConnectionId, targetParticipant: customer, operationContext: "hold" })
    // `hold` carries no pair by which the service would recognize a repeated request: a roster shows whether it was executed.
    yield* hold.pipe(unlessShown(held))
    const roster = yield* held.pipe(soon("a roster with the customer on hold"))
    yield* expect("Hold", holdOf(roster, customer), "the roster shows the customer on hold")
  })

const inviteTheSilentAgent = ({ callConnectionId }: Conversation) =>
  Effect.gen(function* () {
    const { cast } = yield* Place
    yield* chapter("An agent is invited, nobody answers, the invitation is cancelled")
    const invited = yield* CallConnection.addParticipant({
      callConnectionId,
      participantToAdd: CommunicationIdentifier.phoneNumber(cast.silentAgent),
      sourceCallerIdNumber: { value: cast.hotline },
      operationContext: "first agent"
    })
    const invitationId = yield* required(invited.invitationId, "invitationId")
    const joined = CallEvents.awaitOutcome(Outcome.addParticipant, { callConnectionId, invitationId })
    const patience = yield* CallFlow.timeoutOrElse(Effect.map(joined, outcomeOf), cast.patienceSeconds * 1_000, () =>
      Effect.succeed("nobody answered")
    )
    yield* expect("First agent", patience, "nobody answered")
    yield* CallConnection.cancelAddParticipant({
      callConnectionId,
      invitationId,
      operationContext: "cancel first agent"
    })
    const cancelled = yield* CallEvents.awaitOutcome(Outcome.cancelAddParticipant, {
      callConnectionId,
      operationContext: "cancel first agent"
    }).pipe(soon("CancelAddParticipantSucceeded"))
    // The service reports a cancelled invitation as a success with the codes of the cancelled call.
    yield* expectOperation("CancelAddParticipant", outcomeOf(cancelled), "CancelAddParticipantSucceeded 487/5234")
  })

const inviteTheAgent = ({ callConnectionId }: Conversation) =>
  Effect.gen(function* () {
    const { cast } = yield* Place
    yield* chapter("A second agent joins")
    const agent = CommunicationIdentifier.phoneNumber(cast.agent)
    const invited = yield* CallConnection.addParticipant({
      callConnectionId,
      participantToAdd: agent,
      sourceCallerIdNumber: { value: cast.hotline },
      operationContext: "second agent"
    })
    const invitationId = yield* required(invited.invitationId, "invitationId")
    const joined = yield* CallEvents.awaitOutcome(Outcome.addParticipant, { callConnectionId, invitationId }).pipe(
      soon("AddParticipantSucceeded")
    )
    yield* expect("AddParticipant", outcomeOf(joined), "AddParticipantSucceeded 200/0")
    return agent
  })

const takeOffHold = ({ callConnectionId, customer }: Conversation) =>
  Effect.gen(function* () {
    yield* chapter("The customer is taken off hold")
    const unheld = CallEvents.awaitOutcome(Outcome.unhold(customer), { callConnectionId })
    const unhold = CallMedia.unhold({ callConnectionId, targetParticipant: customer, operationContext: "unhold" })
    yield* unhold.pipe(unlessShown(unheld))
    const roster = yield* unheld.pipe(soon("a roster with the customer off hold"))
    yield* expectOperation("Unhold", holdOf(roster, customer), "the roster shows the customer off hold")
  })

const removeTheAgent = ({ callConnectionId }: Conversation, agent: CommunicationIdentifier.CommunicationIdentifier) =>
  Effect.gen(function* () {
    yield* chapter("The agent is removed")
    yield* CallConnection.removeParticipant({
      callConnectionId,
      participantToRemove: agent,
      operationContext: "remove agent"
    })
    const removed = yield* CallEvents.awaitOutcome(Outcome.removeParticipant, {
      callConnectionId,
      operationContext: "remove agent"
    }).pipe(soon("RemoveParticipantSucceeded"))
    yield* expectOperation("RemoveParticipant", outcomeOf(removed), "RemoveParticipantSucceeded 200/0")
  })

const endTheCall = ({ callConnectionId }: Conversation) =>
  Effect.gen(function* () {
    yield* chapter("All ends")
    yield* CallConnection.terminateCall({ callConnectionId })
    const ended = yield* CallEvents.awaitOutcome(Outcome.disconnect, { callConnectionId }).pipe(
      soon("CallDisconnected")
    )
    yield* expect("TerminateCall", outcomeOf(ended), "CallDisconnected 200/7000")
  })

/** What happens in the call; `meanwhile` is what else does while the agent speaks with the customer. */
const inTheCall = <E = never, R = never>(call: Conversation, meanwhile: Effect.Effect<void, E, R>) =>
  Effect.gen(function* () {
    yield* putOnHold(call)
    yield* inviteTheSilentAgent(call)
    const agent = yield* inviteTheAgent(call)
    yield* takeOffHold(call)
    yield* meanwhile
    yield* removeTheAgent(call, agent)
    yield* endTheCall(call)
  })

/** The whole call: if anything goes wrong, the customer is not left on a line where nobody is. */
export const serveTheCustomer = (call: Conversation, ...[makeGraphCall]: Parameters<typeof askTheSupervisor>) => {
  const meanwhile = Effect.andThen(shareTheHistory(call), askTheSupervisor(makeGraphCall))
  return inTheCall(call, meanwhile).pipe(orRelease(Effect.ignore(CallConnection.terminateCall(call))))
}

/** The whole story. */
export const story = Effect.flatMap(answerTheCustomer, (call) => serveTheCustomer(call))
