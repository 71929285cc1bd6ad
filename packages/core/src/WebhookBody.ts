/**
 * The body of a webhook as JSON: from a string, from bytes of any kind, or as a framework has parsed it already.
 *
 * It is bounded, since anybody may post: what is larger is refused before it is parsed. Whose body it is does not matter here.
 */
import * as Result from "effect/Result"

/** How much is taken. */
export interface Limits {
  /**
   * How many bytes of a body, or characters of a string, are taken; default 2 MiB. Event Grid's batches have 1 MiB of events at most, to
   * which their envelopes are added. What a framework has parsed already is not measured.
   */
  readonly maxBodyBytes?: number
  /** How many elements a body may have; default 5000, which is Event Grid's largest batch. */
  readonly maxBatch?: number
}

/** The limits when none are given. */
export const defaults: Required<Limits> = { maxBodyBytes: 2 * 1024 * 1024, maxBatch: 5_000 }

/** Why a body was not taken. */
export interface Refusal {
  readonly expected: string
  /** Whether it is too large, and not looked at. */
  readonly tooLarge: boolean
}

const decoder = /* @__PURE__ */ new TextDecoder()

/** The bytes of a body; those of an `ArrayBuffer` of another realm too, which is not an instance of this one's. */
const bytesOf = (body: unknown): Uint8Array<ArrayBuffer> | undefined => {
  if (isBuffer(body)) return new Uint8Array(body)
  if (!ArrayBuffer.isView(body)) return undefined
  const { buffer, byteLength, byteOffset } = body
  // Shared memory may change meanwhile, and some platforms decode none.
  return isBuffer(buffer)
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength))
}

const isBuffer = (body: unknown): body is ArrayBuffer => Object.prototype.toString.call(body) === "[object ArrayBuffer]"

const byteOrderMark = 0xfeff

/** Parses a body: a string or bytes, with or without a byte order mark. Anything else is taken as the JSON that a framework made of it. */
export const parse = (
  body: unknown,
  { maxBodyBytes = defaults.maxBodyBytes }: Limits = {}
): Result.Result<unknown, Refusal> => {
  const bytes = typeof body === "string" ? undefined : bytesOf(body)
  if (typeof body !== "string" && bytes === undefined) return Result.succeed(body)
  const length = typeof body === "string" ? body.length : (bytes?.byteLength ?? 0)
  if (length > maxBodyBytes) return Result.fail({ expected: `expected at most ${maxBodyBytes} bytes`, tooLarge: true })
  try {
    const text = typeof body === "string" ? body : decoder.decode(bytes)
    return Result.succeed(JSON.parse(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text))
  } catch {
    return Result.fail({ expected: "expected JSON", tooLarge: false })
  }
}

/** The refusal of a body with too many elements; nothing when there are not. */
export const tooMany = (count: number, { maxBatch = defaults.maxBatch }: Limits = {}): Refusal | undefined =>
  count > maxBatch ? { expected: `expected at most ${maxBatch} elements`, tooLarge: true } : undefined

/** What a value that a program made would be as JSON, without keys whose value is `undefined`; nothing when it cannot be JSON. */
export const asJson = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return undefined
  }
}
