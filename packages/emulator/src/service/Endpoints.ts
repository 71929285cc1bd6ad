/**
 * What a service answers beside its operations: requests that Microsoft's clients make of it although no specification has them, and web
 * sockets that are opened to it.
 */
import type { RequestHead } from "./ServiceProfile.ts"

/** A request to an endpoint. */
export interface EndpointRequest extends RequestHead {
  /** The parameters of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** `scheme://host[:port]` that the request was sent to. */
  readonly origin: string
  readonly body: string
}

/** What an endpoint answers: JSON, a text, or nothing. */
export interface EndpointAnswer {
  readonly status: number
  readonly json?: unknown
  readonly text?: string
}

/** Something that a service answers beside its operations. */
export interface ServiceEndpoint {
  readonly method: "GET" | "POST" | "DELETE"
  /** With `{name}` for each parameter. */
  readonly path: string
  readonly summary: string
  /** Answers, perhaps later, or throws a `Refusal`. */
  readonly answer: (request: EndpointRequest) => EndpointAnswer | Promise<EndpointAnswer>
}

/** A WebSocket that somebody opened to the local cloud. */
export interface ServedSocket {
  /** Sends a text frame, or a binary one, which is lost when the other side is behind; ignored when the socket is over. */
  readonly send: (data: string | Uint8Array) => void
  /** Ends it after the frames that were sent; the listener is not called. */
  readonly close: () => void
}

/** Told what becomes of a socket. */
export interface SocketListener {
  /** A text frame came. */
  readonly message: (text: string) => void
  /** A binary frame came; without it a binary frame ends the socket. */
  readonly bytes?: (data: Uint8Array) => void
  /** The other side or the network ended it: once, and not after `close`. */
  readonly closed: () => void
}

/** Where sockets of one kind are opened to. */
export interface SocketEndpoint {
  /** With `{name}` for each parameter. */
  readonly path: string
  /** Takes a socket, or throws a `Refusal`; frames may be sent from then on. */
  readonly accept: (request: Omit<EndpointRequest, "body">) => (socket: ServedSocket) => SocketListener
}
