/**
 * The media sockets of the local cloud: which hosts they may go to, who signs, the journal, and when all of them are at rest.
 *
 * Nothing goes to another machine unless its host was allowed; such a socket is noted as blocked.
 */
import type { Journal } from "../../service/Journal.ts"
import type { MediaSocketListener, MediaSocketRequest, MediaSockets } from "../../service/MediaSockets.ts"
import type { CallbackTokens } from "../credentials/CallbackTokens.ts"
import type { MediaSocketConnector, MediaSocketConnection } from "./MediaSocketConnector.ts"
import { isLoopback, isPrivateName } from "../loopback.ts"

/** The media sockets with what the kernel asks of them. */
export interface MediaSocketManager extends MediaSockets {
  /** Whether a socket is being opened or closed, or a frame is on its way to an application. */
  readonly busy: () => boolean
  /** Resolves when none is busy. */
  readonly idle: () => Promise<void>
  /** Ends every socket at once; no listener is notified. */
  readonly reset: () => void
}

/** What they work with. */
export interface Dependencies {
  readonly connector: MediaSocketConnector
  readonly tokens: CallbackTokens
  readonly network: { readonly catchUp: () => void }
  readonly journal: Journal
  readonly allowedHosts: ReadonlyArray<string>
  readonly defect: (error: unknown) => void
}

interface Socket {
  readonly request: MediaSocketRequest
  readonly listener: MediaSocketListener
  state: "opening" | "open" | "closing" | "over"
  connection: MediaSocketConnection | undefined
  /** Whether its end was noted already. */
  ended: boolean
  /** Frames sent before it was open. */
  early: Array<string>
  /** Frames that were sent and not taken. */
  untaken: number
}

/** Media sockets over a connector. */
export const make = (given: Dependencies): MediaSocketManager => {
  const { connector, journal, network, tokens } = given
  const sockets = new Set<Socket>()
  /** Sockets that open or close, and frames that were not taken. */
  let moving = 0
  let resting: Array<() => void> = []

  const rest = () => {
    if (resting.length === 0 || moving > 0) return
    const waiting = resting
    resting = []
    for (const resolve of waiting) resolve()
  }
  const note = ({ request }: Socket, outcome: string, error?: string) =>
    journal.write({
      kind: "media",
      name: "MediaSocket",
      data: {
        callConnectionId: request.headers["x-ms-call-connection-id"],
        correlationId: request.headers["x-ms-call-correlation-id"],
        url: request.url,
        outcome,
        ...(error === undefined ? {} : { error })
      }
    })
  const notify = (what: () => void) => {
    network.catchUp()
    try {
      what()
    } catch (error) {
      given.defect(error)
    }
  }

  const problemOf = (url: string): string | undefined => {
    if (connector.inProcess) return undefined
    const to = URL.canParse(url) ? new URL(url) : undefined
    if (to === undefined || !/^wss?:$/.test(to.protocol)) return "it is not ws or wss URL"
    if (isLoopback(to.hostname)) return undefined
    if (!given.allowedHosts.includes(to.hostname) && !given.allowedHosts.includes(to.host))
      return "its host is not this machine and was not allowed"
    return to.protocol === "wss:" || isPrivateName(to.hostname)
      ? undefined
      : "plain ws is for this machine and private names only"
  }

  const forget = (socket: Socket) => {
    moving -= socket.untaken + (socket.state === "open" ? 0 : 1)
    socket.state = "over"
    socket.untaken = 0
    socket.early = []
    sockets.delete(socket)
  }
  const end = (socket: Socket, how: "blocked" | "refused" | "closed", detail: string) => {
    const closing = socket.state === "closing"
    forget(socket)
    if (!socket.ended) note(socket, how, detail)
    if (!closing) notify(() => socket.listener.closed(how, detail))
    rest()
  }
  const pass = (socket: Socket, connection: MediaSocketConnection, text: string) =>
    connection.send(text, () => {
      if (socket.state === "over") return
      socket.untaken--
      moving--
      rest()
    })
  const opened = (socket: Socket, connection: MediaSocketConnection) => {
    const { early, state } = socket
    if (state === "over") return
    note(socket, "opened")
    socket.early = []
    for (const text of early) pass(socket, connection, text)
    if (state === "closing") return finish(socket, connection)
    socket.state = "open"
    notify(socket.listener.opened)
    moving--
    rest()
  }
  const finish = (socket: Socket, connection: MediaSocketConnection) => {
    socket.ended = true
    note(socket, "closed", "by the local cloud")
    connection.close(() => {
      if (socket.state === "over") return
      forget(socket)
      rest()
    })
  }

  const connect = (socket: Socket, authorization: string) => {
    if (socket.state === "over") return
    const headers = { ...socket.request.headers, authorization }
    const connection = connector.connect(
      { url: socket.request.url, headers },
      {
        opened: () => opened(socket, connection),
        message: (text) => {
          if (socket.state === "open") notify(() => socket.listener.message(text))
        },
        ended: (detail) => {
          if (socket.state !== "over") end(socket, socket.state === "open" ? "closed" : "refused", detail)
        }
      }
    )
    socket.connection = connection
  }

  return {
    open: (request, listener, sign) => {
      const socket: Socket = {
        request,
        listener,
        state: "opening",
        connection: undefined,
        ended: false,
        early: [],
        untaken: 0
      }
      sockets.add(socket)
      moving++
      note(socket, "opening")
      const problem = problemOf(request.url)
      if (problem === undefined)
        tokens.ofMediaSocket(sign).then(
          (authorization) => connect(socket, authorization),
          (error: unknown) => {
            given.defect(error)
            if (socket.state !== "over") end(socket, "refused", "it could not be signed")
          }
        )
      else
        queueMicrotask(() => {
          if (socket.state !== "over") end(socket, "blocked", problem)
        })
      return {
        send: (text) => {
          if (socket.state !== "opening" && socket.state !== "open") return
          socket.untaken++
          moving++
          if (socket.state === "opening" || socket.connection === undefined) socket.early.push(text)
          else pass(socket, socket.connection, text)
        },
        buffered: () => socket.untaken,
        close: () => {
          if (socket.state === "opening") socket.state = "closing"
          else if (socket.state === "open" && socket.connection !== undefined) {
            socket.state = "closing"
            moving++
            finish(socket, socket.connection)
          }
        }
      }
    },
    busy: () => moving > 0,
    idle: () =>
      new Promise((resolve) => {
        resting.push(resolve)
        rest()
      }),
    reset: () => {
      const ended = [...sockets]
      sockets.clear()
      for (const socket of ended) {
        forget(socket)
        socket.connection?.abort()
      }
      rest()
    }
  }
}
