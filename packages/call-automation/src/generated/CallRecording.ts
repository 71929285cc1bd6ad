// Written by `pnpm derive` from the declarations of this package. CallRecording: Recordings of calls: starting, pausing, resuming and stopping them, and their files.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type CallAutomation, invoke } from "../internal/client.ts"
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
export const start = startRecording

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
export const getProperties = get

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
export const stop = stopRecording

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
export const pause = pauseRecording

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
export const resume = resumeRecording
