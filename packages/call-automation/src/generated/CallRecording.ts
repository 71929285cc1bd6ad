// Written by `pnpm derive` from the declarations of this package. CallRecording: Recordings of calls: starting, pausing, resuming and stopping them, and their files.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type CallAutomation, invoke } from "../internal/client.ts"
import type { AndWait } from "../internal/awaiting.ts"
import { andWaitForStart, andWaitForState } from "../internal/awaitingRecordings.ts"
import type { EventOf } from "./events.ts"
import type {
  GetRecordingPropertiesInput,
  PauseRecordingInput,
  RecordingStateResponse,
  ResumeRecordingInput,
  StartRecordingInput,
  StopRecordingInput
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  GetRecordingPropertiesInput,
  PauseRecordingInput,
  RecordingStateResponse,
  ResumeRecordingInput,
  StartRecordingInput,
  StopRecordingInput
} from "./models.ts"

/**
 * Gets the state of a recording.
 *
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `getState`.
 * Source: Call Recording - Get Recording Properties.
 */
export const get = (
  input: GetRecordingPropertiesInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<RecordingStateResponse, CommunicationError, CallAutomation> =>
  invoke(operations.getRecordingProperties, input, options)

/**
 * Does what `get` does.
 *
 * @deprecated Use `get`.
 */
export const getProperties: typeof get = get

/**
 * Pauses a recording; what is said meanwhile is left out of it.
 *
 * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `pauseRecordingAndWait` waits for it.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `pause`.
 * Source: Call Recording - Pause Recording.
 */
export const pauseRecording = (
  input: PauseRecordingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.pauseRecording, input, options)

/**
 * Does what `pauseRecording` does.
 *
 * @deprecated Use `pauseRecording`.
 */
export const pause: typeof pauseRecording = pauseRecording

/**
 * Does what `pauseRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
 *
 * The recording is inactive then.
 * Fails with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const pauseRecordingAndWait: AndWait<
  PauseRecordingInput,
  EventOf<"RecordingStateChanged">
> = /* @__PURE__ */ andWaitForState(operations.pauseRecording, "inactive")

/**
 * Does what `pauseRecordingAndWait` does.
 *
 * @deprecated Use `pauseRecordingAndWait`.
 */
export const pauseAndWait: AndWait<PauseRecordingInput, EventOf<"RecordingStateChanged">> = pauseRecordingAndWait

/**
 * Resumes a paused recording.
 *
 * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `resumeRecordingAndWait` waits for it.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `resume`.
 * Source: Call Recording - Resume Recording.
 */
export const resumeRecording = (
  input: ResumeRecordingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.resumeRecording, input, options)

/**
 * Does what `resumeRecording` does.
 *
 * @deprecated Use `resumeRecording`.
 */
export const resume: typeof resumeRecording = resumeRecording

/**
 * Does what `resumeRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
 *
 * The recording is active then.
 * Fails with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const resumeRecordingAndWait: AndWait<
  ResumeRecordingInput,
  EventOf<"RecordingStateChanged">
> = /* @__PURE__ */ andWaitForState(operations.resumeRecording, "active")

/**
 * Does what `resumeRecordingAndWait` does.
 *
 * @deprecated Use `resumeRecordingAndWait`.
 */
export const resumeAndWait: AndWait<ResumeRecordingInput, EventOf<"RecordingStateChanged">> = resumeRecordingAndWait

/**
 * Starts recording a call, which is named by exactly one of `callLocator` and, since api-version 2025-05-15,
 * `callConnectionId`.
 *
 * The event goes to `recordingStateCallbackUri`: a recording that starts is reported as `inactive` first, then as
 * `active`.
 * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `startRecordingAndWait` waits for it.
 * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
 * Microsoft's JavaScript client calls it `start`.
 * Source: Call Recording - Start Recording.
 */
export const startRecording = (
  input: StartRecordingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<RecordingStateResponse, CommunicationError, CallAutomation> =>
  invoke(operations.startRecording, input, options)

/**
 * Does what `startRecording` does.
 *
 * @deprecated Use `startRecording`.
 */
export const start: typeof startRecording = startRecording

/**
 * Does what `startRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
 *
 * The recording is active then, or inactive when it is to be paused from the start. Without a response its id is unknown,
 * so an `Ambiguous` is the failure at once.
 * Fails with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 * Needs `recordingStateCallbackUri`, without which no event is sent.
 */
export const startRecordingAndWait: AndWait<
  StartRecordingInput & {
    /** Where the events are sent: without it none is. */
    readonly recordingStateCallbackUri: string
  },
  EventOf<"RecordingStateChanged">
> = /* @__PURE__ */ andWaitForStart(operations.startRecording)

/**
 * Does what `startRecordingAndWait` does.
 *
 * @deprecated Use `startRecordingAndWait`.
 */
export const startAndWait: AndWait<
  StartRecordingInput & {
    /** Where the events are sent: without it none is. */
    readonly recordingStateCallbackUri: string
  },
  EventOf<"RecordingStateChanged">
> = startRecordingAndWait

/**
 * Stops a recording; it cannot be resumed.
 *
 * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `stopRecordingAndWait` waits for it.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `stop`.
 * Source: Call Recording - Stop Recording.
 */
export const stopRecording = (
  input: StopRecordingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, CallAutomation> => invoke(operations.stopRecording, input, options)

/**
 * Does what `stopRecording` does.
 *
 * @deprecated Use `stopRecording`.
 */
export const stop: typeof stopRecording = stopRecording

/**
 * Does what `stopRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
 *
 * The recording is inactive then.
 * Fails with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
 * the `CommunicationError` of a request that was not accepted.
 */
export const stopRecordingAndWait: AndWait<
  StopRecordingInput,
  EventOf<"RecordingStateChanged">
> = /* @__PURE__ */ andWaitForState(operations.stopRecording, "inactive")

/**
 * Does what `stopRecordingAndWait` does.
 *
 * @deprecated Use `stopRecordingAndWait`.
 */
export const stopAndWait: AndWait<StopRecordingInput, EventOf<"RecordingStateChanged">> = stopRecordingAndWait
