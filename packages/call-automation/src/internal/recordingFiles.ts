/** The files of recordings for programs that do not use Effect. */
import type * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as CallRecording from "../CallRecording.ts"
import type { RecordingMetadata } from "../generated/models.ts"
import type { CallAutomation } from "./client.ts"
import type { DownloadInput, DownloadOptions } from "./download.ts"
import type { FileOptions } from "./fileExchange.ts"
import type { DeleteInput, MetadataInput } from "./recordingFile.ts"

/** What is done with the files of a recording. */
export interface RecordingFiles {
  /**
   * Downloads the bytes of a recording's file, range by range as they are asked for; a connection that breaks costs one range, which is
   * asked for again within the limits of `options.retry`.
   *
   * A location that is not on Microsoft's storage, in `allowHosts` or on the local cloud is refused before anything is sent.
   */
  readonly download: (input: DownloadInput, options?: DownloadOptions) => AsyncIterable<Uint8Array>
  /** Reads what is in a recording's file: when it begins, how long it is, its pauses, format and participants. */
  readonly getMetadata: (input: MetadataInput, options?: FileOptions) => Promise<RecordingMetadata>
  /** Deletes a recording's file; one that is not there is `NotFound`. */
  readonly deleteFile: (input: DeleteInput, options?: FileOptions) => Promise<void>
}

/** Makes them for a client. */
export const recordingFiles = ({ call, iterate }: PromiseApi.PromiseApi<CallAutomation>): RecordingFiles => ({
  download: iterate(CallRecording.download),
  getMetadata: call(CallRecording.getMetadata),
  deleteFile: call(CallRecording.deleteFile)
})
