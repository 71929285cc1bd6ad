/**
 * What opens WebSockets: a reference, so that a program without one has its platform's own.
 */
import * as Context from "effect/Context"
import * as Layer from "effect/Layer"

/** Told what becomes of a socket; never before it was returned. */
export interface WebSocketListener {
  /** The socket is open: frames may be sent. */
  readonly opened: () => void
  /** A text frame came. */
  readonly message: (text: string) => void
  /** It is over, or was never opened: once, and not after `close`. */
  readonly closed: () => void
}

/** A socket that is open or being opened. */
export interface OpenedWebSocket {
  /** Sends a text frame, once it is open. */
  readonly send: (text: string) => void
  /** Ends it; the listener is told nothing more. */
  readonly close: () => void
}

/** Opens a WebSocket to a `ws:` or `wss:` URL. */
export type OpenWebSocket = (url: string, listener: WebSocketListener) => OpenedWebSocket

/** Opens the platform's own `WebSocket`, as it is at the time. */
const open: OpenWebSocket = (url, listener) => {
  const socket = new globalThis.WebSocket(url)
  let isOver = false
  socket.addEventListener("open", () => {
    if (!isOver) listener.opened()
  })
  socket.addEventListener("message", ({ data }: { readonly data: unknown }) => {
    if (!isOver && typeof data === "string") listener.message(data)
  })
  socket.addEventListener("close", () => {
    if (isOver) return
    isOver = true
    listener.closed()
  })
  return {
    send: (text) => {
      // A browser throws while it is opened, and drops what is sent behind the end.
      if (socket.readyState === 1) socket.send(text)
    },
    close: () => {
      isOver = true
      socket.close()
    }
  }
}

/** What opens the WebSockets of clients: the global `WebSocket`, unless another is provided. */
export const CurrentWebSocket: Context.Reference<OpenWebSocket> = /* @__PURE__ */ Context.Reference<OpenWebSocket>(
  "@effect-comms/core/CurrentWebSocket",
  { defaultValue: () => open }
)

/** Provides another to the clients that are used below this layer. */
export const layer = (open: OpenWebSocket): Layer.Layer<never> => Layer.succeed(CurrentWebSocket, open)
