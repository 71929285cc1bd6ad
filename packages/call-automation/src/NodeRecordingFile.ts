/**
 * Recordings to files, on Node: a download that a crash or a lost connection does not begin anew.
 *
 * The bytes are collected beside the file under the name `{path}.{hash of the location}.part`, and renamed to it when all are there and
 * on the disk: under its own name there is never half a file.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import { CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { hash } from "node:crypto"
import { constants } from "node:fs"
import { type FileHandle, open, rename } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import * as CallAutomation from "./CallAutomation.ts"
import { type DownloadOptions, download } from "./CallRecording.ts"
import type { Options } from "./promise.ts"

/** What is known of a file that could not be had. */
export interface Trouble {
  readonly description: string
  /** What was thrown, as a copy that may be printed. */
  readonly cause?: unknown
}

/** The file could not be opened, written or renamed. */
export class RecordingFileError extends Data.TaggedError("RecordingFileError")<Trouble> {
  constructor(trouble: Trouble) {
    super(Redaction.maskProps(trouble))
    Redaction.markMasked(this)
  }

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

/** A file that is complete. */
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

/** A string of an input, which programs in JavaScript may have left out. */
const textIn = (input: unknown, name: keyof Input): string | undefined => {
  const value: unknown = typeof input === "object" && input !== null ? Reflect.get(input, name) : undefined
  return typeof value === "string" && value !== "" ? value : undefined
}

/** Puts the name of a file on the disk as well, where folders can be opened. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === "win32") return
  const folder = await open(dirname(path))
  await folder.sync().finally(() => folder.close())
}

/** Writes all of it at its place: another process that collects the same file writes the same bytes there. */
const writeAt = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length;)
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten
}

/** Writes what is missing; gives how many bytes there are, and how many of them were there. */
const complete = (handle: FileHandle, contentLocation: string, options: DownloadOptions | undefined) =>
  Effect.gen(function* () {
    const forget = attempt("writing", () => handle.truncate(0))
    const writeFrom = (offset: number) =>
      Stream.runFoldEffect(
        download({ contentLocation, range: { offset } }, options),
        () => offset,
        (position, bytes) =>
          Effect.as(
            attempt("writing", () => writeAt(handle, bytes, position)),
            position + bytes.length
          )
      )
    const { size } = yield* attempt("reading", () => handle.stat())
    // More than there is of the file is none of its.
    const isTooMuch = (error: CommunicationError | RecordingFileError) =>
      size > 0 && error instanceof CommunicationError && error.status === 416
    // Neither is what came before the file changed.
    const isOther = (error: CommunicationError | RecordingFileError) =>
      error instanceof CommunicationError && error.reason._tag === "UnexpectedResponse"
    return yield* writeFrom(size).pipe(
      Effect.map((bytes) => ({ bytes, resumedFrom: size })),
      Effect.catchIf(isTooMuch, () =>
        Effect.map(Effect.andThen(forget, writeFrom(0)), (bytes) => ({ bytes, resumedFrom: 0 }))
      ),
      Effect.tapError((error) => (isOther(error) ? forget : Effect.void))
    )
  })

/** The files that are being collected. */
const collecting = new Set<string>()

const id = "CallRecording_DownloadToFile"

/**
 * Downloads a recording to a file, going on where an earlier download of the same location ended. One at a time for a file: another is
 * refused.
 *
 * It fails as `CallRecording.download` does, and with `RecordingFileError`; what has come is kept for the next time, unless the file has
 * changed.
 */
export const downloadToFile = (
  input: Input,
  options?: DownloadOptions
): Effect.Effect<Downloaded, CommunicationError | RecordingFileError, CallAutomation.CallAutomation> => {
  const contentLocation = textIn(input, "contentLocation")
  const path = textIn(input, "path")
  if (contentLocation === undefined) return Effect.fail(invalid(id, "contentLocation", "expected the URL of a file"))
  if (path === undefined) return Effect.fail(invalid(id, "path", "expected the path of a file"))
  const part = `${resolve(path)}.${hash("sha256", contentLocation, "hex").slice(0, 16)}.part`
  const collected = Effect.acquireUseRelease(
    attempt("opening", () => open(part, constants.O_RDWR | constants.O_CREAT)),
    (handle) =>
      Effect.gen(function* () {
        const { bytes, resumedFrom } = yield* complete(handle, contentLocation, options)
        yield* attempt("writing", () => handle.sync())
        return { path, bytes, resumedFrom }
      }),
    // All is on the disk, or has failed already.
    (handle) => Effect.ignore(attempt("closing", () => handle.close()))
  )
  const filled = Effect.tap(collected, () =>
    attempt("renaming", async () => {
      await rename(part, path)
      await syncFolder(path)
    })
  )
  return Effect.suspend(() => {
    if (collecting.has(part))
      return new RecordingFileError({
        description: "opening the recording's file: another download of it is going on"
      })
    collecting.add(part)
    return Effect.ensuring(
      filled,
      Effect.sync(() => collecting.delete(part))
    )
  })
}

/** The same for programs that do not use Effect. Throws the `CommunicationError` of an invalid connection string, endpoint or version. */
export const createRecordingFiles = (options: Options) => {
  const making = CallAutomation.make(options)
  const { transport } = options
  const client = Effect.runSync(
    transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport)
  )
  const { call } = PromiseApi.make(Context.make(CallAutomation.CallAutomation, client), client.transport)
  return {
    /** Downloads a file of a recording to a file of this machine, and goes on where an earlier download of it ended. */
    downloadToFile: call(downloadToFile)
  }
}
