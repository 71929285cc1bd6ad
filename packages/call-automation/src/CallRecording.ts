/**
 * Recording a call: start, pause, resume, stop; and the files that come of it: download, read, delete.
 *
 * What becomes of a recording is told by RecordingStateChanged at its own `recordingStateCallbackUri`, under the callConnectionId of
 * the recorder and not of a leg: `recorderOf` tells which that is. Functions that end in `AndWait` also wait for that, as those of
 * `CallConnection`: the webhooks of that address have to come to `CallEvents`.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { CallAutomation, method } from "./CallAutomation.ts"
import * as downloading from "./internal/download.ts"
import type { DownloadInput, DownloadOptions } from "./internal/download.ts"
import type { FileOptions } from "./internal/fileExchange.ts"
import * as file from "./internal/recordingFile.ts"
import { startAndWaitFor, stateAndWait } from "./internal/awaitingRecordings.ts"
import type { RecordingMetadata } from "./generated/models.ts"
import * as operations from "./generated/operations.ts"

export type { DownloadInput, DownloadOptions } from "./internal/download.ts"
export type { FileOptions } from "./internal/fileExchange.ts"
export { recorderOf } from "./internal/recorder.ts"

/** What is in a file of a recording. */
export type { RecordingMetadata } from "./generated/models.ts"

/**
 * Records a call, named by exactly one of `callLocator` and (since 2025-05-15) `callConnectionId`; the outcome comes as
 * RecordingStateChanged (`inactive` first, then `active`) or, since 2025-05-15, StartRecordingFailed.
 *
 * Source: Call Recording - Start Recording.
 */
export const start = /* @__PURE__ */ method(operations.startRecording)

/**
 * Whether a recording is active.
 *
 * Source: Call Recording - Get Recording Properties.
 */
export const getProperties = /* @__PURE__ */ method(operations.getRecordingProperties)

/**
 * Leaves out what comes next; RecordingStateChanged shows it as `inactive`.
 *
 * The service knows no repeatability here, so a failure that leaves open whether it was done is `Ambiguous`.
 * Source: Call Recording - Pause Recording.
 */
export const pause = /* @__PURE__ */ method(operations.pauseRecording)

/**
 * Goes on after a pause; RecordingStateChanged shows it as `active`.
 *
 * The service knows no repeatability here, so a failure that leaves open whether it was done is `Ambiguous`.
 * Source: Call Recording - Resume Recording.
 */
export const resume = /* @__PURE__ */ method(operations.resumeRecording)

/**
 * Ends a recording for good; RecordingStateChanged shows it as `inactive`.
 *
 * Source: Call Recording - Stop Recording.
 */
export const stop = /* @__PURE__ */ method(operations.stopRecording)

/**
 * The bytes of a recording's file, fetched range by range as they are asked for; a connection that breaks costs one range, which is asked
 * for again within the limits of `options.retry`.
 *
 * Locations come with RecordingFileStatusUpdated. One that is not on Microsoft's storage, in `allowHosts` or on the local cloud is refused
 * before anything is sent; a redirect to such a host is not followed. The file is kept for 24 hours. A file that changes meanwhile, or
 * an answer that does not fit the range, is `UnexpectedResponse`.
 * Source: Record and download calls with Event Grid.
 */
export const download = (
  input: DownloadInput,
  options?: DownloadOptions
): Stream.Stream<Uint8Array, CommunicationError, CallAutomation> =>
  Stream.unwrap(CallAutomation.use((client) => Effect.succeed(downloading.stream(client, input, options))))

/**
 * What is in a recording's file: when it begins, how long it is, its pauses, format and participants.
 *
 * Source: Call Recording overview, metadata schema.
 */
export const getMetadata = (
  input: file.MetadataInput,
  options?: FileOptions
): Effect.Effect<RecordingMetadata, CommunicationError, CallAutomation> =>
  CallAutomation.use((client) => file.metadataOf(client, input, options))

/**
 * Deletes a recording's file; one that is not there is `NotFound`.
 *
 * Source: Record and download calls with Event Grid.
 */
export const deleteFile = (
  input: file.DeleteInput,
  options?: FileOptions
): Effect.Effect<void, CommunicationError, CallAutomation> =>
  CallAutomation.use((client) => file.remove(client, input, options))

/**
 * `start`, until the recording is active, or inactive when it is to be paused from the start.
 *
 * An answer that never came leaves open which recording it is: its `Ambiguous` is the failure at once.
 */
export const startAndWait = /* @__PURE__ */ startAndWaitFor(operations.startRecording)

/** `pause`, until the recording is inactive. */
export const pauseAndWait = /* @__PURE__ */ stateAndWait(operations.pauseRecording, "inactive")

/** `resume`, until the recording is active. */
export const resumeAndWait = /* @__PURE__ */ stateAndWait(operations.resumeRecording, "active")

/** `stop`, until the recording is inactive. */
export const stopAndWait = /* @__PURE__ */ stateAndWait(operations.stopRecording, "inactive")
