/**
 * A webhook as a route of Effect's `HttpRouter`, for programs that serve with `effect/http`.
 *
 * Besides the transport over `HttpClient` this is the one module that imports an unstable part of effect (`effect/http`, as of 4.1), and no
 * other module imports this one.
 */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { WebRequest } from "./WebhookHandler.ts"

/**
 * Provides a route for every method of a path, which a handler answers: `handler` of `CallEvents`, `CallNotifications` or `ChatEvents`. The
 * service that the handler needs is that of the server's context.
 */
export const layer = <R>(
  path: HttpRouter.PathInput,
  handler: (request: WebRequest) => Effect.Effect<Response, never, R>
) => HttpRouter.add("*", path, (request) => answer(request, handler))

const answer = <R>(
  request: HttpServerRequest.HttpServerRequest,
  handler: (request: WebRequest) => Effect.Effect<Response, never, R>
): Effect.Effect<HttpServerResponse.HttpServerResponse, never, R> =>
  HttpServerRequest.toWeb(request).pipe(
    Effect.flatMap(handler),
    Effect.catch(() => Effect.succeed(new Response(null, { status: 400 }))),
    Effect.flatMap(responseOf)
  )

/** The response with its body as one piece, which is sent at once. */
const responseOf = (response: Response): Effect.Effect<HttpServerResponse.HttpServerResponse> =>
  Effect.map(
    Effect.promise(() => response.arrayBuffer()),
    (body) => {
      const { status } = response
      const headers = Object.fromEntries(response.headers)
      return body.byteLength === 0
        ? HttpServerResponse.empty({ status, headers })
        : HttpServerResponse.uint8Array(new Uint8Array(body), { status, headers })
    }
  )
