/**
 * Accepts the requests of a server that open media sockets: verifies and answers them, and passes each socket to the program.
 *
 * Servers accept a WebSocket in different ways: Node's with `ws`, Bun's, Deno's, and Cloudflare's `workerd` with its `WebSocketPair`.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as MediaSocket from "./MediaSocket.ts"
import { acceptor, type Accepted, type AcceptRequest } from "./internal/acceptSocket.ts"
import { fromHandlers, type HandlerSocket, type ServerSocket } from "./internal/handlerSocket.ts"
import type { Upgrade, UpgradeHeaders } from "./internal/upgrade.ts"
import type { Verification } from "./internal/verification.ts"
import { inOrder, type WebSocketLike } from "./internal/WebSocketLike.ts"

export type { Accepted, AcceptRequest } from "./internal/acceptSocket.ts"

/** Options of a handler: how requests are verified, and what is done with sockets. */
export interface Options<E = never, R = never> extends Verification {
  /** Called for every socket that is accepted; the socket is closed when it ends. */
  readonly onSocket: (media: MediaSocket.MediaSocket, upgrade: Upgrade) => Effect.Effect<unknown, E, R>
  /** Called with what `onSocket` failed with; default a log entry, of level Debug when the service had closed the socket in order. */
  readonly onError?: ((cause: Cause.Cause<E>) => Effect.Effect<unknown, never, R>) | undefined
  /** The limits of each socket. */
  readonly limits?: MediaSocket.Options
}

/** The socket of a request of Node's, as far as it is used here. */
export interface NodeSocket {
  /** Whether it is gone. */
  readonly destroyed: boolean
  /** Sends the refusal. */
  end(text: string): unknown
  /** Gives it up. */
  destroy(): unknown
  /** Adds a listener. */
  on(event: "error", listener: () => void): unknown
}

/** What takes sockets on Node: a `WebSocketServer` of `ws`, made with `noServer`. */
export interface NodeAcceptor<Request, Socket, Head> {
  /** Takes a socket, and gives a WebSocket. */
  handleUpgrade(request: Request, socket: Socket, head: Head, done: (socket: WebSocketLike) => void): void
}

/** What Bun keeps beside a socket. */
export interface BunData {
  /** Whose socket it is. */
  readonly upgrade: Upgrade
  /** The socket as others see it, once it is open. */
  socket?: HandlerSocket
}

/** A socket of Bun's server. */
export interface BunSocket extends ServerSocket {
  /** What was given when it was upgraded. */
  readonly data: BunData
}

/** Bun's server, as far as it is used here. */
export interface BunServer<Request> {
  /** Takes the socket of a request; `false` when it opens none. */
  upgrade(request: Request, options: { readonly data: BunData }): boolean
}

/** Takes the requests that open media sockets. None of its functions throws or rejects. */
export interface MediaSocketHandler {
  /** Makes a listener of the `upgrade` of Node's servers: `server.on("upgrade", handler.node(new WebSocketServer({ noServer: true })))`. */
  readonly node: <Request extends { readonly headers: UpgradeHeaders }, Socket extends NodeSocket, Head>(
    server: NodeAcceptor<Request, Socket, Head>
  ) => (request: Request, socket: Socket, head: Head) => void
  /**
   * Answers a request of the Fetch API: on Deno and on Cloudflare's `workerd` as it is, elsewhere with what accepts the socket of a request. 426
   * when the request opens none, 501 where nothing accepts it.
   */
  readonly fetch: (request: AcceptRequest, accept?: () => Accepted) => Promise<Response>
  /** The parts of `Bun.serve`: `fetch`, which has no response where the socket is taken, and `websocket`. */
  readonly bun: {
    /** Answers a request; `undefined` when its socket is taken. */
    readonly fetch: <Request extends AcceptRequest>(
      request: Request,
      server: BunServer<Request>
    ) => Promise<Response | undefined>
    /** The handlers of the sockets. */
    readonly websocket: {
      /** To call when a socket is open. */
      readonly open: (socket: BunSocket) => void
      /** To call when a message came. */
      readonly message: (socket: BunSocket, message: unknown) => void
      /** To call when a socket was closed. */
      readonly close: (socket: BunSocket, code: number, reason: string) => void
    }
  }
}

/** Whether the program went on sending when the service had closed the socket in order: the call is over, and nothing is wrong. */
const isOver = (cause: Cause.Cause<unknown>): boolean => {
  const error = Cause.squash(cause)
  return (
    error instanceof MediaSocket.MediaSocketError &&
    error.reason === "Closed" &&
    (error.code === undefined || inOrder.has(error.code))
  )
}

/**
 * Makes a handler; sockets, and what is done with them, end with the scope. Fails when an option is invalid; without an audience it accepts no
 * request but the local cloud's.
 */
export const make = <E = never, R = never>({
  limits,
  onError,
  onSocket,
  ...verification
}: Options<E, R>): Effect.Effect<MediaSocketHandler, CommunicationError, R | Scope.Scope> =>
  Effect.gen(function* () {
    const { verify } = yield* MediaSocket.verifier(verification)
    const scope = yield* Effect.scope
    const run = Effect.runSyncWith(yield* Effect.context<R>())

    const report = (cause: Cause.Cause<E>) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.void
        : Effect.catchCause(
            Effect.suspend(() =>
              onError === undefined
                ? Effect.logWithLevel(isOver(cause) ? "Debug" : "Error")("MediaSocketHandler: onSocket failed", cause)
                : onError(cause)
            ),
            (again) => Effect.logError("MediaSocketHandler: onError failed", again)
          )

    /** Takes a socket at once, since earlier packets are lost. */
    const take = (socket: WebSocketLike, upgrade: Upgrade): void => {
      const taken = Effect.flatMap(MediaSocket.make(socket, limits), (media) =>
        Effect.suspend(() => onSocket(media, upgrade))
      )
      run(Effect.forkIn(Effect.catchCause(Effect.scoped(taken), report), scope, { startImmediately: true }))
    }

    /** Whose socket it is, or the answer that refuses it, with the reason; a handler that is closed takes none. */
    const verified = (headers: UpgradeHeaders): Promise<Upgrade | WebhookAnswer.WebhookAnswer> =>
      Effect.runPromise(
        verify(headers).pipe(
          Effect.map((upgrade) => (scope.state._tag === "Closed" ? WebhookAnswer.notStored() : upgrade)),
          Effect.catch((error) => Effect.succeed(WebhookHandling.refusal(error))),
          Effect.catchCause((cause) =>
            Effect.as(Effect.logError("MediaSocketHandler: not verified", cause), WebhookAnswer.notStored())
          )
        )
      )

    const node =
      <Request extends { readonly headers: UpgradeHeaders }, Socket extends NodeSocket, Head>(
        server: NodeAcceptor<Request, Socket, Head>
      ) =>
      (request: Request, socket: Socket, head: Head): void => {
        // Without a listener, an error of the connection would end the process.
        socket.on("error", () => socket.destroy())
        const answer = async () => {
          const upgrade = await verified(request.headers)
          if (socket.destroyed) return
          if ("status" in upgrade) socket.end(textOf(upgrade))
          else server.handleUpgrade(request, socket, head, (accepted) => take(accepted, upgrade))
        }
        answer().catch(() => socket.destroy())
      }

    return {
      node,
      fetch: async (request, accept = acceptor(request)) => {
        if (!opens(request)) return new Response(null, { status: 426, headers: { upgrade: "websocket" } })
        if (accept === undefined) return new Response(null, { status: 501 })
        const upgrade = await verified(request.headers)
        if ("status" in upgrade) return WebhookAnswer.toResponse(upgrade)
        try {
          const { response, socket } = accept()
          take(socket, upgrade)
          return response
        } catch (cause) {
          Effect.runFork(Effect.logError("MediaSocketHandler: the socket is not accepted", cause))
          return new Response(null, { status: 500 })
        }
      },
      bun: {
        fetch: async (request, server) => {
          if (!opens(request)) return new Response(null, { status: 426, headers: { upgrade: "websocket" } })
          const upgrade = await verified(request.headers)
          if ("status" in upgrade) return WebhookAnswer.toResponse(upgrade)
          return server.upgrade(request, { data: { upgrade } }) ? undefined : new Response(null, { status: 426 })
        },
        websocket: {
          open: (socket) => {
            const { data } = socket
            data.socket = fromHandlers(socket)
            take(data.socket, data.upgrade)
          },
          message: ({ data }, message) => data.socket?.onMessage(message),
          close: ({ data }, code, reason) => data.socket?.onClose(code, reason)
        }
      }
    }
  })

const opens = ({ headers }: AcceptRequest): boolean => /^websocket$/i.test(headers.get("upgrade") ?? "")

const names: Readonly<Record<number, string>> = { 401: "Unauthorized", 503: "Service Unavailable" }

/** The answer as HTTP/1.1. */
const textOf = ({ body = "", headers, status }: WebhookAnswer.WebhookAnswer): string =>
  [
    `HTTP/1.1 ${status} ${names[status] ?? "Refused"}`,
    "connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${new TextEncoder().encode(body).length}`,
    "",
    body
  ].join("\r\n")
