/**
 * Operations on a call connection and its participants.
 *
 * Where a function says "the outcome comes as", the service accepts the operation at once and performs it later. The function of the same
 * name that ends in `AndWait` takes the same input, waits for that event as well and gives it. It needs `CallEvents`, to which the webhooks
 * have to come, and fails with `CommunicationError` (not accepted), `OperationFailed`, `CallEnded`, or `OutcomeTimeout` after `waitMillis`;
 * an `Ambiguous` is a failure only when no event comes either. A context is made where none is given. Interrupting it undoes nothing.
 */
import type { EventOf } from "./generated/events.ts"
import type {
  AddParticipantInput,
  CancelAddParticipantInput,
  HangupCallInput,
  MoveParticipantsInput,
  MuteParticipantsInput,
  RemoveParticipantInput,
  TerminateCallInput,
  TransferToParticipantInput
} from "./generated/models.ts"
import * as operations from "./generated/operations.ts"
import { type AndWait, andWait, andWaitForEach, andWaitForEnd } from "./internal/awaiting.ts"
import { addAndWait } from "./internal/awaitingInvitations.ts"
import * as Outcome from "./Outcome.ts"

export * from "./generated/CallConnection.ts"

/** Hangs up the application's own leg and waits until it has ended. */
export const hangupCallAndWait: AndWait<HangupCallInput, EventOf<"CallDisconnected">> = /* @__PURE__ */ andWaitForEnd(
  operations.hangupCall,
  Outcome.disconnect
)

/**
 * Does what `hangupCallAndWait` does.
 *
 * @deprecated Use `hangupCallAndWait`.
 */
export const hangUpAndWait = hangupCallAndWait

/** Terminates the call for all participants and waits until the application's leg has ended. */
export const terminateCallAndWait: AndWait<
  TerminateCallInput,
  EventOf<"CallDisconnected">
> = /* @__PURE__ */ andWaitForEnd(operations.terminateCall, Outcome.disconnect)

/**
 * Does what `terminateCallAndWait` does.
 *
 * @deprecated Use `terminateCallAndWait`.
 */
export const terminateAndWait = terminateCallAndWait

/** Transfers a participant and waits until the target has taken the call. */
export const transferToParticipantAndWait: AndWait<
  TransferToParticipantInput,
  EventOf<"CallTransferAccepted">
> = /* @__PURE__ */ andWait(operations.transferToParticipant, Outcome.transferToParticipant)

/** Invites a participant and waits until it has joined. An invitation that is cancelled meanwhile is a failure. */
export const addParticipantAndWait: AndWait<
  AddParticipantInput,
  EventOf<"AddParticipantSucceeded">
> = /* @__PURE__ */ addAndWait(operations.addParticipant)

/** Removes a participant and waits until it has left the call. */
export const removeParticipantAndWait: AndWait<
  RemoveParticipantInput,
  EventOf<"RemoveParticipantSucceeded">
> = /* @__PURE__ */ andWait(operations.removeParticipant, Outcome.removeParticipant)

/** Cancels an invitation and waits until it is cancelled. */
export const cancelAddParticipantAndWait: AndWait<
  CancelAddParticipantInput,
  EventOf<"CancelAddParticipantSucceeded">
> = /* @__PURE__ */ andWait(operations.cancelAddParticipant, Outcome.cancelAddParticipant)

/** Moves participants into the call and waits until each has come: an event for each, in their order. The first failure ends it. */
export const moveParticipantsAndWait: AndWait<
  MoveParticipantsInput,
  ReadonlyArray<EventOf<"MoveParticipantSucceeded">>
> = /* @__PURE__ */ andWaitForEach(operations.moveParticipants, () => Outcome.moveParticipant)

/** Mutes participants and waits until a roster shows each of them muted: an event for each, in their order. */
export const muteAndWait: AndWait<
  MuteParticipantsInput,
  ReadonlyArray<EventOf<"ParticipantsUpdated">>
> = /* @__PURE__ */ andWaitForEach(operations.muteParticipants, Outcome.mute)

/**
 * Does what `muteAndWait` does.
 *
 * @deprecated Use `muteAndWait`.
 */
export const muteParticipantsAndWait = muteAndWait
