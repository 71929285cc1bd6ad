// Written by `pnpm derive` from the declarations of this package. Call: Creates, answers, transfers and ends calls, plays prompts, records answers, listens for tones and sends them.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type GraphCalls, invoke } from "../internal/client.ts"
import type { AndWait } from "../internal/awaiting.ts"
import { andWait, andWaitForAnswer } from "../internal/awaiting.ts"
import type {
  AddLargeGalleryViewInput,
  AddLargeGalleryViewOperation,
  AnswerCallInput,
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  ChangeScreenSharingRoleInput,
  CommsOperation,
  CreateCallInput,
  CreateCallResponse,
  DeleteCallInput,
  GetCallInput,
  KeepAliveInput,
  LogTeleconferenceDeviceQualityInput,
  MuteCallInput,
  MuteParticipantOperation,
  PlayPromptInput,
  PlayPromptOperation,
  RecordInput,
  RecordOperation,
  RecordResponseInput,
  RedirectCallInput,
  RejectCallInput,
  SendDtmfTonesInput,
  SendDtmfTonesOperation,
  StartRecordingInput,
  StartRecordingOperation,
  StartTranscriptionInput,
  StartTranscriptionOperation,
  StopRecordingInput,
  StopRecordingOperation,
  StopTranscriptionInput,
  StopTranscriptionOperation,
  SubscribeToToneInput,
  SubscribeToToneOperation,
  TransferCallInput,
  UnmuteCallInput,
  UnmuteParticipantOperation,
  UpdateRecordingStatusInput,
  UpdateRecordingStatusOperation
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AddLargeGalleryViewInput,
  AddLargeGalleryViewOperation,
  AnswerCallInput,
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  ChangeScreenSharingRoleInput,
  CommsOperation,
  CreateCallInput,
  CreateCallResponse,
  DeleteCallInput,
  GetCallInput,
  KeepAliveInput,
  LogTeleconferenceDeviceQualityInput,
  MuteCallInput,
  MuteParticipantOperation,
  PlayPromptInput,
  PlayPromptOperation,
  RecordInput,
  RecordOperation,
  RecordResponseInput,
  RedirectCallInput,
  RejectCallInput,
  SendDtmfTonesInput,
  SendDtmfTonesOperation,
  StartRecordingInput,
  StartRecordingOperation,
  StartTranscriptionInput,
  StartTranscriptionOperation,
  StopRecordingInput,
  StopRecordingOperation,
  StopTranscriptionInput,
  StopTranscriptionOperation,
  SubscribeToToneInput,
  SubscribeToToneOperation,
  TransferCallInput,
  UnmuteCallInput,
  UnmuteParticipantOperation,
  UpdateRecordingStatusInput,
  UpdateRecordingStatusOperation
} from "./models.ts"

/**
 * Adds the large gallery to a call, in which many participants are seen at once.
 *
 * `addLargeGalleryViewAndWait` waits for its end.
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: addLargeGalleryView.
 */
export const addLargeGalleryView = (
  input: AddLargeGalleryViewInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AddLargeGalleryViewOperation, CommunicationError, GraphCalls> =>
  invoke(operations.addLargeGalleryView, input, options)

/**
 * Does what `addLargeGalleryView` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const addLargeGalleryViewAndWait: AndWait<AddLargeGalleryViewInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.addLargeGalleryView
)

/**
 * Answers an incoming call, within 15 seconds of its notification, or 5 where a policy put the application into the call.
 *
 * The call is `established` then, by notification. A group call needs `Calls.JoinGroupCall.All` or
 * `Calls.JoinGroupCallAsGuest.All`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: answer.
 */
export const answer = (
  input: AnswerCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.answerCall, input, options)

/**
 * Cancels the running and all queued prompts and recordings, never the subscription to tones.
 *
 * The response is final; a notification reports each cancelled operation.
 * `cancelMediaProcessingAndWait` waits for its end.
 * beta has it in these national clouds: global.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: cancelMediaProcessing.
 */
export const cancelMediaProcessing = (
  input: CancelMediaProcessingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CancelMediaProcessingOperation, CommunicationError, GraphCalls> =>
  invoke(operations.cancelMediaProcessing, input, options)

/**
 * Does what `cancelMediaProcessing` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const cancelMediaProcessingAndWait: AndWait<CancelMediaProcessingInput, CommsOperation> =
  /* @__PURE__ */ andWaitForAnswer(operations.cancelMediaProcessing)

/**
 * Makes the application share its screen in a group call, or only see that of others; only for application-hosted media.
 *
 * Needs `Calls.AccessMedia.All`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: changeScreenSharingRole.
 */
export const changeScreenSharingRole = (
  input: ChangeScreenSharingRoleInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.changeScreenSharingRole, input, options)

/**
 * Creates a call to a user or a phone number (one target) or to a group of users (up to five), or joins a meeting
 * (`meetingInfo`).
 *
 * Needs `Calls.Initiate.All`, `Calls.InitiateGroupCall.All`, `Calls.JoinGroupCall.All` or
 * `Calls.JoinGroupCallAsGuest.All`, and `Calls.AccessMedia.All` when the application hosts the media. A phone number needs
 * `source` with the `applicationInstance` that owns a number, and `tenantId`. The states of the call come as notifications
 * to `callbackUri`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Create call.
 */
export const create = (
  input: CreateCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CreateCallResponse, CommunicationError, GraphCalls> => invoke(operations.createCall, input, options)

/**
 * Deletes the application's call, which hangs up its leg; a group call goes on for the others.
 *
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Delete call.
 */
const delete_ = (
  input: DeleteCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.deleteCall, input, options)
export { delete_ as delete }

/**
 * Gets the properties of a call.
 *
 * A call that has ended is `NotFound` with code 8522.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Get call.
 */
export const get = (
  input: GetCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<Call, CommunicationError, GraphCalls> => invoke(operations.getCall, input, options)

/**
 * Keeps a call alive; once every 15 minutes is recommended.
 *
 * Without one for 45 minutes the call ends with 408/8537. A call that has ended is `NotFound`.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: call: keepAlive.
 */
export const keepAlive = (
  input: KeepAliveInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.keepAlive, input, options)

/**
 * Logs the quality of the media of a device for video conferences; for Microsoft's partners of cloud video interop.
 *
 * Needs `Calls.AccessMedia.All`. `userAgent` of the client is shown to administrators.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: logTeleconferenceDeviceQuality.
 */
export const logTeleconferenceDeviceQuality = (
  input: LogTeleconferenceDeviceQualityInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> =>
  invoke(operations.logTeleconferenceDeviceQuality, input, options)

/**
 * Mutes the application in a group call, on the side of the service.
 *
 * The response is final.
 * `muteAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: mute.
 */
export const mute = (
  input: MuteCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<MuteParticipantOperation, CommunicationError, GraphCalls> =>
  invoke(operations.muteCall, input, options)

/**
 * Does what `mute` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const muteAndWait: AndWait<MuteCallInput, CommsOperation> = /* @__PURE__ */ andWaitForAnswer(operations.muteCall)

/**
 * Plays audio prompts after those that are queued before; only for service-hosted media.
 *
 * `loop` (beta) repeats them until they are cancelled; no notification reports their end then.
 * `playPromptAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: playPrompt.
 */
export const playPrompt = (
  input: PlayPromptInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<PlayPromptOperation, CommunicationError, GraphCalls> => invoke(operations.playPrompt, input, options)

/**
 * Does what `playPrompt` does and waits for its end: gives the operation when it completed.
 *
 * With `loop` no notification reports the end: what waits for it ends after `waitMillis`.
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const playPromptAndWait: AndWait<PlayPromptInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.playPrompt
)

/**
 * Plays a prompt and records the answer, as `recordResponse` does, which took its place.
 *
 * `recordAndWait` waits for its end.
 * In beta only.
 * beta has it in no national cloud.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: record.
 */
export const record = (
  input: RecordInput,
  options?: CallOptions<"beta">
): Effect.Effect<RecordOperation, CommunicationError, GraphCalls> => invoke(operations.record, input, options)

/**
 * Does what `record` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const recordAndWait: AndWait<RecordInput, CommsOperation, "beta"> = /* @__PURE__ */ andWait(operations.record)

/**
 * Plays a prompt and records the answer, after what is queued before; only for service-hosted media.
 *
 * Needs `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation`
 * is fetched with its `recordingAccessToken` as a bearer token, soon: it goes with the call.
 * `recordResponseAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: recordResponse.
 */
export const recordResponse = (
  input: RecordResponseInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<RecordOperation, CommunicationError, GraphCalls> => invoke(operations.recordResponse, input, options)

/**
 * Does what `recordResponse` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const recordResponseAndWait: AndWait<RecordResponseInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.recordResponse
)

/**
 * Redirects an incoming call that was neither answered nor rejected, within 15 seconds of its notification.
 *
 * Several targets ring at once; who answers first has the call. Needs `Calls.Initiate.All`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: redirect.
 */
export const redirect = (
  input: RedirectCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.redirectCall, input, options)

/**
 * Rejects an incoming call, within 15 seconds of its notification.
 *
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: reject.
 */
export const reject = (
  input: RejectCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.rejectCall, input, options)

/**
 * Sends tones into a call.
 *
 * Needs `Calls.AccessMedia.All` where the application hosts the media; it is checked when the call is created.
 * `sendDtmfTonesAndWait` waits for its end.
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: sendDtmfTones.
 */
export const sendDtmfTones = (
  input: SendDtmfTonesInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<SendDtmfTonesOperation, CommunicationError, GraphCalls> =>
  invoke(operations.sendDtmfTones, input, options)

/**
 * Does what `sendDtmfTones` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const sendDtmfTonesAndWait: AndWait<SendDtmfTonesInput, CommsOperation> = /* @__PURE__ */ andWait(
  operations.sendDtmfTones
)

/**
 * Starts the recording of a meeting.
 *
 * Needs `Calls.JoinGroupCall.All`.
 * `startRecordingAndWait` waits for its end.
 * In beta only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: startRecording.
 */
export const startRecording = (
  input: StartRecordingInput,
  options?: CallOptions<"beta">
): Effect.Effect<StartRecordingOperation, CommunicationError, GraphCalls> =>
  invoke(operations.startRecording, input, options)

/**
 * Does what `startRecording` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const startRecordingAndWait: AndWait<StartRecordingInput, CommsOperation, "beta"> = /* @__PURE__ */ andWait(
  operations.startRecording
)

/**
 * Starts the transcription of a meeting.
 *
 * Needs `Calls.JoinGroupCall.All`.
 * `startTranscriptionAndWait` waits for its end.
 * In beta only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: startTranscription.
 */
export const startTranscription = (
  input: StartTranscriptionInput,
  options?: CallOptions<"beta">
): Effect.Effect<StartTranscriptionOperation, CommunicationError, GraphCalls> =>
  invoke(operations.startTranscription, input, options)

/**
 * Does what `startTranscription` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const startTranscriptionAndWait: AndWait<StartTranscriptionInput, CommsOperation, "beta"> =
  /* @__PURE__ */ andWait(operations.startTranscription)

/**
 * Stops the recording of a meeting.
 *
 * Needs `Calls.JoinGroupCall.All`.
 * `stopRecordingAndWait` waits for its end.
 * In beta only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: stopRecording.
 */
export const stopRecording = (
  input: StopRecordingInput,
  options?: CallOptions<"beta">
): Effect.Effect<StopRecordingOperation, CommunicationError, GraphCalls> =>
  invoke(operations.stopRecording, input, options)

/**
 * Does what `stopRecording` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const stopRecordingAndWait: AndWait<StopRecordingInput, CommsOperation, "beta"> = /* @__PURE__ */ andWait(
  operations.stopRecording
)

/**
 * Stops the transcription of a meeting.
 *
 * Needs `Calls.JoinGroupCall.All`.
 * `stopTranscriptionAndWait` waits for its end.
 * In beta only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: stopTranscription.
 */
export const stopTranscription = (
  input: StopTranscriptionInput,
  options?: CallOptions<"beta">
): Effect.Effect<StopTranscriptionOperation, CommunicationError, GraphCalls> =>
  invoke(operations.stopTranscription, input, options)

/**
 * Does what `stopTranscription` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const stopTranscriptionAndWait: AndWait<StopTranscriptionInput, CommsOperation, "beta"> =
  /* @__PURE__ */ andWait(operations.stopTranscription)

/**
 * Subscribes to a notification of every tone that is pressed.
 *
 * Needs `Calls.AccessMedia.All`.
 * `subscribeToToneAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: subscribeToTone.
 */
export const subscribeToTone = (
  input: SubscribeToToneInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<SubscribeToToneOperation, CommunicationError, GraphCalls> =>
  invoke(operations.subscribeToTone, input, options)

/**
 * Does what `subscribeToTone` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const subscribeToToneAndWait: AndWait<SubscribeToToneInput, CommsOperation> = /* @__PURE__ */ andWaitForAnswer(
  operations.subscribeToTone
)

/**
 * Transfers the other side of a call to a user or a phone number: blind, or consultative with `replacesCallId` of the
 * target.
 *
 * The application's call ends when it succeeded, and is `established` with a result when it failed, by notification. A
 * group call needs `transferee`. Needs `Calls.Initiate.All`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: transfer.
 */
export const transfer = (
  input: TransferCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.transferCall, input, options)

/**
 * Unmutes the application in a group call, on the side of the service.
 *
 * The response is final.
 * `unmuteAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: unmute.
 */
export const unmute = (
  input: UnmuteCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<UnmuteParticipantOperation, CommunicationError, GraphCalls> =>
  invoke(operations.unmuteCall, input, options)

/**
 * Does what `unmute` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const unmuteAndWait: AndWait<UnmuteCallInput, CommsOperation> = /* @__PURE__ */ andWaitForAnswer(
  operations.unmuteCall
)

/**
 * Says to a call that a policy put the application into whether it is recorded.
 *
 * The response is final. Needs `Calls.AccessMedia.All` or `Calls.JoinGroupCall.All`.
 * `updateRecordingStatusAndWait` waits for its end.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: updateRecordingStatus.
 */
export const updateRecordingStatus = (
  input: UpdateRecordingStatusInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<UpdateRecordingStatusOperation, CommunicationError, GraphCalls> =>
  invoke(operations.updateRecordingStatus, input, options)

/**
 * Does what `updateRecordingStatus` does and waits for its end: gives the operation when it completed.
 *
 * Fails with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const updateRecordingStatusAndWait: AndWait<UpdateRecordingStatusInput, CommsOperation> =
  /* @__PURE__ */ andWaitForAnswer(operations.updateRecordingStatus)
