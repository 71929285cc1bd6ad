// Written by `pnpm derive` from the declarations of this package. CallConnection: Operations on a call connection and its participants.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type CallAutomation, invoke } from "../internal/client.ts"
import { pages } from "../internal/pages.ts"
import type { AndWait } from "../internal/awaiting.ts"
import { andWaitForInvited } from "../internal/awaitingInvitations.ts"
import { andWait, andWaitForEach, andWaitForEnd } from "../internal/awaiting.ts"
import type { EventOf } from "./events.ts"
import type {
  AddParticipantInput,
  AddParticipantResponse,
  CallConnectionProperties,
  CallParticipant,
  CancelAddParticipantInput,
  CancelAddParticipantResponse,
  GetCallInput,
  GetParticipantInput,
  GetParticipantsInput,
  HangupCallInput,
  MoveParticipantsInput,
  MoveParticipantsResponse,
  MuteParticipantsInput,
  MuteParticipantsResult,
  RemoveParticipantInput,
  RemoveParticipantResponse,
  TerminateCallInput,
  TransferCallResponse,
  TransferToParticipantInput
} from "./models.ts"
import * as operations from "./operations.ts"
import * as outcomes from "./outcomes.ts"

export type {
  AddParticipantInput,
  AddParticipantResponse,
  CallConnectionProperties,
  CallParticipant,
  CancelAddParticipantInput,
  CancelAddParticipantResponse,
  GetCallInput,
  GetParticipantInput,
  GetParticipantsInput,
  HangupCallInput,
  MoveParticipantsInput,
  MoveParticipantsResponse,
  MuteParticipantsInput,
  MuteParticipantsResult,
  RemoveParticipantInput,
  RemoveParticipantResponse,
  TerminateCallInput,
  TransferCallResponse,
  TransferToParticipantInput
} from "./models.ts"

/**
 * Invites a participant to the call.
 *
 * The outcome comes as `AddParticipantSucceeded`, `AddParticipantFailed` or `CancelAddParticipantSucceeded`;
 * `addParticipantAndWait` waits for it.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Source: Call Connection - Add Participant.
 */
export const addParticipant = (
  input: AddParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AddParticipantResponse, CommunicationError, CallAutomation> =>
  invoke(operations.addParticipant, input, options)

/**
 * Does what `addParticipant` does and waits for the outcome: the `AddParticipantSucceeded` event that reports success.
 *
 * An invitation that is cancelled meanwhile is a failure, which is known by the `invitationId` of the response.
 * Fails with `OperationFailed` (`AddParticipantFailed` or `CancelAddParticipantSucceeded`) or `CallEnded`, with
 * `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
 */
export const addParticipantAndWait: AndWait<
  AddParticipantInput,
  EventOf<"AddParticipantSucceeded">
> = /* @__PURE__ */ andWaitForInvited(operations.addParticipant, outcomes.addParticipant)

/**
 * Cancels an invitation that has not been answered yet.
 *
 * The outcome comes as `CancelAddParticipantSucceeded` or `CancelAddParticipantFailed`; `cancelAddParticipantAndWait`
 * waits for it.
 * Since api-version 2023-10-15.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Microsoft's JavaScript client calls it `cancelAddParticipantOperation`.
 * Source: Call Connection - Cancel Add Participant.
 */
export const cancelAddParticipant = (
  input: CancelAddParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CancelAddParticipantResponse, CommunicationError, CallAutomation> =>
  invoke(operations.cancelAddParticipant, input, options)

/**
 * Does what `cancelAddParticipant` does and waits for the outcome: the `CancelAddParticipantSucceeded` event that reports
 * success.
 *
 * Fails with `OperationFailed` (`CancelAddParticipantFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
 * with the `CommunicationError` of a request that was not accepted.
 */
export const cancelAddParticipantAndWait: AndWait<
  CancelAddParticipantInput,
  EventOf<"CancelAddParticipantSucceeded">
> = /* @__PURE__ */ andWait(operations.cancelAddParticipant, outcomes.cancelAddParticipant)

/**
 * Gets the properties of a call connection.
 *
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `getCallConnectionProperties`.
 * Source: Call Connection - Get Call.
 */
export const get = (
  input: GetCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CallConnectionProperties, CommunicationError, CallAutomation> =>
  invoke(operations.getCall, input, options)

/**
 * Does what `get` does.
 *
 * @deprecated Use `get`.
 */
export const getCall: typeof get = get

/**
 * Gets one participant of a call; `participantRawId` is the raw id, not percent-encoded.
 *
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Call Connection - Get Participant.
 */
export const getParticipant = (
  input: GetParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CallParticipant, CommunicationError, CallAutomation> =>
  invoke(operations.getParticipant, input, options)

/**
 * Lists the participants of a call.
 *
 * Pages are loaded as their items are asked for.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Call Connection - Get Participants.
 */
export const listParticipants = (
  input: GetParticipantsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<CallParticipant, CommunicationError, CallAutomation> =>
  pages(operations.getParticipants, input, options)

/**
 * Hangs up the application's own leg of a call; the call goes on for the others.
 *
 * The outcome comes as `CallDisconnected`; `hangupCallAndWait` waits for it.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `hangUp(false)`.
 * Source: Call Connection - Hangup Call.
 */
export const hangupCall = (
  input: HangupCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.hangupCall, input, options)

/**
 * Does what `hangupCall` does.
 *
 * @deprecated Use `hangupCall`.
 */
export const hangUp: typeof hangupCall = hangupCall

/**
 * Does what `hangupCall` does and waits for the outcome: the `CallDisconnected` event that reports success.
 *
 * Fails with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError`
 * of a request that was not accepted.
 */
export const hangupCallAndWait: AndWait<HangupCallInput, EventOf<"CallDisconnected">> = /* @__PURE__ */ andWaitForEnd(
  operations.hangupCall,
  outcomes.hangupCall
)

/**
 * Does what `hangupCallAndWait` does.
 *
 * @deprecated Use `hangupCallAndWait`.
 */
export const hangUpAndWait: AndWait<HangupCallInput, EventOf<"CallDisconnected">> = hangupCallAndWait

/**
 * Moves participants of another call of the application into this call.
 *
 * The outcome comes for each participant as `MoveParticipantSucceeded` or `MoveParticipantFailed`;
 * `moveParticipantsAndWait` waits for it.
 * Since api-version 2025-08-15-preview.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Source: Call Connection - Move Participants.
 */
export const moveParticipants = (
  input: MoveParticipantsInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<MoveParticipantsResponse, CommunicationError, CallAutomation> =>
  invoke(operations.moveParticipants, input, options)

/**
 * Does what `moveParticipants` does and waits for the outcome: the `MoveParticipantSucceeded` events, one for each
 * participant in their order, that report success.
 *
 * Fails with `OperationFailed` (`MoveParticipantFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted. The first that fails ends it.
 */
export const moveParticipantsAndWait: AndWait<
  MoveParticipantsInput,
  ReadonlyArray<EventOf<"MoveParticipantSucceeded">>
> = /* @__PURE__ */ andWaitForEach(operations.moveParticipants, () => outcomes.moveParticipants)

/**
 * Mutes ACS users in the call.
 *
 * They can unmute themselves; the application cannot unmute them.
 * The outcome comes for each participant as `ParticipantsUpdated`; `muteAndWait` waits for it.
 * Since api-version 2023-10-15.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Microsoft's JavaScript client calls it `muteParticipant`.
 * Source: Call Connection - Mute.
 */
export const mute = (
  input: MuteParticipantsInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<MuteParticipantsResult, CommunicationError, CallAutomation> =>
  invoke(operations.muteParticipants, input, options)

/**
 * Does what `mute` does.
 *
 * @deprecated Use `mute`.
 */
export const muteParticipants: typeof mute = mute

/**
 * Does what `mute` does and waits for the outcome: the `ParticipantsUpdated` events, one for each participant in their
 * order, that report success.
 *
 * Fails with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError`
 * of a request that was not accepted. The first that fails ends it.
 */
export const muteAndWait: AndWait<
  MuteParticipantsInput,
  ReadonlyArray<EventOf<"ParticipantsUpdated">>
> = /* @__PURE__ */ andWaitForEach(operations.muteParticipants, outcomes.mute)

/**
 * Does what `muteAndWait` does.
 *
 * @deprecated Use `muteAndWait`.
 */
export const muteParticipantsAndWait: AndWait<
  MuteParticipantsInput,
  ReadonlyArray<EventOf<"ParticipantsUpdated">>
> = muteAndWait

/**
 * Removes a participant from the call.
 *
 * The outcome comes as `RemoveParticipantSucceeded` or `RemoveParticipantFailed`; `removeParticipantAndWait` waits for it.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Source: Call Connection - Remove Participant.
 */
export const removeParticipant = (
  input: RemoveParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<RemoveParticipantResponse, CommunicationError, CallAutomation> =>
  invoke(operations.removeParticipant, input, options)

/**
 * Does what `removeParticipant` does and waits for the outcome: the `RemoveParticipantSucceeded` event that reports
 * success.
 *
 * Fails with `OperationFailed` (`RemoveParticipantFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
 * with the `CommunicationError` of a request that was not accepted.
 */
export const removeParticipantAndWait: AndWait<
  RemoveParticipantInput,
  EventOf<"RemoveParticipantSucceeded">
> = /* @__PURE__ */ andWait(operations.removeParticipant, outcomes.removeParticipant)

/**
 * Terminates a call for all participants.
 *
 * The outcome comes as `CallDisconnected`; `terminateCallAndWait` waits for it.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Microsoft's JavaScript client calls it `hangUp(true)`.
 * Source: Call Connection - Terminate Call.
 */
export const terminateCall = (
  input: TerminateCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.terminateCall, input, options)

/**
 * Does what `terminateCall` does.
 *
 * @deprecated Use `terminateCall`.
 */
export const terminate: typeof terminateCall = terminateCall

/**
 * Does what `terminateCall` does and waits for the outcome: the `CallDisconnected` event that reports success.
 *
 * Fails with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError`
 * of a request that was not accepted.
 */
export const terminateCallAndWait: AndWait<
  TerminateCallInput,
  EventOf<"CallDisconnected">
> = /* @__PURE__ */ andWaitForEnd(operations.terminateCall, outcomes.terminateCall)

/**
 * Does what `terminateCallAndWait` does.
 *
 * @deprecated Use `terminateCallAndWait`.
 */
export const terminateAndWait: AndWait<TerminateCallInput, EventOf<"CallDisconnected">> = terminateCallAndWait

/**
 * Transfers a participant of the call to another target.
 *
 * The application takes no part in the new call; its own leg ends when the call had two participants.
 * The outcome comes as `CallTransferAccepted` or `CallTransferFailed`; `transferToParticipantAndWait` waits for it.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Microsoft's JavaScript client calls it `transferCallToParticipant`.
 * Source: Call Connection - Transfer To Participant.
 */
export const transferToParticipant = (
  input: TransferToParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<TransferCallResponse, CommunicationError, CallAutomation> =>
  invoke(operations.transferToParticipant, input, options)

/**
 * Does what `transferToParticipant` does and waits for the outcome: the `CallTransferAccepted` event that reports success.
 *
 * Fails with `OperationFailed` (`CallTransferFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const transferToParticipantAndWait: AndWait<
  TransferToParticipantInput,
  EventOf<"CallTransferAccepted">
> = /* @__PURE__ */ andWait(operations.transferToParticipant, outcomes.transferToParticipant)
