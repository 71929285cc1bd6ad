/**
 * The local cloud behind a port: node:http or node:https in front of the kernel, the stream of the journal, and the inspector's files.
 */
import * as Http from "node:http"
import * as Https from "node:https"
import type { AddressInfo } from "node:net"
import type { Content } from "../service/Files.ts"
import * as ControlRouter from "../kernel/control/ControlRouter.ts"
import { type Answer, bodyLimit, type Request } from "../kernel/http/Exchange.ts"
import { isOwn } from "../kernel/http/Hosts.ts"
import { errorBodyOf, requestId } from "../kernel/http/Profiles.ts"
import type { Kernel } from "../kernel/Kernel.ts"
import { pathOf } from "../kernel/http/resolve.ts"
import { Refusal } from "../service/Refusal.ts"
import * as Bodies from "./Bodies.ts"
import { type EventStream, make as makeEventStream } from "./EventStream.ts"
import { requestOf, wrongIn } from "./IncomingRequest.ts"
import * as Inspector from "./inspector.ts"
import * as Upgrades from "./Upgrades.ts"

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
  /** What it may be called besides loopback, in lower case. */
  readonly names: ReadonlyArray<string>
  /** Listens for https. */
  readonly certificate?: Certificate | undefined
  /** Default `limits`. */
  readonly limits?: Limits
}

/** How long a peer may take, in milliseconds of real time, and how many there may be. */
export interface Limits {
  /** For the head of a request. */
  readonly head: number
  /** For a whole request. */
  readonly request: number
  /** To take the next part of an answer. */
  readonly answer: number
  /** How often the first two are looked after. */
  readonly check: number
  /** Connections at once; those above are closed at once. */
  readonly connections: number
  /** Bytes of bodies that are on their way in; requests above are answered 503. */
  readonly bodies: number
}

const limits: Limits = {
  head: 20_000,
  request: 60_000,
  answer: 60_000,
  check: 5_000,
  connections: 10_000,
  bodies: 256 * bodyLimit
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
  readonly names: ReadonlyArray<string>
  readonly limits: Limits
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

const write = (response: Http.ServerResponse, { body, headers, status, truncated }: Answer) => {
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

const toInspector: Answer = { status: 302, headers: { location: "/_emulator/" }, body: undefined }

/** A refusal of what is not HTTP; it belongs to no service yet, but is worded as its answers are. */
const badRequest = (kernel: Kernel, request: Request, description: string): Answer => {
  const profile = kernel.profileOf(pathOf(request))
  const refusal = new Refusal({ status: 400, code: "BadRequest", description })
  const context = { requestId: requestId(), wall: Date.now() }
  return {
    status: 400,
    headers: { "content-type": "application/json; charset=utf-8", connection: "close" },
    body: errorBodyOf(profile, refusal, request, context)
  }
}

const tooBusy: Answer = { status: 503, headers: { "retry-after": "1" }, body: undefined }

const serve = ({ kernel, limits: { answer }, names, secure }: Front, bodies: Bodies.Bodies, readers: EventStream) => {
  const route = (request: Request, response: Http.ServerResponse, send: (answered: Answer) => void) => {
    const path = pathOf(request)
    if (/^(?:GET|HEAD)$/.test(request.method) && path === "/" && isOwn(request)) return send(toInspector)
    const file = Inspector.fileOf(path)
    if (request.method === "GET" && (file !== undefined || path === "/_emulator/events")) {
      const reason = ControlRouter.forbidden(request, kernel.emulator.options.exposeControls)
      if (reason !== undefined) return send(ControlRouter.json(403, { error: { code: "Forbidden", message: reason } }))
      return file === undefined ? readers.add(request, response) : void Inspector.serve(file).then(send)
    }
    kernel.handle(request, (outcome) => {
      if (outcome === "reset") response.socket?.destroy()
      else send(outcome)
    })
  }
  return (message: Http.IncomingMessage, response: Http.ServerResponse) => {
    response.on("error", () => response.destroy())
    message.on("error", () => response.destroy())
    /** A client that does not take its answer must not keep it in memory; the fault `timeout` and the clock may keep it waiting. */
    const send = (answered: Answer) => {
      response.setTimeout(answer, () => response.destroy())
      write(response, answered)
    }
    bodies.read(message, (body) => {
      if (body === "tooBusy") return send(tooBusy)
      const request = requestOf(message, { names, secure }, body === "tooLarge" ? undefined : body)
      const wrong = wrongIn(message)
      if (wrong === undefined) route(request, response, send)
      else send(badRequest(kernel, request, wrong))
    })
  }
}

/** Listens. Rejects with the system's error when the address cannot be had. */
export const listen = (kernel: Kernel, address: Address): Promise<Server> =>
  new Promise((resolve, reject) => {
    const { certificate, host, limits: most = limits, names, port } = address
    const readers = makeEventStream(kernel.journal)
    const handler = serve(
      { kernel, secure: certificate !== undefined, names, limits: most },
      Bodies.make(most.bodies),
      readers
    )
    const settings = {
      keepAliveTimeout: 65_000,
      headersTimeout: most.head,
      requestTimeout: most.request,
      connectionsCheckingInterval: most.check,
      // Clients offer HTTP/2 in the same header; that offer is declined by a plain answer.
      shouldUpgradeCallback: ({ headers }: Http.IncomingMessage) => /^websocket$/i.test(headers.upgrade ?? "")
    }
    const server =
      certificate === undefined
        ? Http.createServer(settings, handler)
        : Https.createServer({ ...settings, ...certificate, handshakeTimeout: most.head }, handler)
    const upgrades = Upgrades.make(kernel, { secure: certificate !== undefined, names })
    server.on("upgrade", upgrades.upgrade)
    server.maxConnections = most.connections
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      const bound: AddressInfo | string | null = server.address()
      resolve({
        port: typeof bound === "object" && bound !== null ? bound.port : port,
        close: () =>
          new Promise((closed) => {
            readers.close()
            upgrades.close()
            server.close(() => closed())
            server.closeAllConnections()
          })
      })
    })
  })
