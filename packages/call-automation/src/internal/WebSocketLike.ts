/** What both the WebSocket of the web standard and that of the `ws` package are. */

/** A WebSocket that is open or about to be. */
export interface WebSocketLike {
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number
  /** Bytes that are sent and have not left. */
  readonly bufferedAmount?: number
  /** Sends a text frame. */
  send(data: string): void
  /** Closes it. */
  close(code?: number, reason?: string): void
  /** Adds a listener. */
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: "close", listener: (event: { readonly code: number; readonly reason: string }) => void): void
  addEventListener(type: "error", listener: (event: object) => void): void
  /** Takes a listener away. */
  removeEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void
  /** Stops reading; `ws` has it, the web standard does not. */
  pause?(): void
  /** Reads again. */
  resume?(): void
}

/** The codes that close a socket in order. */
export const inOrder: ReadonlySet<number> = /* @__PURE__ */ new Set([1000, 1001, 1005])

const utf8 = /* @__PURE__ */ new TextDecoder()

/** The text of a message, also where bytes came; nothing when it is neither. */
export const textOf = (data: unknown): string | undefined => {
  if (typeof data === "string") return data
  return data instanceof ArrayBuffer || data instanceof Uint8Array ? utf8.decode(data) : undefined
}
