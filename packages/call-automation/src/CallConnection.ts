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
import * as add from "./operations/addParticipant.ts"
import * as cancelAdd from "./operations/cancelAddParticipant.ts"
import * as get from "./operations/getCall.ts"
import * as getOne from "./operations/getParticipant.ts"
import * as list from "./operations/getParticipants.ts"
import * as hangup from "./operations/hangupCall.ts"
import * as move from "./operations/moveParticipants.ts"
import * as mute from "./operations/muteParticipants.ts"
import * as remove from "./operations/removeParticipant.ts"
import * as end from "./operations/terminateCall.ts"
import * as transfer from "./operations/transferToParticipant.ts"
import * as Outcome from "./Outcome.ts"
import type { CallParticipant } from "./schemas/CallParticipant.ts"

/**
 * How a leg stands.
 *
 * Source: Call Connection - Get Call.
 */
export const getCall = /* @__PURE__ */ method(get.getCall)

/**
 * Takes the application's own leg out of a call, the others go on; the outcome comes as CallDisconnected.
 *
 * Source: Call Connection - Hangup Call.
 */
export const hangUp = /* @__PURE__ */ method(hangup.hangupCall)

/**
 * Ends a call for everybody; the outcome comes as CallDisconnected.
 *
 * Source: Call Connection - Terminate Call.
 */
export const terminate = /* @__PURE__ */ method(end.terminateCall)

/**
 * Connects a participant with somebody else, without the application, whose leg ends with a call of two; the outcome comes as
 * CallTransferAccepted or CallTransferFailed.
 *
 * Source: Call Connection - Transfer To Participant.
 */
export const transferToParticipant = /* @__PURE__ */ method(transfer.transferToParticipant)

/**
 * Invites a participant; the outcome comes as AddParticipantSucceeded or AddParticipantFailed.
 *
 * Source: Call Connection - Add Participant.
 */
export const addParticipant = /* @__PURE__ */ method(add.addParticipant)

/**
 * Takes a participant out of a call; the outcome comes as RemoveParticipantSucceeded or RemoveParticipantFailed.
 *
 * Source: Call Connection - Remove Participant.
 */
export const removeParticipant = /* @__PURE__ */ method(remove.removeParticipant)

/**
 * Withdraws an invitation; the outcome comes as CancelAddParticipantSucceeded or CancelAddParticipantFailed. Since 2023-10-15.
 *
 * Source: Call Connection - Cancel Add Participant.
 */
export const cancelAddParticipant = /* @__PURE__ */ method(cancelAdd.cancelAddParticipant)

/**
 * Takes participants out of another call of the application and into this one; the outcome comes for each as
 * MoveParticipantSucceeded or MoveParticipantFailed. Since 2025-08-15-preview.
 *
 * Source: Call Connection - Move Participants.
 */
export const moveParticipants = /* @__PURE__ */ method(move.moveParticipants)

/**
 * Mutes ACS users; ParticipantsUpdated shows it. They can unmute themselves, the application cannot. Since 2023-10-15.
 *
 * Source: Call Connection - Mute.
 */
export const muteParticipants = /* @__PURE__ */ method(mute.muteParticipants)

/**
 * How one participant stands; `participantRawId` is the raw id, not percent-encoded.
 *
 * Source: Call Connection - Get Participant.
 */
export const getParticipant = /* @__PURE__ */ method(getOne.getParticipant)

/**
 * Everybody in a call; pages load as they are asked for.
 *
 * Source: Call Connection - Get Participants.
 */
export const listParticipants = (
  input: { readonly callConnectionId: string },
  options?: CallOptions<ApiVersion>
): Stream.Stream<typeof CallParticipant.Type, CommunicationError, CallAutomation> =>
  Stream.unwrap(
    CallAutomation.use((client) => Effect.succeed(Paging.stream(client, list.getParticipants, input, options)))
  )

/** `hangUp`, until the leg has ended. */
export const hangUpAndWait = /* @__PURE__ */ andWaitForEnd(hangup.hangupCall, Outcome.disconnect)

/** `terminate`, until the leg has ended. */
export const terminateAndWait = /* @__PURE__ */ andWaitForEnd(end.terminateCall, Outcome.disconnect)

/** `transferToParticipant`, until the target has taken the call. */
export const transferToParticipantAndWait = /* @__PURE__ */ andWait(
  transfer.transferToParticipant,
  Outcome.transferToParticipant
)

/** `addParticipant`, until the invited one has joined. An invitation that is withdrawn is a failure. */
export const addParticipantAndWait = /* @__PURE__ */ addAndWait(add.addParticipant)

/** `removeParticipant`, until the participant has left. */
export const removeParticipantAndWait = /* @__PURE__ */ andWait(remove.removeParticipant, Outcome.removeParticipant)

/** `cancelAddParticipant`, until the invitation is withdrawn. */
export const cancelAddParticipantAndWait = /* @__PURE__ */ andWait(
  cancelAdd.cancelAddParticipant,
  Outcome.cancelAddParticipant
)

/** `moveParticipants`, until each of them has come: an event for each, in their order. The first that fails ends it. */
export const moveParticipantsAndWait = /* @__PURE__ */ andWaitForEach(
  move.moveParticipants,
  () => Outcome.moveParticipant
)

/** `muteParticipants`, until a roster shows each of them muted: an event for each, in their order. */
export const muteParticipantsAndWait = /* @__PURE__ */ andWaitForEach(mute.muteParticipants, Outcome.mute)
