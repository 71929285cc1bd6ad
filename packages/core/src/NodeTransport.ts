/**
 * The transport over `node:http` and `node:https` with keep-alive: the default on Node, without a dependency.
 */
import * as Http from "node:http"
import * as Https from "node:https"
import type { Transport } from "./Transport.ts"
import { failure } from "./internal/failure.ts"

/** Settings of the sockets. */
export interface Options {
  /** Sockets per host at most; default 256. */
  readonly maxSockets?: number
  /** A certificate authority to trust instead of the machine's, in PEM; for the local cloud's TLS port. */
  readonly ca?: string
}

/** A transport with its own pool of sockets. */
export const make = ({ ca, maxSockets = 256 }: Options = {}): Transport => {
  const connect = (origin: string) => {
    const { host, hostname, port, protocol } = new URL(origin)
    const secure = protocol === "https:"
    const { Agent, request } = secure ? Https : Http
    // What is idle for a minute is closed before something on the way forgets it: a request on it would be lost, or seem to be.
    const agent = new Agent({ keepAlive: true, timeout: 60_000, maxSockets, ca })
    return {
      host,
      request,
      ready: secure ? "secureConnect" : "connect",
      to: { agent, host: hostname.replace(/[[\]]/g, ""), port }
    }
  }
  const origins = new Map<string, ReturnType<typeof connect>>()

  return {
    send: ({ body, headers, method, origin, path }, done) => {
      let known = origins.get(origin)
      if (!known) origins.set(origin, (known = connect(origin)))
      const { host, ready, request, to } = known
      const all = ["host", host, ...headers]
      // Without a length, Node would announce an empty POST as chunked.
      if (body !== undefined || method === "POST") all.push("content-length", String(Buffer.byteLength(body ?? "")))
      let sent = false
      let open = true
      const end = (outcome: Parameters<typeof done>[0]) => {
        if (open) done(outcome)
        open = false
      }
      const fail = (cause: unknown) => end(failure(cause, sent))
      const message = request({ ...to, method, path, headers: all }, (response) => {
        const chunks: Array<Buffer> = []
        const bytes = () => Buffer.concat(chunks)
        response.on("data", (chunk: Buffer) => chunks.push(chunk))
        response.on("error", fail)
        response.on("end", () =>
          end({
            _tag: "WireResponse",
            status: response.statusCode ?? 0,
            header: (name) => response.headers[name]?.toString(),
            bytes,
            text: () => bytes().toString()
          })
        )
      })
      message.on("error", fail)
      message.on("socket", (socket) => {
        if (socket.connecting) socket.once(ready, () => (sent = true))
        else sent = true
      })
      message.end(body)
      return {
        cancel: () => {
          open = false
          message.destroy()
        },
        sent: () => sent
      }
    }
  }
}

/** The transport that clients on Node share. */
export const defaultTransport: Transport = /* @__PURE__ */ make()
