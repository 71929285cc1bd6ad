/**
 * The sockets of servers that call one set of handlers for all of them, and have no listeners: Bun's `ServerWebSocket` and its like.
 * The server's handlers call a `HandlerSocket`, and to all others it is a WebSocket with listeners.
 */
import type { WebSocketLike } from "./WebSocketLike.ts"

/** What such a server gives to its handlers. */
export interface ServerSocket {
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number
  /** Bun answers 0 when the message was dropped. */
  send(data: string): unknown
  /** Closes it. */
  close(code?: number, reason?: string): void
  /** Bytes that are sent and have not left. */
  getBufferedAmount?(): number
}

/** A WebSocket whose owner reports what happens to it. */
export interface HandlerSocket extends WebSocketLike {
  /** To call when a message came. */
  readonly onMessage: (data: unknown) => void
  /** To call when it was closed. */
  readonly onClose: (code: number, reason?: string) => void
  /** To call when it failed, where the server says so. */
  readonly onError: (error: object) => void
}

interface Listeners {
  readonly message: Set<(event: { readonly data: unknown }) => void>
  readonly close: Set<(event: { readonly code: number; readonly reason: string }) => void>
  readonly error: Set<(event: object) => void>
}

class Handled implements HandlerSocket {
  readonly #socket: ServerSocket
  readonly #listeners: Listeners = { message: new Set(), close: new Set(), error: new Set() }

  constructor(socket: ServerSocket) {
    this.#socket = socket
  }

  get readyState(): number {
    return this.#socket.readyState
  }

  get bufferedAmount(): number {
    return this.#socket.getBufferedAmount?.() ?? 0
  }

  send(data: string): void {
    if (this.#socket.send(data) === 0) throw new TypeError("the server dropped the message")
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }

  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: "close", listener: (event: { readonly code: number; readonly reason: string }) => void): void
  addEventListener(type: "error", listener: (event: object) => void): void
  addEventListener(type: keyof Listeners, listener: (event: never) => void): void {
    const listeners: { add(listener: (event: never) => void): unknown } = this.#listeners[type]
    listeners.add(listener)
  }

  removeEventListener(_type: "message", listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners.message.delete(listener)
  }

  readonly onMessage = (data: unknown): void => {
    for (const listener of this.#listeners.message) listener({ data })
  }

  readonly onClose = (code: number, reason = ""): void => {
    for (const listener of this.#listeners.close) listener({ code, reason })
  }

  readonly onError = (error: object): void => {
    for (const listener of this.#listeners.error) listener(error)
  }
}

/** A WebSocket over one of Bun's server, or of another server that calls handlers; hand it what the handlers are called with. */
export const fromHandlers = (socket: ServerSocket): HandlerSocket => new Handled(socket)
