/**
 * The local cloud behind a port: node:http or node:https in front of the kernel, the stream of the journal, and the inspector's page.
 */
import * as Http from "node:http"
import * as Https from "node:https"
import type { AddressInfo } from "node:net"
import { hostname } from "node:os"
import type { Content } from "../Files.ts"
import * as ControlRouter from "../kernel/ControlRouter.ts"
import { type Answer, bodyLimit, type Request } from "../kernel/Exchange.ts"
import type { Kernel } from "../kernel/Kernel.ts"
import { isLoopback } from "../kernel/loopback.ts"
import { stream } from "./EventStream.ts"
import { page } from "./inspector.ts"

/** A key and certificate, in PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Where to listen. */
export interface Address {
  /** 0 for any that is free. */
  readonly port: number
  readonly host: string
  /** Listens for https. */
  readonly certificate?: Certificate | undefined
}

/** A server that listens. */
export interface Server {
  readonly port: number
  readonly close: () => Promise<void>
}

/** What serves, and how it is reached. */
interface Front {
  readonly kernel: Kernel
  readonly secure: boolean
  /** The names that it may be called by, in lower case. */
  readonly names: ReadonlyArray<string>
}

const requestOf = (message: Http.IncomingMessage, { names, secure }: Front, body: Buffer | undefined): Request => {
  const host = message.headers.host ?? ""
  return {
    method: message.method ?? "GET",
    target: message.url ?? "/",
    host,
    origin: `${secure ? "https" : "http"}://${host}`,
    header: (name) => {
      const value = message.headers[name]
      return typeof value === "object" ? value.join(", ") : value
    },
    body,
    loopback: isLoopback(message.socket.remoteAddress ?? ""),
    ownHosts: [...names, message.socket.localAddress ?? ""]
  }
}

/** Sends bytes as fast as they are taken. */
const pour = (response: Http.ServerResponse, content: Content, end: number, done: () => void) => {
  let at = 0
  const next = () => {
    while (at < end) {
      const to = Math.min(at + 65_536, end)
      const bytes = content.read(at, to)
      at = to
      if (at === end) return void response.write(bytes, done)
      if (!response.write(bytes)) return void response.once("drain", next)
    }
    done()
  }
  next()
}

const send = (response: Http.ServerResponse, { body, headers, status, truncated }: Answer) => {
  const mayHaveBody = status !== 204 && status !== 304
  if (typeof body === "object") {
    const { length } = body
    response.writeHead(status, { ...headers, "content-length": length })
    return truncated === true
      ? pour(response, body, Math.floor(length / 2), () => response.destroy())
      : pour(response, body, length, () => response.end())
  }
  const bytes = Buffer.from(body ?? "")
  // Without a body it is the head that breaks off.
  if (truncated === true && bytes.length === 0)
    return void response.socket?.write(`HTTP/1.1 ${status}`, () => response.destroy())
  response.writeHead(status, mayHaveBody ? { ...headers, "content-length": bytes.length } : { ...headers })
  if (truncated !== true) return response.end(bytes)
  // Half of it has to leave before the connection breaks, or the client sees no answer at all.
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
}

const serve = (front: Front) => (message: Http.IncomingMessage, response: Http.ServerResponse) => {
  const chunks: Array<Buffer> = []
  let size = 0
  let over = false
  response.on("error", () => response.destroy())
  message.on("error", () => response.destroy())
  message.on("data", (chunk: Buffer) => {
    size += chunk.length
    if (size <= bodyLimit) chunks.push(chunk)
    else if (!over) {
      over = true
      chunks.length = 0
      // The rest is read and thrown away: a client that is cut off while it sends does not see the answer.
      answer(undefined)
    }
  })
  message.on("end", () => {
    if (!over) answer(Buffer.concat(chunks))
  })
  const answer = (body: Buffer | undefined) => {
    const { kernel } = front
    const request = requestOf(message, front, body)
    const [path] = request.target.split("?", 1)
    const shown = path === "/_emulator" || path === "/_emulator/"
    if (request.method === "GET" && (shown || path === "/_emulator/events")) {
      const reason = ControlRouter.forbidden(request, kernel.simulation.options.exposeControls)
      if (reason !== undefined)
        return send(response, ControlRouter.json(403, { error: { code: "Forbidden", message: reason } }))
      return shown ? send(response, page()) : stream(kernel.journal, request, response)
    }
    kernel.handle(request, (outcome) => {
      if (outcome === "reset") message.socket.destroy()
      else send(response, outcome)
    })
  }
}

/** Listens. Rejects with the system's error when the address cannot be had. */
export const listen = (kernel: Kernel, { certificate, host, port }: Address): Promise<Server> =>
  new Promise((resolve, reject) => {
    const names = [host.toLowerCase(), hostname().toLowerCase()]
    const handler = serve({ kernel, secure: certificate !== undefined, names })
    const settings = { keepAliveTimeout: 65_000, requestTimeout: 0 }
    const server =
      certificate === undefined
        ? Http.createServer(settings, handler)
        : Https.createServer({ ...settings, ...certificate }, handler)
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      const address: AddressInfo | string | null = server.address()
      resolve({
        port: typeof address === "object" && address !== null ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          })
      })
    })
  })
