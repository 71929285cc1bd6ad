/** What accepts the socket of a request of the Fetch API, where the platform does: Deno, and Cloudflare's `workerd`. */
import type { WebSocketLike } from "./WebSocketLike.ts"

/** A request that may open a socket. */
export interface AcceptRequest {
  /** The headers. */
  readonly headers: {
    /** Gets the value of a header, in any case; `null` when there is none. */
    get(name: string): string | null
  }
}

/** A socket that was accepted, and the response that says so. */
export interface Accepted {
  readonly socket: WebSocketLike
  readonly response: Response
}

/** What accepts the socket of a request here; `undefined` where the platform has nothing that does. */
export const acceptor = (request: AcceptRequest): (() => Accepted) | undefined => {
  const deno: unknown = Reflect.get(globalThis, "Deno")
  const upgrade = memberOf(deno, "upgradeWebSocket")
  if (typeof upgrade === "function")
    return () => {
      const accepted: unknown = Reflect.apply(upgrade, deno, [request])
      return { socket: socketOf(memberOf(accepted, "socket")), response: responseOf(memberOf(accepted, "response")) }
    }
  const pairOf: unknown = Reflect.get(globalThis, "WebSocketPair")
  if (typeof pairOf === "function")
    return () => {
      const pair: unknown = Reflect.construct(pairOf, [])
      const socket = memberOf(pair, "1")
      const accept = memberOf(socket, "accept")
      if (typeof accept === "function") Reflect.apply(accept, socket, [])
      const init = { status: 101, webSocket: memberOf(pair, "0") }
      return { socket: socketOf(socket), response: new Response(null, init) }
    }
  return undefined
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

const isSocket = (value: unknown): value is WebSocketLike => typeof memberOf(value, "addEventListener") === "function"

const socketOf = (value: unknown): WebSocketLike => {
  if (isSocket(value)) return value
  throw new TypeError("expected the platform to give a WebSocket")
}

const responseOf = (value: unknown): Response => {
  if (value instanceof Response) return value
  throw new TypeError("expected the platform to give a Response")
}
