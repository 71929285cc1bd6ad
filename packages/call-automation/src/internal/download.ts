/**
 * The bytes of a file, piece by piece: each a request for a range of its own, so that no more than a piece is in memory and a connection
 * that breaks costs no more than a piece.
 *
 * The pieces have to fit: each continues where the last ended, of a file that does not change meanwhile.
 */
import type { Client } from "@effect-comms/core/Client"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import type { WireResponse } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import { type Failed, type FileOptions, redirection, send, unexpected } from "./fileExchange.ts"
import { validationFailure } from "./validationFailure.ts"

/** Which bytes of which file. */
export interface DownloadInput {
  /** As RecordingFileStatusUpdated gives it. */
  readonly contentLocation: string
  /** From which byte on, and how many at most; default all. A range that begins beyond the end fails with `InvalidRequest`, 416. */
  readonly range?: {
    /** The first byte, from 0; default 0. */
    readonly offset?: number
    /** How many bytes; default all from there on. */
    readonly length?: number
  }
}

/** How they are fetched. */
export interface DownloadOptions extends FileOptions {
  /**
   * Bytes of one request at most, and about what is kept in memory; default 4 MiB. A server that knows no ranges may send more at once, up
   * to 16 MiB.
   */
  readonly chunkBytes?: number
}

const id = "CallRecording_Download"

const operation = /* @__PURE__ */ ClientOperation.make<DownloadInput, void>(() => ({
  id,
  service,
  method: "GET",
  path: "{contentLocation}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Codec.struct("object", () => ({
    contentLocation: Codec.required(Codec.text),
    range: Codec.optionalKey(
      Codec.struct("object", () => ({
        offset: Codec.optionalKey(Codec.number),
        length: Codec.optionalKey(Codec.number)
      }))
    )
  })),
  success: { 200: undefined, 206: undefined, ...redirection }
}))

/** How far a download has come. */
interface Progress {
  readonly position: number
  readonly total: number | undefined
  readonly tag: string | undefined
}

/** What an answer brings. */
interface Piece {
  readonly bytes: Uint8Array
  readonly total: number
}

const isCount = (value: number | undefined, least: number): boolean =>
  value === undefined || (Number.isSafeInteger(value) && value >= least)

const inRange = /^bytes (\d+)-(\d+)\/(\d+)$/
const outOfRange = /^bytes \*\/(\d+)$/

/** Reads an answer at a position, or says which header does not fit and what was expected there. */
const pieceOf = (
  response: WireResponse,
  { position, tag, total }: Progress
): Piece | readonly [field: string, expected: string] => {
  let bytes: Uint8Array
  try {
    bytes = response.bytes()
  } catch (cause) {
    return ["", cause instanceof RangeError ? cause.message : "expected a body"]
  }
  const now = response.header("etag")
  if (tag !== undefined && now !== undefined && now !== tag) return ["etag", "expected the file not to change"]
  if (response.status === 200) {
    // A server that knows no ranges sends everything.
    if (total !== undefined && total !== bytes.length) return ["content-length", "expected the file not to change"]
    return { bytes: bytes.subarray(position), total: bytes.length }
  }
  const [, first, last, all] = inRange.exec(response.header("content-range") ?? "") ?? []
  if (all === undefined) return ["content-range", "expected bytes {first}-{last}/{total}"]
  if (Number(first) !== position) return ["content-range", "expected it to continue where the last piece ended"]
  if (total !== undefined && total !== Number(all)) return ["content-range", "expected the file not to change"]
  const length = Number(last) - position + 1
  if (length < 1 || length !== bytes.length || Number(last) >= Number(all))
    return ["content-range", "expected the length of the body"]
  return { bytes, total: Number(all) }
}

/** A file that ends where it was to begin has no more bytes; that is not a failure of a download that goes on. */
const isAtEnd = (response: WireResponse | undefined, position: number): boolean =>
  response?.status === 416 && Number(outOfRange.exec(response.header("content-range") ?? "")?.[1]) === position

/** The bytes of a file. */
export const stream = (
  client: Client<ApiVersion>,
  input: DownloadInput,
  options: DownloadOptions = {}
): Stream.Stream<Uint8Array, CommunicationError> => {
  const refused = validationFailure(operation, input)
  if (refused !== undefined) return Stream.fail(refused)
  const { contentLocation: location, range = {} } = input
  const { length, offset = 0 } = range
  const { chunkBytes = 4 * 1024 * 1024 } = options
  if (!isCount(offset, 0)) return Stream.fail(invalid(id, "range.offset", "expected a whole number from 0"))
  if (!isCount(length, 1)) return Stream.fail(invalid(id, "range.length", "expected a whole number from 1"))
  if (!isCount(chunkBytes, 1)) return Stream.fail(invalid(id, "chunkBytes", "expected a whole number from 1"))
  // A server that knows no ranges sends a whole file.
  const maxAnswerBytes = Math.max(chunkBytes, 16_777_216)
  const end = length === undefined ? Infinity : offset + length

  const start: Progress = { position: offset, total: undefined, tag: undefined }
  return Stream.paginate<Progress, Uint8Array, CommunicationError>(start, (progress) => {
    const { position } = progress
    const last = Math.min(position + chunkBytes, end) - 1
    const target = {
      field: "contentLocation",
      location,
      maxAnswerBytes,
      headers: ["range", `bytes=${position}-${last}`]
    } as const
    const failed = ({ error, response }: Failed) =>
      isAtEnd(response, position) ? Effect.succeed([[], Option.none<Progress>()] as const) : Effect.fail(error)
    return Effect.matchEffect(send(client, operation, target, options), {
      onFailure: failed,
      onSuccess: ({ response }) => {
        const piece = pieceOf(response, progress)
        if (!("bytes" in piece)) return Effect.fail(unexpected(id, response, ...piece))
        const { total } = piece
        if (position > total)
          return Effect.fail(unexpected(id, response, "content-length", "expected a file that reaches to range.offset"))
        const bytes = piece.bytes.subarray(0, end - position)
        const next = position + bytes.length
        const more = next < Math.min(end, total)
        const tag = progress.tag ?? response.header("etag")
        const values = bytes.length === 0 ? [] : [bytes]
        return Effect.succeed([values, more ? Option.some({ position: next, total, tag }) : Option.none()] as const)
      }
    })
  })
}
