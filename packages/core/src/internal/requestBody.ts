/** A webhook's request as a handler takes it, and its body, read within bounds: anybody may post, as much and as slowly as they like. */
import * as Effect from "effect/Effect"
import * as WebhookAnswer from "../WebhookAnswer.ts"
import { join } from "./webBody.ts"

/** What a handler reads of a request: that of the Fetch API, that of Azure Functions and their like. */
export interface WebRequest {
  /** The HTTP method. */
  readonly method: string
  /** The address, absolute or from its path on. */
  readonly url: string
  /** The headers. */
  readonly headers: {
    /** Gets the value of a header, in any case; `null` when there is none. */
    get(name: string): string | null
  }
  /** The unread body; `null` for none. */
  readonly body: WebBody | null
}

/** A body that is still to be read. */
export interface WebBody {
  /** Begins to read; throws when the body is locked by another reader. */
  getReader(): {
    /** Reads the next part. */
    read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
    /** Reads no more. */
    cancel(reason?: unknown): Promise<unknown>
  }
}

/** How much is read, and for how long. */
interface Limits {
  readonly maxBodyBytes: number
  readonly bodyMillis: number
}

type Reader = ReturnType<WebBody["getReader"]>

/** Reads the bytes of a body; fails with the response to send when they cannot be read. Dies when the body is locked by another reader. */
export const bodyOf = (
  { body, headers }: WebRequest,
  { bodyMillis, maxBodyBytes }: Limits
): Effect.Effect<Uint8Array, WebhookAnswer.WebhookAnswer> =>
  Effect.suspend(() => {
    const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase()
    if (encoding !== "" && encoding !== "identity") return Effect.fail(WebhookAnswer.encoded)
    if (Number(headers.get("content-length") ?? 0) > maxBodyBytes) return Effect.fail(WebhookAnswer.tooLarge)
    if (body === null) return Effect.succeed(new Uint8Array())
    return Effect.acquireUseRelease(
      Effect.sync(() => readerOf(body)),
      (reader) =>
        Effect.timeoutOrElse(
          Effect.flatMap(
            Effect.tryPromise({ try: () => read(reader, maxBodyBytes), catch: () => WebhookAnswer.broken }),
            (bytes) => (bytes === undefined ? Effect.fail(WebhookAnswer.tooLarge) : Effect.succeed(bytes))
          ),
          { duration: bodyMillis, orElse: () => Effect.fail(WebhookAnswer.tooSlow) }
        ),
      (reader) => Effect.sync(() => void reader.cancel().catch(() => undefined))
    )
  })

const readerOf = (body: WebBody): Reader => {
  try {
    return body.getReader()
  } catch (cause) {
    throw new Error("the body of a webhook is read already: give the handler the request before anything reads it", {
      cause
    })
  }
}

/** The bytes, or `undefined` when there are more than are read. */
const read = async (reader: Reader, most: number): Promise<Uint8Array | undefined> => {
  const parts: Array<Uint8Array> = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (!(part.value instanceof Uint8Array)) throw new TypeError("expected bytes")
    size += part.value.byteLength
    if (size > most) return undefined
    parts.push(part.value)
  }
  return join(parts, size)
}
