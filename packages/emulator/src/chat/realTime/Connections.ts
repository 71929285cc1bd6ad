/**
 * The connections of users for real-time notifications: allocated, opened, registered, and notified of what concerns their user.
 *
 * A connection is notified only once it is registered, and no longer than its registration and its user's token last.
 */
import { randomBytes } from "node:crypto"
import type { ServedSocket, SocketListener } from "../../service/Endpoints.ts"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import { badRequest, forbidden, notFound } from "../requests/refusals.ts"
import { keyOf } from "../state/Member.ts"
import * as packets from "./packets.ts"
import { makePolledSocket, type PolledSocket } from "./polling.ts"

/** The most connections that may be allocated and not opened; the oldest are forgotten. */
const mostWaiting = 1000
/** How long a connection lasts, in seconds, as the client is informed. */
const connectionSeconds = 86_400
/** A registration lasts so long at most, in seconds. */
const longestRegistration = 86_400

/** Who asks, with the token that proves it. */
export interface Asking {
  readonly userId: string
  readonly token: string
}

/** A connection. */
interface Connection extends Asking {
  readonly id: string
  /** Known to who allocated it. */
  readonly secret: string
  /** Names its socket. */
  readonly session: string
}

interface Kept extends Connection {
  token: string
  socket: ServedSocket | undefined
  registrationId: string | undefined
  stopRegistration: (() => void) | undefined
  requests: number
}

/** The connections of the resource's users. */
export interface Connections {
  readonly allocate: (who: Asking) => Connection
  /** The connection of an id and its secret; refused when it is another user's. */
  readonly find: (id: string, secret: string, who: Asking) => Connection
  /** Takes the socket of a session. */
  readonly open: (session: string) => (socket: ServedSocket) => SocketListener
  /** The socket of a session that is carried by polls: that which there is, or another; refused when it is another user's. */
  readonly polled: (session: string, who: Asking) => PolledSocket
  readonly register: (id: string, registrationId: string, seconds: number, who: Asking) => void
  readonly unregister: (registrationId: string, who: Asking) => void
  /** Whether a user, by raw id in lower case, has a registered connection. */
  readonly isListening: (key: string) => boolean
  /** Tells a user's registered connections. */
  readonly push: (key: string, payload: unknown) => void
  readonly reset: () => void
}

/** The path that notifications of a connection are sent to. */
export const pathOf = ({ id }: { readonly id: string }): string => `/v4/f/${id}/`

/** No connections. */
export const makeConnections = ({ journal, network, userTokens }: EmulatorContext): Connections => {
  const all = new Map<string, Kept>()
  const sessions = new Map<string, Kept>()
  const registered = new Map<string, Set<Kept>>()
  const polls = new Map<string, { readonly key: string; readonly socket: PolledSocket }>()

  const note = (name: string, { id, userId }: Connection) =>
    journal.write({ kind: "state", name, data: { connection: id, member: userId } })

  const leave = (connection: Kept): void => {
    connection.stopRegistration?.()
    connection.stopRegistration = undefined
    connection.registrationId = undefined
    const key = keyOf(connection.userId)
    const others = registered.get(key)
    others?.delete(connection)
    if (others?.size === 0) registered.delete(key)
  }
  const forget = (connection: Kept): void => {
    leave(connection)
    all.delete(connection.id)
    sessions.delete(connection.session)
  }
  const end = (connection: Kept, reason: string): void => {
    forget(connection)
    connection.socket?.send(packets.disconnect(reason))
    connection.socket?.close()
    note("real-time connection ended", connection)
  }

  const own = (id: string, who: Asking): Kept => {
    const connection = all.get(id)
    if (connection === undefined) throw notFound("connection")
    if (keyOf(connection.userId) !== keyOf(who.userId)) throw forbidden()
    return connection
  }

  const hear = (connection: Kept, text: string): void => {
    const packet = packets.read(text)
    if (packet === undefined) return
    if (packet.type === 0) {
      connection.socket?.close()
      forget(connection)
    } else if (packet.type === 5 && packet.id !== undefined) connection.socket?.send(packets.acknowledgement(packet.id))
  }

  const open = (session: string) => {
    const connection = sessions.get(session)
    // A session has one socket: who comes back allocates another.
    if (connection === undefined || connection.socket !== undefined) throw notFound("session")
    return (socket: ServedSocket): SocketListener => {
      connection.socket = socket
      note("real-time connection opened", connection)
      socket.send(packets.connect)
      socket.send(packets.event("trouter.connected", { ttl: String(connectionSeconds) }))
      return { message: (text) => hear(connection, text), closed: () => forget(connection) }
    }
  }

  return {
    open,
    polled: (session, { userId }) => {
      const key = keyOf(userId)
      const found = polls.get(session)
      if (found !== undefined) {
        if (found.key !== key) throw forbidden()
        return found.socket
      }
      const connection = sessions.get(session)
      if (connection !== undefined && keyOf(connection.userId) !== key) throw forbidden()
      const socket = makePolledSocket(network, open(session), () => polls.delete(session))
      polls.set(session, { key, socket })
      return socket
    },
    allocate: ({ token, userId }) => {
      const connection: Kept = {
        id: randomBytes(12).toString("base64url"),
        secret: randomBytes(24).toString("base64url"),
        session: randomBytes(24).toString("base64url"),
        userId,
        token,
        socket: undefined,
        registrationId: undefined,
        stopRegistration: undefined,
        requests: 0
      }
      const waiting = [...all.values()].filter(({ socket }) => socket === undefined)
      if (waiting.length >= mostWaiting && waiting[0] !== undefined) forget(waiting[0])
      all.set(connection.id, connection)
      sessions.set(connection.session, connection)
      return connection
    },
    find: (id, secret, who) => {
      const connection = own(id, who)
      if (connection.secret !== secret) throw forbidden()
      return connection
    },
    register: (id, registrationId, seconds, who) => {
      const connection = own(id, who)
      if (connection.socket === undefined) throw badRequest("path: expected that of an open connection")
      leave(connection)
      connection.token = who.token
      connection.registrationId = registrationId
      const key = keyOf(who.userId)
      registered.set(key, (registered.get(key) ?? new Set<Kept>()).add(connection))
      const lasts = Math.min(seconds, longestRegistration)
      connection.stopRegistration = network.after(lasts * 1000, () => {
        leave(connection)
        note("real-time registration ended", connection)
      })
      note("real-time connection registered", connection)
    },
    unregister: (registrationId, { userId }) => {
      for (const connection of registered.get(keyOf(userId)) ?? [])
        if (connection.registrationId === registrationId) leave(connection)
    },
    isListening: (key) => registered.has(key),
    push: (key, payload) => {
      const body = JSON.stringify(payload)
      for (const connection of registered.get(key) ?? []) {
        if ("problem" in userTokens.read(connection.token)) end(connection, "unauthorized")
        else {
          const id = ++connection.requests
          connection.socket?.send(packets.message({ id, method: "POST", url: pathOf(connection), headers: {}, body }))
        }
      }
    },
    reset: () => {
      for (const connection of all.values()) {
        const { socket } = connection
        forget(connection)
        if (polls.has(connection.session)) socket?.close()
      }
    }
  }
}
