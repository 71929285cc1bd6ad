/**
 * Recordings to files, on Node: a download that a crash or a lost connection does not begin anew.
 *
 * The bytes are collected beside the file under the name `{path}.{hash of the location}.part`, and renamed to it when all are there and
 * on the disk: under its own name there is never half a file.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as PromiseDoor from "@effect-comms/core/PromiseDoor"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { hash } from "node:crypto"
import { type FileHandle, open, rename } from "node:fs/promises"
import { dirname } from "node:path"
import * as CallAutomation from "./CallAutomation.ts"
import { type DownloadOptions, download } from "./CallRecording.ts"
import type { Options } from "./promise.ts"

/** The file could not be opened, written or renamed. */
export class RecordingFileError extends Data.TaggedError("RecordingFileError")<{
  readonly description: string
  readonly cause: unknown
}> {
  override get message(): string {
    return this.description
  }
}

/** What to download, and where to. */
export interface Input {
  /** As RecordingFileStatusUpdated gives it. */
  readonly contentLocation: string
  /** The file; one that is there is replaced at the end. */
  readonly path: string
}

/** A file that is whole. */
export interface Downloaded {
  readonly path: string
  readonly bytes: number
  /** How many of them an earlier download had left. */
  readonly resumedFrom: number
}

const attempt = <A>(doing: string, run: () => Promise<A>): Effect.Effect<A, RecordingFileError> =>
  Effect.tryPromise({
    try: run,
    catch: (cause) => {
      const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error"
      return new RecordingFileError({ description: `${doing} the recording's file: ${code}`, cause })
    }
  })

/** Puts the name of a file on the disk as well, where folders can be opened. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === "win32") return
  const folder = await open(dirname(path))
  await folder.sync().finally(() => folder.close())
}

/** Appends what is missing; gives how many bytes were there. */
const complete = (handle: FileHandle, contentLocation: string, options: DownloadOptions | undefined) =>
  Effect.gen(function* () {
    const append = (offset: number) =>
      Stream.runForEach(download({ contentLocation, range: { offset } }, options), (bytes) =>
        attempt("writing", () => handle.appendFile(bytes))
      )
    const { size } = yield* attempt("reading", () => handle.stat())
    // More than there is of the file is none of its.
    const tooMuch = (error: CommunicationError | RecordingFileError) =>
      size > 0 && error instanceof CommunicationError && error.status === 416
    let resumedFrom = size
    yield* append(size).pipe(
      Effect.catchIf(tooMuch, () => {
        resumedFrom = 0
        return Effect.andThen(
          attempt("writing", () => handle.truncate(0)),
          append(0)
        )
      })
    )
    return resumedFrom
  })

/**
 * Downloads a recording to a file, going on where an earlier download of the same location ended. One at a time for a file.
 *
 * It fails as `CallRecording.download` does, and with `RecordingFileError`; what has come is kept for the next time.
 */
export const downloadToFile = (
  { contentLocation, path }: Input,
  options?: DownloadOptions
): Effect.Effect<Downloaded, CommunicationError | RecordingFileError, CallAutomation.CallAutomation> => {
  const part = `${path}.${hash("sha256", contentLocation, "hex").slice(0, 16)}.part`
  const filled = Effect.acquireUseRelease(
    attempt("opening", () => open(part, "a+")),
    (handle) =>
      Effect.gen(function* () {
        const resumedFrom = yield* complete(handle, contentLocation, options)
        yield* attempt("writing", () => handle.sync())
        const { size } = yield* attempt("reading", () => handle.stat())
        return { path, bytes: size, resumedFrom }
      }),
    (handle) => Effect.promise(() => handle.close())
  )
  return Effect.tap(filled, () =>
    attempt("renaming", async () => {
      await rename(part, path)
      await syncFolder(path)
    })
  )
}

/** The same for programs that do not use Effect. Throws the `CommunicationError` of a connection string, endpoint or version that is none. */
export const createRecordingFiles = (options: Options) => {
  const making = CallAutomation.make(options)
  const { transport } = options
  const client = Effect.runSync(
    transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport)
  )
  const { call } = PromiseDoor.make(Context.make(CallAutomation.CallAutomation, client))
  return { downloadToFile: call(downloadToFile) }
}
