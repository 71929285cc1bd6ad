/**
 * The transport over `node:http` and `node:https` with keep-alive: the default on Node, without a dependency.
 */
import * as Http from "node:http"
import * as Https from "node:https"
import type { Exchange, Transport, WireRequest, WireResponse } from "./Transport.ts"
import { failure } from "./internal/failure.ts"

/** Settings of the sockets. */
export interface Options {
  /** Sockets per host at most; default 256. */
  readonly maxSockets?: number
  /** A certificate authority to trust besides the machine's, in PEM; for the local cloud's TLS port. */
  readonly ca?: string
}

class Response implements WireResponse {
  readonly _tag = "WireResponse"
  readonly #message: Http.IncomingMessage
  readonly #chunks: ReadonlyArray<Buffer>
  constructor(message: Http.IncomingMessage, chunks: ReadonlyArray<Buffer>) {
    this.#message = message
    this.#chunks = chunks
  }
  get status(): number {
    return this.#message.statusCode ?? 0
  }
  header = (name: string): string | undefined => {
    const value = this.#message.headers[name]
    return typeof value === "object" ? value.join(", ") : value
  }
  bytes = (): Buffer => {
    const [first] = this.#chunks
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks)
  }
  text = (): string => this.bytes().toString("utf8")
}

interface Origin {
  readonly secure: boolean
  readonly authority: string
  readonly host: string
  readonly port: number
}

const origin = (text: string): Origin => {
  const url = new URL(text)
  const secure = url.protocol === "https:"
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port)
  return { secure, authority: url.host, host: url.hostname.replace(/^\[|\]$/g, ""), port }
}

/** A transport with its own pool of sockets. */
export const make = (options: Options = {}): Transport => {
  const pool = { keepAlive: true, maxSockets: options.maxSockets ?? 256, scheduling: "lifo" } as const
  let http: Http.Agent | undefined
  let https: Https.Agent | undefined
  const origins = new Map<string, Origin>()
  const send = (request: WireRequest, done: Parameters<Transport["send"]>[1]): Exchange => {
    let to = origins.get(request.origin)
    if (to === undefined) origins.set(request.origin, (to = origin(request.origin)))
    const headers = ["host", to.authority, ...request.headers]
    if (request.body !== undefined || (request.method !== "GET" && request.method !== "DELETE"))
      headers.push("content-length", String(request.body === undefined ? 0 : Buffer.byteLength(request.body)))
    const { secure } = to
    const settings = { host: to.host, port: to.port, method: request.method, path: request.path, headers }
    let open = true
    let connected = false
    const end = (outcome: Parameters<typeof done>[0]) => {
      if (!open) return
      open = false
      done(outcome)
    }
    const message = secure
      ? Https.request({ ...settings, agent: (https ??= new Https.Agent({ ...pool, ca: options.ca })) })
      : Http.request({ ...settings, agent: (http ??= new Http.Agent(pool)) })
    message.on("socket", (socket) => {
      if (!socket.connecting) connected = true
      else socket.once(secure ? "secureConnect" : "connect", () => (connected = true))
    })
    message.on("error", (cause) => end(failure(cause, connected)))
    message.on("response", (response) => {
      const chunks: Array<Buffer> = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", (cause) => end(failure(cause, true)))
      response.on("close", () =>
        end(response.complete ? new Response(response, chunks) : failure("the answer broke off", true))
      )
    })
    message.end(request.body)
    return {
      cancel: () => {
        open = false
        message.destroy()
      },
      sent: () => connected
    }
  }
  return { send }
}

/** The transport that clients on Node share. */
export const defaultTransport: Transport = /* @__PURE__ */ make()
