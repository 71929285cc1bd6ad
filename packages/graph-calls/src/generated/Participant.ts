// Written by `pnpm derive` from the declarations of this package. Participant: The participants of a call: lists, invites, mutes, holds and removes them, and lets them in from the lobby.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type GraphCalls, invoke } from "../internal/client.ts"
import { pages } from "../internal/pages.ts"
import type { AndWait } from "../internal/awaiting.ts"
import { andWait, andWaitForAnswer } from "../internal/awaiting.ts"
import type {
  AdmitAllFromLobbyInput,
  AdmitAllFromLobbyOperation,
  AdmitFromLobbyInput,
  AdmitFromLobbyOperation,
  CommsOperation,
  DeleteParticipantInput,
  GetParticipantInput,
  InviteParticipantsInput,
  InviteParticipantsOperation,
  ListParticipantsInput,
  MuteAllParticipantsInput,
  MuteParticipantInput,
  MuteParticipantOperation,
  MuteParticipantsOperation,
  Participant,
  RemoveFromLobbyInput,
  RemoveFromLobbyOperation,
  ReportSyntheticMediaInput,
  StartHoldMusicInput,
  StartHoldMusicOperation,
  StopHoldMusicInput,
  StopHoldMusicOperation
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AdmitAllFromLobbyInput,
  AdmitAllFromLobbyOperation,
  AdmitFromLobbyInput,
  AdmitFromLobbyOperation,
  CommsOperation,
  DeleteParticipantInput,
  GetParticipantInput,
  InviteParticipantsInput,
  InviteParticipantsOperation,
  ListParticipantsInput,
  MuteAllParticipantsInput,
  MuteParticipantInput,
  MuteParticipantOperation,
  MuteParticipantsOperation,
  Participant,
  RemoveFromLobbyInput,
  RemoveFromLobbyOperation,
  ReportSyntheticMediaInput,
  StartHoldMusicInput,
  StartHoldMusicOperation,
  StopHoldMusicInput,
  StopHoldMusicOperation
} from "./models.ts"

/**
 * Admits all who wait in the lobby of a meeting.
 *
 * Graph's metadata have it, and the reference has no page: status and clouds are not published. Needs
 * `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
 * `admitAllFromLobbyAndWait` waits for its end.
 * In beta only.
 * beta has it in no national cloud.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: admitAllFromLobby (metadata only).
 */
export const admitAllFromLobby = (
  input: AdmitAllFromLobbyInput,
  options?: CallOptions<"beta">
): Effect.Effect<AdmitAllFromLobbyOperation, CommunicationError, GraphCalls> =>
  invoke(operations.admitAllFromLobby, input, options)

/**
 * Does what `admitAllFromLobby` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const admitAllFromLobbyAndWait: AndWait<AdmitAllFromLobbyInput, CommsOperation, "beta"> =
  /* @__PURE__ */ andWaitForAnswer(operations.admitAllFromLobby)

/**
 * Admits a participant who waits in the lobby of a meeting.
 *
 * Graph's metadata have it, and the reference has no page: status and clouds are not published. Needs
 * `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
 * `admitFromLobbyAndWait` waits for its end.
 * In beta only.
 * beta has it in no national cloud.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: admitFromLobby (metadata only).
 */
export const admitFromLobby = (
  input: AdmitFromLobbyInput,
  options?: CallOptions<"beta">
): Effect.Effect<AdmitFromLobbyOperation, CommunicationError, GraphCalls> =>
  invoke(operations.admitFromLobby, input, options)

/**
 * Does what `admitFromLobby` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const admitFromLobbyAndWait: AndWait<AdmitFromLobbyInput, CommsOperation, "beta"> =
  /* @__PURE__ */ andWaitForAnswer(operations.admitFromLobby)

/**
 * Deletes a participant, who is taken out of the call; no notification says so.
 *
 * The tenant has to allow it to the application. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Delete participant.
 */
const delete_ = (
  input: DeleteParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.deleteParticipant, input, options)
export { delete_ as delete }

/**
 * Gets a participant of a call.
 *
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Get participant.
 */
export const get = (
  input: GetParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<Participant, CommunicationError, GraphCalls> => invoke(operations.getParticipant, input, options)

/**
 * Invites participants into a group call, or makes a group call of a peer-to-peer call that `replacesCallId` of the first
 * names.
 *
 * Needs `Calls.InitiateGroupCall.All`.
 * `inviteAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: invite.
 */
export const invite = (
  input: InviteParticipantsInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<InviteParticipantsOperation, CommunicationError, GraphCalls> =>
  invoke(operations.inviteParticipants, input, options)

/**
 * Does what `invite` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const inviteAndWait: AndWait<InviteParticipantsInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.inviteParticipants
)

/**
 * Lists the participants of a call; a peer-to-peer call may have none in it.
 *
 * Pages are loaded as their items are asked for.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: List participants.
 */
export const list = (
  input: ListParticipantsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<Participant, CommunicationError, GraphCalls> => pages(operations.listParticipants, input, options)

/**
 * Mutes a participant of a group call.
 *
 * The response is final. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.
 * `muteAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: mute.
 */
export const mute = (
  input: MuteParticipantInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<MuteParticipantOperation, CommunicationError, GraphCalls> =>
  invoke(operations.muteParticipant, input, options)

/**
 * Does what `mute` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const muteAndWait: AndWait<MuteParticipantInput, CommsOperation> = /* @__PURE__ */ andWaitForAnswer(
  operations.muteParticipant
)

/**
 * Mutes all participants of a group call, or those that are named.
 *
 * The response is final. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.
 * `muteAllAndWait` waits for its end.
 * In beta only.
 * beta has it in no national cloud.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: muteAll.
 */
export const muteAll = (
  input: MuteAllParticipantsInput,
  options?: CallOptions<"beta">
): Effect.Effect<MuteParticipantsOperation, CommunicationError, GraphCalls> =>
  invoke(operations.muteAllParticipants, input, options)

/**
 * Does what `muteAll` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const muteAllAndWait: AndWait<MuteAllParticipantsInput, CommsOperation, "beta"> =
  /* @__PURE__ */ andWaitForAnswer(operations.muteAllParticipants)

/**
 * Removes a participant who waits in the lobby of a meeting.
 *
 * Graph's metadata have it, and the reference has no page: status and clouds are not published. Needs
 * `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
 * `removeFromLobbyAndWait` waits for its end.
 * In beta only.
 * beta has it in no national cloud.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: removeFromLobby (metadata only).
 */
export const removeFromLobby = (
  input: RemoveFromLobbyInput,
  options?: CallOptions<"beta">
): Effect.Effect<RemoveFromLobbyOperation, CommunicationError, GraphCalls> =>
  invoke(operations.removeFromLobby, input, options)

/**
 * Does what `removeFromLobby` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const removeFromLobbyAndWait: AndWait<RemoveFromLobbyInput, CommsOperation, "beta"> =
  /* @__PURE__ */ andWaitForAnswer(operations.removeFromLobby)

/**
 * Reports that the media of a participant are made by a machine; all participants learn of it by their roster.
 *
 * For detectors that Microsoft certified, at most once a minute for each participant. Needs
 * `Calls.ReportSyntheticMedia.All`.
 * In beta only.
 * beta has it in these national clouds: global.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: reportSyntheticMedia.
 */
export const reportSyntheticMedia = (
  input: ReportSyntheticMediaInput,
  options?: CallOptions<"beta">
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.reportSyntheticMedia, input, options)

/**
 * Puts a participant on hold and plays music to them, one participant at a time.
 *
 * Needs `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
 * `startHoldMusicAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: startHoldMusic.
 */
export const startHoldMusic = (
  input: StartHoldMusicInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<StartHoldMusicOperation, CommunicationError, GraphCalls> =>
  invoke(operations.startHoldMusic, input, options)

/**
 * Does what `startHoldMusic` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const startHoldMusicAndWait: AndWait<StartHoldMusicInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.startHoldMusic
)

/**
 * Takes a participant off hold and stops the music.
 *
 * Needs `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
 * `stopHoldMusicAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: participant: stopHoldMusic.
 */
export const stopHoldMusic = (
  input: StopHoldMusicInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<StopHoldMusicOperation, CommunicationError, GraphCalls> =>
  invoke(operations.stopHoldMusic, input, options)

/**
 * Does what `stopHoldMusic` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const stopHoldMusicAndWait: AndWait<StopHoldMusicInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.stopHoldMusic
)
