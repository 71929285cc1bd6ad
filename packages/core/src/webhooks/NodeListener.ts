/**
 * A handler of the Fetch API as a listener of Node's servers: `node:http`, `node:http2`, Express 4 and 5, Fastify and their like.
 *
 * Whatever reads bodies before it may have done so: what it has made of the body (`request.body`: an object, a text, bytes) is taken in place
 * of the body itself. What is done with events begins when the answer was sent.
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2"
import * as Effect from "effect/Effect"
import type { WebhookHandler } from "../WebhookHandler.ts"

/** A request of Node's. */
export type NodeRequest = IncomingMessage | Http2ServerRequest

/** A response of Node's. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** A request of Fastify. */
export interface FastifyRequest {
  /** Node's. */
  readonly raw: NodeRequest
  /** What a parser has made of the body. */
  readonly body?: unknown
}

/** A reply of Fastify. */
export interface FastifyReply {
  /** Node's. */
  readonly raw: NodeResponse
  /** Says that somebody else answers. */
  hijack(): unknown
}

/** A listener; it never throws. */
export type NodeListener = (request: NodeRequest | FastifyRequest, response: NodeResponse | FastifyReply) => void

/** A handler: `handler` of a receiver of events, or a function of the program around some. */
export interface Handler {
  /** Answers a request. */
  (request: Request): Promise<Response>
  /** The same for a server that knows when the answer was sent; a receiver's handler has it. */
  readonly respond?: WebhookHandler["respond"]
}

/**
 * Makes a listener of a handler: for `createServer(listener)`, `app.all(path, listener)` of Express, and `fastify.all(path, listener)`.
 *
 * A handler of the program's own that fails is answered with 500, and logged.
 */
export const toNodeListener =
  (handler: Handler): NodeListener =>
  (given, to) => {
    const message = "raw" in given ? given.raw : given
    const response = "raw" in to ? to.raw : to
    if ("hijack" in to) to.hijack()
    // Unheard, what breaks a connection would end the process.
    message.on("error", ignored)
    response.on("error", ignored)
    const answered = new Promise<void>((resolve) => {
      response.once("finish", resolve)
      response.once("close", resolve)
    })
    const answer = async () => {
      const request = requestOf(message, partsOf(given))
      if (request === undefined) return new Response(null, { status: 405 })
      return await (handler.respond !== undefined ? handler.respond(request, { sent: answered }) : handler(request))
    }
    answer()
      .then((given) => send(response, given))
      .catch((cause: unknown) => {
        Effect.runFork(Effect.logError("toNodeListener: the handler failed", cause))
        return send(response, new Response(null, { status: 500 }))
      })
      .catch(() => response.destroy())
  }

const ignored = (): void => {}

/** What something before has made of a request. */
interface Parts {
  readonly body: unknown
  readonly rawBody: unknown
  readonly url: unknown
}

const partsOf = (request: object): Parts => {
  const own: unknown = Reflect.get(request, "originalUrl")
  return { body: Reflect.get(request, "body"), rawBody: Reflect.get(request, "rawBody"), url: own }
}

/** The request; nothing when the Fetch API has no such method. */
const requestOf = (message: NodeRequest, parts: Parts): Request | undefined => {
  const { headers, method = "GET" } = message
  if (/^(?:CONNECT|TRACE|TRACK)$/i.test(method)) return undefined
  const body = bodyOf(message, method, parts)
  const given = headersOf(headers)
  // They are of the body as it came, which a parser has decompressed.
  if (body !== null && !(body instanceof ReadableStream))
    for (const name of ["content-encoding", "content-length", "transfer-encoding"]) given.delete(name)
  // A body that comes in parts needs `duplex`, which the types of some platforms do not have.
  const init = { method, headers: given, body: body === gone ? "" : body, duplex: "half" as const }
  const request = new Request(urlOf(message, parts.url), init)
  // Its events would be lost: nothing may come of it but that they are sent again.
  if (body === gone) request.body?.getReader()
  return request
}

const headersOf = (given: NodeRequest["headers"]): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given))
    if (!name.startsWith(":")) for (const one of [value ?? []].flat()) headers.append(name, one)
  return headers
}

/** The address, with the host that the request names where that is one. */
const urlOf = ({ headers, socket, url = "/" }: NodeRequest, original: unknown): string => {
  const target = typeof original === "string" ? original : url
  const scheme = "encrypted" in socket ? "https" : "http"
  const host = headers[":authority"] ?? headers.host ?? "localhost"
  const base = URL.canParse(`${scheme}://${String(host)}`) ? `${scheme}://${String(host)}` : "http://localhost"
  // A target may be absolute, and begin with two slashes.
  return target.startsWith("/") ? `${new URL(base).origin}${target}` : (URL.parse(target, base)?.href ?? base)
}

/** A body that was read and not kept. */
const gone = Symbol("gone")

/** The body: as it comes, unless something has read it; then what that has made of it. */
const bodyOf = (message: NodeRequest, method: string, { body, rawBody }: Parts) => {
  if (method === "GET" || method === "HEAD") return null
  if (typeof rawBody === "string" || rawBody instanceof Uint8Array) return bytesOf(rawBody)
  if (!message.readableDidRead) return streamOf(message)
  if (body === undefined || body === null) return gone
  return typeof body === "string" || body instanceof Uint8Array ? bytesOf(body) : JSON.stringify(body)
}

const bytesOf = (body: string | Uint8Array): string | Uint8Array<ArrayBuffer> =>
  typeof body === "string" ? body : new Uint8Array(body)

/** A body as it comes. Whoever stops reading it still answers: the connection stays. */
const streamOf = (message: NodeRequest): ReadableStream<Uint8Array> => {
  const chunks: AsyncIterator<unknown> = message.iterator({ destroyOnReturn: false })
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await chunks.next()
        if (done === true) controller.close()
        else controller.enqueue(value instanceof Uint8Array ? value : new TextEncoder().encode(String(value)))
      },
      cancel: async () => {
        await chunks.return?.()
      }
    },
    { highWaterMark: 0 }
  )
}

const send = async (response: NodeResponse, given: Response): Promise<void> => {
  const body = new Uint8Array(await given.arrayBuffer())
  if (response.headersSent || response.destroyed) return
  const headers: Record<string, string | Array<string>> = {}
  for (const [name, value] of given.headers) if (name !== "set-cookie") headers[name] = value
  const cookies = given.headers.getSetCookie()
  if (cookies.length > 0) headers["set-cookie"] = cookies
  if (body.length > 0) headers["content-length"] = String(body.length)
  response.statusCode = given.status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.end(body)
}
