/**
 * Recording a call: start, pause, resume, stop; and the files that come of it: download, read, delete.
 *
 * The state of a recording is reported by RecordingStateChanged at its own `recordingStateCallbackUri`, under the callConnectionId of
 * the recorder and not of a leg: `recorderOf` gives its id. Functions that end in `AndWait` also wait for that, as those of
 * `CallConnection`: the webhooks of that address have to come to `CallEvents`.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as downloading from "./internal/download.ts"
import type { DownloadInput, DownloadOptions } from "./internal/download.ts"
import type { FileOptions } from "./internal/fileExchange.ts"
import * as file from "./internal/recordingFile.ts"
import { CallAutomation } from "./internal/client.ts"
import type { RecordingMetadata } from "./generated/models.ts"

export * from "./generated/CallRecording.ts"

export type { DownloadInput, DownloadOptions } from "./internal/download.ts"
export type { FileOptions } from "./internal/fileExchange.ts"
export { recorderOf } from "./internal/recorder.ts"

/** What is in a file of a recording. */
export type { RecordingMetadata } from "./generated/models.ts"

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
