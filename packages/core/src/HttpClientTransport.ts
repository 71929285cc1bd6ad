/**
 * The transport over Effect's `HttpClient`, for programs that already have one, with its proxy, its pool or its test double.
 *
 * This module and `HttpRoute` import an unstable part of effect (`effect/http`, as of 4.1), and no other module imports them.
 * `HttpClient` does not report whether a request left before it failed: every failure after the start counts as sent, but those whose cause
 * proves otherwise.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Stream from "effect/Stream"
import { CurrentTransport } from "./CurrentTransport.ts"
import type { Limits, Transport, TransportError, WireRequest, WireResponse } from "./Transport.ts"
import { failure } from "./internal/failure.ts"
import { bounded } from "./internal/inFlight.ts"
import { limitsOf, tooLarge } from "./internal/limits.ts"
import { nothingLeft } from "./internal/unsent.ts"
import { join, read, readers } from "./internal/webBody.ts"

const bodyOf = (body: string | Uint8Array | undefined, contentType: string | undefined): HttpBody.HttpBody =>
  body === undefined
    ? HttpBody.empty
    : typeof body === "string"
      ? HttpBody.text(body, contentType)
      : HttpBody.uint8Array(body, contentType)

const requestOf = ({ body, headers, method, origin, path }: WireRequest): HttpClientRequest.HttpClientRequest => {
  const named: Record<string, string> = { "accept-encoding": "identity" }
  for (let i = 0; i + 1 < headers.length; i += 2) named[(headers[i] ?? "").toLowerCase()] = headers[i + 1] ?? ""
  return HttpClientRequest.get(origin + path, { headers: named }).pipe(
    HttpClientRequest.setMethod(methodOf(method)),
    HttpClientRequest.setBody(bodyOf(body, named["content-type"]))
  )
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const
const methodOf = (name: string): (typeof methods)[number] => methods.find((method) => method === name) ?? "GET"

const tagOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "_tag" in value ? String(value._tag) : ""

const reasonOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "reason" in error ? error.reason : undefined

/** A body of gzip that the client did not decode, as some do not. */
const isGzip = (bytes: Uint8Array, encoding: string | undefined): boolean =>
  encoding !== undefined && /gzip/i.test(encoding) && bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes of an answer, or `undefined` when there are more than allowed. */
const bytesOf = (response: HttpClientResponse.HttpClientResponse, limit: number) => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  return Stream.runForEach(response.stream, (chunk) => {
    size += chunk.length
    if (size > limit) return Effect.fail(tooLarge(limit))
    chunks.push(chunk)
    return Effect.void
  }).pipe(
    Effect.catchIf(
      (error) => tagOf(reasonOf(error)) === "EmptyBodyError",
      () => Effect.void
    ),
    Effect.flatMap(() => {
      const bytes = join(chunks, size)
      if (!isGzip(bytes, response.headers["content-encoding"])) return Effect.succeed<Uint8Array | undefined>(bytes)
      const unzipped = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"))
      return Effect.tryPromise(() => read(unzipped, limit))
    }),
    Effect.catchIf(
      (error) => error instanceof RangeError,
      () => Effect.succeed(undefined)
    )
  )
}

/**
 * A transport over a client. The context is what the client's own layers may look up at each request. Throws a `TypeError` that names the
 * limit that is wrong.
 */
export const make = (
  client: HttpClient.HttpClient,
  context: Context.Context<never> = Context.empty(),
  options: Limits = {}
): Transport => {
  const { maxAnswerBytes, maxInFlight } = limitsOf(options)
  const init = Context.getOption(context, FetchHttpClient.RequestInit)
  const run = Effect.runForkWith(
    context.pipe(
      // A redirect is an answer: the signature is good for one host and path only.
      Context.add(FetchHttpClient.RequestInit, { redirect: "manual", ...(init._tag === "Some" ? init.value : {}) }),
      // The operation's own span is around this.
      Context.add(HttpClient.TracerDisabledWhen, () => true)
    )
  )
  return bounded(
    {
      send: (request, done) => {
        const { maxAnswerBytes: limit = maxAnswerBytes } = request
        let open = true
        const exchange = Effect.flatMap(client.execute(requestOf(request)), (response) =>
          Effect.map(bytesOf(response, limit), (bytes): WireResponse => ({
            _tag: "WireResponse",
            status: response.status,
            header: (name) => response.headers[name],
            ...readers(bytes, limit)
          }))
        )
        // A client that answers at once must not be faster than the caller's own hold on the exchange.
        const fiber = run(Effect.andThen(Effect.yieldNow, exchange))
        fiber.addObserver((exit) => {
          if (!open) return
          open = false
          done(Exit.isSuccess(exit) ? exit.value : failureOf(exit.cause.reasons[0]))
        })
        return {
          cancel: () => {
            open = false
            fiber.interruptUnsafe()
          },
          sent: () => true
        }
      }
    },
    maxInFlight
  )
}

const unsent = new Set(["InvalidUrlError", "EncodeError"])

const failureOf = (cause: unknown): TransportError => {
  const error: unknown =
    typeof cause === "object" && cause !== null
      ? "error" in cause
        ? cause.error
        : "defect" in cause
          ? cause.defect
          : cause
      : cause
  return failure(error, !unsent.has(tagOf(reasonOf(error))) && !nothingLeft(error))
}

/** Makes the `HttpClient` of the context the transport of the clients made above this layer. */
export const layer: Layer.Layer<never, never, HttpClient.HttpClient> = /* @__PURE__ */ Layer.effect(
  CurrentTransport,
  Effect.contextWith((context: Context.Context<HttpClient.HttpClient>) =>
    Effect.succeed(make(Context.get(context, HttpClient.HttpClient), context))
  )
)
