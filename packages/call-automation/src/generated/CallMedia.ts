// Written by `pnpm derive` from the declarations of this package. CallMedia: Media operations on a call: prompts, recognition, hold, DTMF tones, media streaming and transcription.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type CallAutomation, invoke } from "../internal/client.ts"
import type { AndWait } from "../internal/awaiting.ts"
import { andWait } from "../internal/awaiting.ts"
import type { EventOf } from "./events.ts"
import type {
  CancelAllMediaOperationsInput,
  HoldInput,
  PlayInput,
  RecognizeInput,
  SendDtmfTonesInput,
  SendDtmfTonesResult,
  StartContinuousDtmfRecognitionInput,
  StartMediaStreamingInput,
  StartTranscriptionInput,
  StopContinuousDtmfRecognitionInput,
  StopMediaStreamingInput,
  StopTranscriptionInput,
  SummarizeCallInput,
  UnholdInput,
  UpdateTranscriptionInput
} from "./models.ts"
import * as operations from "./operations.ts"
import * as outcomes from "./outcomes.ts"

export type {
  CancelAllMediaOperationsInput,
  HoldInput,
  PlayInput,
  RecognizeInput,
  SendDtmfTonesInput,
  SendDtmfTonesResult,
  StartContinuousDtmfRecognitionInput,
  StartMediaStreamingInput,
  StartTranscriptionInput,
  StopContinuousDtmfRecognitionInput,
  StopMediaStreamingInput,
  StopTranscriptionInput,
  SummarizeCallInput,
  UnholdInput,
  UpdateTranscriptionInput
} from "./models.ts"

/**
 * Cancels the running and all queued media operations of the call.
 *
 * A PlayCanceled or RecognizeCanceled event reports each cancelled operation.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `cancelAllOperations`.
 * Source: Call Media - Cancel All Media Operations.
 */
export const cancelAllMediaOperations = (
  input: CancelAllMediaOperationsInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> =>
  invoke(operations.cancelAllMediaOperations, input, options)

/**
 * Puts a participant on hold.
 *
 * A later HoldFailed event reports that the hold audio could not be decoded and that the participant is off hold again.
 * The outcome comes as `ParticipantsUpdated` or `HoldFailed`; `holdAndWait` waits for it.
 * Since api-version 2024-06-15-preview.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Hold.
 */
export const hold = (
  input: HoldInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.hold, input, options)

/**
 * Does what `hold` does and waits for the outcome: the `ParticipantsUpdated` event that reports success.
 *
 * Audio that cannot be decoded is reported later, by `HoldFailed`.
 * Fails with `OperationFailed` (`HoldFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
 * `CommunicationError` of a request that was not accepted.
 */
export const holdAndWait: AndWait<HoldInput, EventOf<"ParticipantsUpdated">> = /* @__PURE__ */ andWait(
  operations.hold,
  ({ targetParticipant }) => outcomes.hold(targetParticipant)
)

/**
 * Plays audio to all participants of the call or to some of them.
 *
 * The outcome comes as `PlayCompleted`, `PlayFailed` or `PlayCanceled`; `playAndWait` waits for it.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Play.
 */
export const play = (
  input: PlayInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.play, input, options)

/**
 * Does what `play` does and waits for the outcome: the `PlayCompleted` event that reports success.
 *
 * A loop ends only when something cancels it, which is a failure.
 * Fails with `OperationFailed` (`PlayFailed` or `PlayCanceled`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`,
 * or with the `CommunicationError` of a request that was not accepted.
 */
export const playAndWait: AndWait<PlayInput, EventOf<"PlayCompleted">> = /* @__PURE__ */ andWait(
  operations.play,
  outcomes.play
)

/**
 * Recognizes the tones or speech of a participant, after optional prompts.
 *
 * Speech and choices are available since api-version 2023-10-15.
 * The outcome comes as `RecognizeCompleted`, `RecognizeFailed` or `RecognizeCanceled`; `recognizeAndWait` waits for it.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `startRecognizing`.
 * Source: Call Media - Recognize.
 */
export const recognize = (
  input: RecognizeInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.recognize, input, options)

/**
 * Does what `recognize` does and waits for the outcome: the `RecognizeCompleted` event that reports success.
 *
 * Fails with `OperationFailed` (`RecognizeFailed` or `RecognizeCanceled`) or `CallEnded`, with `OutcomeTimeout` after
 * `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
 */
export const recognizeAndWait: AndWait<RecognizeInput, EventOf<"RecognizeCompleted">> = /* @__PURE__ */ andWait(
  operations.recognize,
  outcomes.recognize
)

/**
 * Sends DTMF tones to a participant.
 *
 * The outcome comes as `SendDtmfTonesCompleted` or `SendDtmfTonesFailed`; `sendDtmfTonesAndWait` waits for it.
 * Since api-version 2023-10-15.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Source: Call Media - Send Dtmf Tones.
 */
export const sendDtmfTones = (
  input: SendDtmfTonesInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<SendDtmfTonesResult, CommunicationError, CallAutomation> =>
  invoke(operations.sendDtmfTones, input, options)

/**
 * Does what `sendDtmfTones` does and waits for the outcome: the `SendDtmfTonesCompleted` event that reports success.
 *
 * Fails with `OperationFailed` (`SendDtmfTonesFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const sendDtmfTonesAndWait: AndWait<
  SendDtmfTonesInput,
  EventOf<"SendDtmfTonesCompleted">
> = /* @__PURE__ */ andWait(operations.sendDtmfTones, outcomes.sendDtmfTones)

/**
 * Starts continuous DTMF recognition of a participant.
 *
 * A ContinuousDtmfRecognitionToneReceived event reports every tone.
 * Since api-version 2023-10-15.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Start Continuous Dtmf Recognition.
 */
export const startContinuousDtmfRecognition = (
  input: StartContinuousDtmfRecognitionInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> =>
  invoke(operations.startContinuousDtmfRecognition, input, options)

/**
 * Starts streaming the audio of the call to the WebSocket that `mediaStreamingOptions` of create, answer or connect named.
 *
 * The outcome comes as `MediaStreamingStarted` or `MediaStreamingFailed`; `startMediaStreamingAndWait` waits for it.
 * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Start Media Streaming.
 */
export const startMediaStreaming = (
  input: StartMediaStreamingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.startMediaStreaming, input, options)

/**
 * Does what `startMediaStreaming` does and waits for the outcome: the `MediaStreamingStarted` event that reports success.
 *
 * Fails with `OperationFailed` (`MediaStreamingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const startMediaStreamingAndWait: AndWait<
  StartMediaStreamingInput,
  EventOf<"MediaStreamingStarted">
> = /* @__PURE__ */ andWait(operations.startMediaStreaming, outcomes.startMediaStreaming)

/**
 * Starts sending the transcript of the call to the WebSocket that `transcriptionOptions` of create, answer or connect
 * named.
 *
 * The outcome comes as `TranscriptionStarted` or `TranscriptionFailed`; `startTranscriptionAndWait` waits for it.
 * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Start Transcription.
 */
export const startTranscription = (
  input: StartTranscriptionInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.startTranscription, input, options)

/**
 * Does what `startTranscription` does and waits for the outcome: the `TranscriptionStarted` event that reports success.
 *
 * Fails with `OperationFailed` (`TranscriptionFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const startTranscriptionAndWait: AndWait<
  StartTranscriptionInput,
  EventOf<"TranscriptionStarted">
> = /* @__PURE__ */ andWait(operations.startTranscription, outcomes.startTranscription)

/**
 * Stops continuous DTMF recognition of a participant.
 *
 * No event follows when none was running.
 * The outcome comes as `ContinuousDtmfRecognitionStopped`; `stopContinuousDtmfRecognitionAndWait` waits for it.
 * Since api-version 2023-10-15.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Stop Continuous Dtmf Recognition.
 */
export const stopContinuousDtmfRecognition = (
  input: StopContinuousDtmfRecognitionInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> =>
  invoke(operations.stopContinuousDtmfRecognition, input, options)

/**
 * Does what `stopContinuousDtmfRecognition` does and waits for the outcome: the `ContinuousDtmfRecognitionStopped` event
 * that reports success.
 *
 * When none was running, no event follows.
 * Fails with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError`
 * of a request that was not accepted.
 */
export const stopContinuousDtmfRecognitionAndWait: AndWait<
  StopContinuousDtmfRecognitionInput,
  EventOf<"ContinuousDtmfRecognitionStopped">
> = /* @__PURE__ */ andWait(operations.stopContinuousDtmfRecognition, outcomes.stopContinuousDtmfRecognition)

/**
 * Stops streaming the audio of the call.
 *
 * The outcome comes as `MediaStreamingStopped` or `MediaStreamingFailed`; `stopMediaStreamingAndWait` waits for it.
 * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Stop Media Streaming.
 */
export const stopMediaStreaming = (
  input: StopMediaStreamingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.stopMediaStreaming, input, options)

/**
 * Does what `stopMediaStreaming` does and waits for the outcome: the `MediaStreamingStopped` event that reports success.
 *
 * Fails with `OperationFailed` (`MediaStreamingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const stopMediaStreamingAndWait: AndWait<
  StopMediaStreamingInput,
  EventOf<"MediaStreamingStopped">
> = /* @__PURE__ */ andWait(operations.stopMediaStreaming, outcomes.stopMediaStreaming)

/**
 * Stops the transcription of the call.
 *
 * The outcome comes as `TranscriptionStopped` or `TranscriptionFailed`; `stopTranscriptionAndWait` waits for it.
 * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Stop Transcription.
 */
export const stopTranscription = (
  input: StopTranscriptionInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.stopTranscription, input, options)

/**
 * Does what `stopTranscription` does and waits for the outcome: the `TranscriptionStopped` event that reports success.
 *
 * Fails with `OperationFailed` (`TranscriptionFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const stopTranscriptionAndWait: AndWait<
  StopTranscriptionInput,
  EventOf<"TranscriptionStopped">
> = /* @__PURE__ */ andWait(operations.stopTranscription, outcomes.stopTranscription)

/**
 * Summarizes what has been said in a call that is being transcribed.
 *
 * The event is also sent when no summary could be made.
 * The outcome comes as `TranscriptionCallSummaryUpdated`; `summarizeCallAndWait` waits for it.
 * In api-version 2025-08-15-preview only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Summarize Call.
 */
export const summarizeCall = (
  input: SummarizeCallInput,
  options?: CallOptions<"2025-08-15-preview">
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.summarizeCall, input, options)

/**
 * Does what `summarizeCall` does and waits for the outcome: the `TranscriptionCallSummaryUpdated` event that reports
 * success.
 *
 * Fails with `OperationFailed` (`TranscriptionCallSummaryUpdated`) or `CallEnded`, with `OutcomeTimeout` after
 * `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
 */
export const summarizeCallAndWait: AndWait<
  SummarizeCallInput,
  EventOf<"TranscriptionCallSummaryUpdated">
> = /* @__PURE__ */ andWait(operations.summarizeCall, outcomes.summarizeCall)

/**
 * Takes a participant off hold.
 *
 * The outcome comes as `ParticipantsUpdated`; `unholdAndWait` waits for it.
 * Since api-version 2024-06-15-preview.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Unhold.
 */
export const unhold = (
  input: UnholdInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.unhold, input, options)

/**
 * Does what `unhold` does and waits for the outcome: the `ParticipantsUpdated` event that reports success.
 *
 * Fails with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError`
 * of a request that was not accepted.
 */
export const unholdAndWait: AndWait<UnholdInput, EventOf<"ParticipantsUpdated">> = /* @__PURE__ */ andWait(
  operations.unhold,
  ({ targetParticipant }) => outcomes.unhold(targetParticipant)
)

/**
 * Changes the language of a running transcription.
 *
 * The outcome comes as `TranscriptionUpdated` or `TranscriptionFailed`; `updateTranscriptionAndWait` waits for it.
 * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Call Media - Update Transcription.
 */
export const updateTranscription = (
  input: UpdateTranscriptionInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.updateTranscription, input, options)

/**
 * Does what `updateTranscription` does and waits for the outcome: the `TranscriptionUpdated` event that reports success.
 *
 * Fails with `OperationFailed` (`TranscriptionFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const updateTranscriptionAndWait: AndWait<
  UpdateTranscriptionInput,
  EventOf<"TranscriptionUpdated">
> = /* @__PURE__ */ andWait(operations.updateTranscription, outcomes.updateTranscription)
