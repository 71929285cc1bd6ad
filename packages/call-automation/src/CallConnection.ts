/**
 * What is done with a call and its participants.
 *
 * Where it says "the outcome comes as", the service accepts at once and does it later. The function of the same name that ends in
 * `AndWait` takes the same input, waits for that event as well and is it; it needs `CallEvents`, to which the webhooks have to come. It fails
 * with `CommunicationError` (not accepted), `OperationFailed`, `CallEnded`, or `OutcomeTimeout` after `waitMillis`; an `Ambiguous` is a
 * failure only when no event comes either. A context is made where none is given. Interrupting it undoes nothing.
 */
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Paging from "@effect-comms/core/Paging"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { ApiVersion } from "./ApiVersion.ts"
import { CallAutomation, method } from "./CallAutomation.ts"
import { andWait, andWaitForEach, andWaitForEnd } from "./internal/awaiting.ts"
import { addAndWait } from "./internal/awaitingInvitations.ts"
import * as Outcome from "./Outcome.ts"
import type { CallParticipant, GetParticipantsInput } from "./generated/models.ts"
import * as operations from "./generated/operations.ts"

/**
 * How a leg stands.
 *
 * Source: Call Connection - Get Call.
 */
export const getCall = /* @__PURE__ */ method(operations.getCall)

/**
 * Takes the application's own leg out of a call, the others go on; the outcome comes as CallDisconnected.
 *
 * Source: Call Connection - Hangup Call.
 */
export const hangUp = /* @__PURE__ */ method(operations.hangupCall)

/**
 * Ends a call for everybody; the outcome comes as CallDisconnected.
 *
 * Source: Call Connection - Terminate Call.
 */
export const terminate = /* @__PURE__ */ method(operations.terminateCall)

/**
 * Connects a participant with somebody else, without the application, whose leg ends with a call of two; the outcome comes as
 * CallTransferAccepted or CallTransferFailed.
 *
 * Source: Call Connection - Transfer To Participant.
 */
export const transferToParticipant = /* @__PURE__ */ method(operations.transferToParticipant)

/**
 * Invites a participant; the outcome comes as AddParticipantSucceeded or AddParticipantFailed.
 *
 * Source: Call Connection - Add Participant.
 */
export const addParticipant = /* @__PURE__ */ method(operations.addParticipant)

/**
 * Takes a participant out of a call; the outcome comes as RemoveParticipantSucceeded or RemoveParticipantFailed.
 *
 * Source: Call Connection - Remove Participant.
 */
export const removeParticipant = /* @__PURE__ */ method(operations.removeParticipant)

/**
 * Withdraws an invitation; the outcome comes as CancelAddParticipantSucceeded or CancelAddParticipantFailed. Since 2023-10-15.
 *
 * Source: Call Connection - Cancel Add Participant.
 */
export const cancelAddParticipant = /* @__PURE__ */ method(operations.cancelAddParticipant)

/**
 * Takes participants out of another call of the application and into this one; the outcome comes for each as
 * MoveParticipantSucceeded or MoveParticipantFailed. Since 2025-08-15-preview.
 *
 * Source: Call Connection - Move Participants.
 */
export const moveParticipants = /* @__PURE__ */ method(operations.moveParticipants)

/**
 * Mutes ACS users; ParticipantsUpdated shows it. They can unmute themselves, the application cannot. Since 2023-10-15.
 *
 * Source: Call Connection - Mute.
 */
export const muteParticipants = /* @__PURE__ */ method(operations.muteParticipants)

/**
 * How one participant stands; `participantRawId` is the raw id, not percent-encoded.
 *
 * Source: Call Connection - Get Participant.
 */
export const getParticipant = /* @__PURE__ */ method(operations.getParticipant)

/**
 * Everybody in a call; pages load as they are asked for.
 *
 * Source: Call Connection - Get Participants.
 */
export const listParticipants = (
  input: GetParticipantsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<CallParticipant, CommunicationError, CallAutomation> =>
  Stream.unwrap(
    CallAutomation.use((client) => Effect.succeed(Paging.stream(client, operations.getParticipants, input, options)))
  )

/** `hangUp`, until the leg has ended. */
export const hangUpAndWait = /* @__PURE__ */ andWaitForEnd(operations.hangupCall, Outcome.disconnect)

/** `terminate`, until the leg has ended. */
export const terminateAndWait = /* @__PURE__ */ andWaitForEnd(operations.terminateCall, Outcome.disconnect)

/** `transferToParticipant`, until the target has taken the call. */
export const transferToParticipantAndWait = /* @__PURE__ */ andWait(
  operations.transferToParticipant,
  Outcome.transferToParticipant
)

/** `addParticipant`, until the invited one has joined. An invitation that is withdrawn is a failure. */
export const addParticipantAndWait = /* @__PURE__ */ addAndWait(operations.addParticipant)

/** `removeParticipant`, until the participant has left. */
export const removeParticipantAndWait = /* @__PURE__ */ andWait(operations.removeParticipant, Outcome.removeParticipant)

/** `cancelAddParticipant`, until the invitation is withdrawn. */
export const cancelAddParticipantAndWait = /* @__PURE__ */ andWait(
  operations.cancelAddParticipant,
  Outcome.cancelAddParticipant
)

/** `moveParticipants`, until each of them has come: an event for each, in their order. The first that fails ends it. */
export const moveParticipantsAndWait = /* @__PURE__ */ andWaitForEach(
  operations.moveParticipants,
  () => Outcome.moveParticipant
)

/** `muteParticipants`, until a roster shows each of them muted: an event for each, in their order. */
export const muteParticipantsAndWait = /* @__PURE__ */ andWaitForEach(operations.muteParticipants, Outcome.mute)
