/**
 * The transport over Effect's `HttpClient`, for programs that already have one, with its proxy, its pool or its test double.
 *
 * This is the one module that imports an unstable part of effect (`effect/http`, as of 4.1), and no other module imports this one.
 * `HttpClient` does not tell whether a request left before it failed, so every failure after the start counts as sent.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { CurrentTransport } from "./CurrentTransport.ts"
import type { Transport, TransportError, WireRequest, WireResponse } from "./Transport.ts"
import { failure } from "./internal/failure.ts"

const decoder = /* @__PURE__ */ new TextDecoder()

const bodyOf = (body: string | Uint8Array | undefined, contentType: string | undefined): HttpBody.HttpBody =>
  body === undefined
    ? HttpBody.empty
    : typeof body === "string"
      ? HttpBody.text(body, contentType)
      : HttpBody.uint8Array(body, contentType)

const requestOf = ({ body, headers, method, origin, path }: WireRequest): HttpClientRequest.HttpClientRequest => {
  const named: Record<string, string> = {}
  for (let i = 0; i + 1 < headers.length; i += 2) named[(headers[i] ?? "").toLowerCase()] = headers[i + 1] ?? ""
  return HttpClientRequest.get(origin + path, { headers: named }).pipe(
    HttpClientRequest.setMethod(methodOf(method)),
    HttpClientRequest.setBody(bodyOf(body, named["content-type"]))
  )
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const
const methodOf = (name: string): (typeof methods)[number] => methods.find((method) => method === name) ?? "GET"

/** A transport over a client. The context is what the client's own layers may look up at each request. */
export const make = (client: HttpClient.HttpClient, context: Context.Context<never> = Context.empty()): Transport => {
  const init = Context.getOption(context, FetchHttpClient.RequestInit)
  const run = Effect.runForkWith(
    context.pipe(
      // A redirect is an answer: the signature is good for one host and path only.
      Context.add(FetchHttpClient.RequestInit, { redirect: "manual", ...(init._tag === "Some" ? init.value : {}) }),
      // The operation's own span is around this.
      Context.add(HttpClient.TracerDisabledWhen, () => true)
    )
  )
  return {
    send: (request, done) => {
      let open = true
      const exchange = Effect.flatMap(client.execute(requestOf(request)), (response) =>
        Effect.map(response.arrayBuffer, (buffer): WireResponse => {
          const bytes = new Uint8Array(buffer)
          return {
            _tag: "WireResponse",
            status: response.status,
            header: (name) => response.headers[name],
            bytes: () => bytes,
            text: () => decoder.decode(bytes)
          }
        })
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
  }
}

const unsent = new Set(["InvalidUrlError", "EncodeError"])

const failureOf = (cause: unknown): TransportError => {
  const error: unknown = typeof cause === "object" && cause !== null && "error" in cause ? cause.error : cause
  const reason: unknown = typeof error === "object" && error !== null && "reason" in error ? error.reason : undefined
  const tag = typeof reason === "object" && reason !== null && "_tag" in reason ? String(reason._tag) : ""
  return failure(error, !unsent.has(tag))
}

/** Makes the `HttpClient` of the context the transport of the clients made above this layer. */
export const layer: Layer.Layer<never, never, HttpClient.HttpClient> = /* @__PURE__ */ Layer.effect(
  CurrentTransport,
  Effect.contextWith((context: Context.Context<HttpClient.HttpClient>) =>
    Effect.succeed(make(Context.get(context, HttpClient.HttpClient), context))
  )
)
