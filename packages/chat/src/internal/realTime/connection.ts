/**
 * One connection for real-time notifications: allocated, opened, registered, kept alive, until it ends.
 *
 * The protocol is not documented: it is that of the official client of browsers, read from its code.
 */
import type { Client } from "@effect-comms/core/Client"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { CurrentWebSocket, type OpenWebSocket } from "@effect-comms/core/CurrentWebSocket"
import { expiryOf } from "@effect-comms/core/internal/bearer"
import { Refused } from "@effect-comms/core/internal/ClientOperation"
import type * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import type { ApiVersion } from "../../ApiVersion.ts"
import { exchange } from "./exchange.ts"
import * as packets from "./packets.ts"

const configurationVersion = "2024-09-01"
/** How often the service is asked whether it is there, and how long it may take to say so. */
const pingMillis = 40_000
const pongMillis = 5_000
/** How long the service may take to say that a socket is connected. */
const connectMillis = 20_000
/** How long before its end a registration is renewed, and the shortest time between two renewals. */
const aheadMillis = 30_000
const leastRenewalMillis = 10_000
/** How long a registration lasts at most, in seconds. */
const longestRegistration = 7_200

/** What a program has to do with a connection. */
export interface Listener {
  /** It is registered: notifications come from here on. */
  readonly registered: Effect.Effect<void>
  /** A notification came. */
  readonly notified: (body: string) => void
  /** The service says that it dropped notifications. */
  readonly lost: () => void
}

/** Where a connection is registered, so that the registration can be ended. */
interface Registration {
  readonly url: URL
}

/** The client, and what is the same for all connections of one stream. */
export interface Session {
  readonly client: Client<ApiVersion>
  /** Names the registration. */
  readonly registrationId: string
  readonly webSocket: OpenWebSocket | undefined
  /** The registration in force. */
  registration: Registration | undefined
}

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const urlIn = (members: Members, name: string): URL | undefined => {
  const value = members[name]
  const url = typeof value === "string" ? URL.parse(value) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined
}

/** A URL below another, whose own path stays. */
const below = (base: URL, path: string): URL => new URL(base.href.replace(/\/$/, "") + path)

const parsed = <A>(text: string, from: (members: Members) => A | Refused): A | Refused => {
  const value: unknown = JSON.parse(text)
  return isMembers(value) ? from(value) : new Refused("", "expected an object")
}

const expectedUrl = "expected an http or https URL"

/** Where the services of real-time notifications are. */
const configuration = (client: Client<ApiVersion>) =>
  exchange(client, {
    id: "Chat_GetRealTimeNotificationConfiguration",
    method: "GET",
    url: new URL(`${client.endpoint}/chat/config/realTimeNotifications?api-version=${configurationVersion}`),
    skype: false,
    decode: (text) =>
      parsed(text, (members) => {
        const trouter = urlIn(members, "trouterServiceUrl")
        const registrar = urlIn(members, "registrarServiceUrl")
        if (trouter === undefined) return new Refused("trouterServiceUrl", expectedUrl)
        return registrar === undefined ? new Refused("registrarServiceUrl", expectedUrl) : { trouter, registrar }
      })
  })

interface Allocation {
  readonly socketio: URL
  readonly surl: string
  readonly seconds: number
  readonly query: string
}

const allocationOf = (members: Members, registrationId: string): Allocation | Refused => {
  const socketio = urlIn(members, "socketio")
  const { ccid, connectparams, surl, ttl } = members
  if (socketio === undefined) return new Refused("socketio", expectedUrl)
  if (typeof surl !== "string") return new Refused("surl", "expected a string")
  const seconds = Number(ttl)
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(isMembers(connectparams) ? connectparams : {}))
    if (typeof value === "string" || typeof value === "number") query.set(name, String(value))
  query.set("v", "v4")
  query.set("tc", JSON.stringify({ cv: "2024.14.01.55", ua: "effect-comms", hr: "", v: "1.0.0" }))
  query.set("timeout", String(pingMillis / 1000))
  query.set("auth", "true")
  query.set("epid", registrationId)
  if (typeof ccid === "string") query.set("ccid", ccid)
  return { socketio, surl, seconds: seconds > 0 ? seconds : longestRegistration, query: query.toString() }
}

const allocate = (client: Client<ApiVersion>, trouter: URL, registrationId: string) => {
  const url = below(trouter, "/v4/a")
  url.searchParams.set("epid", registrationId)
  return exchange(client, {
    id: "RealTimeNotifications_Allocate",
    method: "POST",
    url,
    skype: true,
    decode: (text) => parsed(text, (members) => allocationOf(members, registrationId))
  })
}

const handshake = (client: Client<ApiVersion>, { query, socketio }: Allocation) =>
  exchange(client, {
    id: "RealTimeNotifications_Handshake",
    method: "GET",
    url: new URL(`/socket.io/1/?${query}`, socketio),
    skype: true,
    decode: (text) => {
      const [session = ""] = text.split(":")
      return session === "" ? new Refused("", "expected a session") : session
    }
  })

/** Registers; gives when the token that was used ends, as far as it says, in milliseconds since 1970. */
const register = ({ client, registrationId }: Session, registrar: URL, surl: string, seconds: number) => {
  let expiry: number | undefined
  return exchange(client, {
    id: "RealTimeNotifications_Register",
    method: "POST",
    url: below(registrar, "/v3/registrations"),
    skype: true,
    body: {
      clientDescription: {
        appId: "AcsWeb",
        aesKey: "",
        languageId: "en-US",
        platform: "SPOOL",
        templateKey: "AcsWeb_Chat_2.1",
        platformUIVersion: "0.0.0"
      },
      registrationId,
      nodeId: "",
      transports: { TROUTER: [{ context: "", path: surl, ttl: seconds }] }
    },
    token: (token) => {
      expiry = expiryOf(token)
    },
    decode: () => expiry ?? Infinity
  })
}

/** Ends the registration, for as long as that is worth waiting for. */
export const unregister = ({ client, registration }: Session): Effect.Effect<void> =>
  registration === undefined
    ? Effect.void
    : Effect.ignore(
        exchange(client, {
          id: "RealTimeNotifications_Unregister",
          method: "DELETE",
          url: registration.url,
          skype: true,
          deadlineMillis: 2_000,
          decode: () => undefined
        })
      )

const failed = (id: string, description: string): CommunicationError =>
  new CommunicationError({ operation: id, reason: { _tag: "Transport" }, description, attempts: 1 })

const text = (value: unknown): string => (typeof value === "string" ? value : "")

/** Whether nothing but another token, or another program, can help. */
export const isRefusal = ({ reason }: CommunicationError): boolean =>
  reason._tag === "Unauthorized" || reason._tag === "Forbidden"

/** Connects and stays connected. Succeeds with why the connection ended after it was registered; fails when it never was. */
export const connection = (session: Session, listener: Listener): Effect.Effect<string, CommunicationError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { client, registrationId } = session
      const { registrar, trouter } = yield* configuration(client)
      const allocation = yield* allocate(client, trouter, registrationId)
      const name = yield* handshake(client, allocation)
      const { query, seconds, socketio, surl } = allocation
      const url = new URL(`/socket.io/1/websocket/${encodeURIComponent(name)}?${query}`, socketio)
      url.protocol = socketio.protocol === "https:" ? "wss:" : "ws:"

      const open = session.webSocket ?? (yield* CurrentWebSocket)
      const frames = yield* Queue.unbounded<packets.Packet, Cause.Done>()
      const pongs = yield* Queue.sliding<void>(1)
      const socket = yield* Effect.acquireRelease(
        Effect.try({
          try: () =>
            open(url.href, {
              opened: () => {},
              message: (frame) => void Queue.offerUnsafe(frames, packets.read(frame)),
              closed: () => void Queue.endUnsafe(frames)
            }),
          catch: () => failed("RealTimeNotifications_Connect", "no WebSocket could be opened")
        }),
        (opened) =>
          Effect.sync(() => {
            opened.send(packets.disconnect)
            opened.close()
          })
      )

      let events = 0
      const emit = (event: string, ...args: ReadonlyArray<unknown>) => {
        events++
        socket.send(packets.event(events, event, ...args))
      }

      /** Waits for the service to say that the socket is connected. */
      const connected = Effect.gen(function* () {
        for (;;) {
          const packet = yield* Queue.take(frames)
          if (packet._tag === "Heartbeat") socket.send(packets.heartbeat)
          if (packet._tag === "Disconnect") return packet.reason
          if (packet._tag === "Event" && packet.name === "trouter.connected") return undefined
        }
      }).pipe(
        Effect.catch(() => Effect.succeed("the socket was refused")),
        Effect.timeoutOrElse({
          duration: connectMillis,
          orElse: () => Effect.succeed("the service did not connect the socket in time")
        })
      )
      const refusal = yield* connected
      if (refusal !== undefined) return yield* failed("RealTimeNotifications_Connect", refusal)
      emit("user.activity", { state: "active", cv: `${registrationId}.1` })

      const lasts = Math.min(seconds, longestRegistration)
      const registering = register(session, registrar, surl, lasts)
      let expiry = yield* registering
      session.registration = { url: below(registrar, `/v3/registrations/${encodeURIComponent(registrationId)}`) }
      yield* listener.registered

      const respond = (data: unknown) => {
        if (!isMembers(data)) return
        const { body, headers, id } = data
        const given = isMembers(headers) ? headers : {}
        const kept = Object.fromEntries(
          ["MS-CV", "trouter-request"].flatMap((header) => (header in given ? [[header, given[header]]] : []))
        )
        socket.send(packets.message({ id, status: 200, headers: kept, body: "" }))
        listener.notified(text(body))
      }

      /** Reads until the connection ends. */
      const reading = Effect.gen(function* () {
        for (;;) {
          const packet = yield* Queue.take(frames)
          switch (packet._tag) {
            case "Heartbeat":
              socket.send(packets.heartbeat)
              break
            case "Acknowledgement":
              Queue.offerUnsafe(pongs, undefined)
              break
            case "Message":
              respond(packet.data)
              break
            case "Disconnect":
              return packet.reason
            case "Event":
              if (packet.name === "trouter.reconnect") return "the service asked for another connection"
              if (packet.name === "trouter.message_loss") {
                listener.lost()
                emit("trouter.processed_message_loss", packet.argument)
              }
              break
            case "Other":
          }
        }
      }).pipe(Effect.catch(() => Effect.succeed("the socket was closed")))

      const pinging: Effect.Effect<string> = Effect.gen(function* () {
        for (;;) {
          yield* Effect.sleep(pingMillis)
          yield* Queue.clear(pongs)
          emit("ping")
          const pong = yield* Effect.timeoutOption(Queue.take(pongs), pongMillis)
          if (pong._tag === "None") return "the service did not answer in time"
        }
      })

      /** Renews the registration before it ends; a service that is not there for it will be asked again. */
      const renewing: Effect.Effect<string> = Effect.gen(function* () {
        let wait = lasts * 1000
        for (;;) {
          // Notifications come as long as the token of the registration is valid.
          const left = Math.min(wait, expiry - (yield* Clock.currentTimeMillis))
          yield* Effect.sleep(Math.max(leastRenewalMillis, left - aheadMillis))
          const renewed = yield* Effect.match(registering, { onFailure: (error) => error, onSuccess: (end) => end })
          if (typeof renewed === "number") {
            expiry = renewed
            wait = lasts * 1000
          } else if (isRefusal(renewed)) return "the registration was refused"
          else wait = 0
        }
      })

      return yield* Effect.raceAllFirst([reading, pinging, renewing])
    })
  )
