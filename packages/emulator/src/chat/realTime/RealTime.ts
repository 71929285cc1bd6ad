/**
 * Real-time notifications as the official chat client of browsers gets them: where they are configured, the allocation of a connection, the
 * handshake and the socket of Socket.IO 0.9 over it, and the registration by which it is notified of what concerns its user.
 *
 * The long polling is what the client falls back to when no socket can be opened.
 */
import type { EmulatedService } from "../../service/EmulatedService.ts"
import type { EndpointRequest } from "../../service/Endpoints.ts"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import { valueAt } from "../../service/json.ts"
import { badRequest, forbidden, unauthorized } from "../requests/refusals.ts"
import { type Asking, type Connections, pathOf } from "./Connections.ts"

/** How long a client waits for a packet before it gives the connection up, in seconds: its pings come more often. */
const heartbeatSeconds = 70

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest("body: expected JSON")
  }
}

/** Of a registration, what the local cloud needs: whose path, its own id, and for how many seconds. */
const registrationOf = (body: unknown) => {
  const registrationId = valueAt(body, "registrationId")
  const transports: unknown = valueAt(valueAt(body, "transports"), "TROUTER")
  const [transport]: ReadonlyArray<unknown> = Array.isArray(transports) ? transports : []
  const path = valueAt(transport, "path")
  const seconds = valueAt(transport, "ttl")
  if (typeof registrationId !== "string" || registrationId === "") throw badRequest("registrationId: expected a string")
  const [, id] = typeof path === "string" ? (/\/v4\/f\/([^/]+)\/?$/.exec(path) ?? []) : []
  if (id === undefined) throw badRequest("transports.TROUTER[0].path: expected that of the connection")
  if (typeof seconds !== "number" || !(seconds > 0))
    throw badRequest("transports.TROUTER[0].ttl: expected a number of seconds above 0")
  return { registrationId, id, seconds }
}

/** The endpoints and sockets of real-time notifications. */
export const makeRealTime = (
  { resourceId, userTokens, wall }: EmulatorContext,
  connections: Connections
): Required<Pick<EmulatedService, "endpoints" | "sockets">> => {
  /** Who asks: by the header of Skype's services, or as everywhere. */
  const asking = ({ header }: Pick<EndpointRequest, "header">): Asking => {
    const token = header("x-skypetoken") ?? /^Bearer\s+(\S+)$/i.exec(header("authorization") ?? "")?.[1]
    const read = token === undefined ? undefined : userTokens.read(token)
    if (token === undefined || read === undefined || "problem" in read) throw unauthorized()
    if (!read.scopes.some((scope) => scope.startsWith("chat"))) throw forbidden()
    return { userId: read.id, token }
  }

  return {
    endpoints: [
      {
        method: "GET",
        path: "/chat/config/realTimeNotifications",
        summary: "Where real-time notifications are had; the token is a user's with the scope chat.",
        answer: (request) => {
          asking(request)
          const { origin, query } = request
          if (query.get("api-version") === null) throw badRequest("api-version: expected one")
          return { status: 200, json: { trouterServiceUrl: origin, registrarServiceUrl: origin, cloudType: "Public" } }
        }
      },
      {
        method: "POST",
        path: "/v4/a",
        summary: "Allocates a connection for real-time notifications; x-skypetoken is a user's token.",
        answer: (request) => {
          const connection = connections.allocate(asking(request))
          const { origin } = request
          const now = wall()
          return {
            status: 200,
            json: {
              id: connection.id,
              ccid: connection.id,
              socketio: `${origin}/`,
              url: `${origin}${pathOf(connection)}`,
              surl: `${origin}${pathOf(connection)}`,
              ttl: "86400",
              connectparams: {
                sr: connection.id,
                sig: connection.secret,
                issuer: resourceId,
                sp: "connect",
                st: String(now),
                se: String(now + 86_400_000)
              }
            }
          }
        }
      },
      {
        method: "GET",
        path: "/socket.io/1/",
        summary: "The handshake of a connection: its session, and that WebSockets and long polling carry it.",
        answer: (request) => {
          const { query } = request
          const { session } = connections.find(query.get("sr") ?? "", query.get("sig") ?? "", asking(request))
          return { status: 200, text: `${session}:${heartbeatSeconds}:${heartbeatSeconds}:websocket,xhr-polling` }
        }
      },
      {
        method: "GET",
        path: "/socket.io/1/xhr-polling/{session}",
        summary: "Waits for packets of a session that no WebSocket carries.",
        answer: (request) =>
          connections
            .polled(request.params["session"] ?? "", asking(request))
            .poll()
            .then((text) => ({ status: 200, text }))
      },
      {
        method: "POST",
        path: "/socket.io/1/xhr-polling/{session}",
        summary: "Takes packets of a session that no WebSocket carries.",
        answer: (request) => {
          connections.polled(request.params["session"] ?? "", asking(request)).post(request.body)
          return { status: 200, text: "1" }
        }
      },
      {
        method: "GET",
        path: "/",
        summary: "With check in the query, whether the service of connections is there: Trouter.",
        answer: ({ query }) => {
          if (!query.has("check")) throw badRequest("check: expected in the query")
          return { status: 200, text: "Trouter" }
        }
      },
      {
        method: "POST",
        path: "/v3/registrations",
        summary: "Registers a connection for what concerns its user, or renews its registration; `ttl` is in seconds.",
        answer: (request) => {
          const who = asking(request)
          const { id, registrationId, seconds } = registrationOf(parsed(request.body))
          connections.register(id, registrationId, seconds, who)
          return { status: 202 }
        }
      },
      {
        method: "DELETE",
        path: "/v3/registrations/{registrationId}",
        summary: "Ends a registration.",
        answer: (request) => {
          connections.unregister(request.params["registrationId"] ?? "", asking(request))
          return { status: 202 }
        }
      }
    ],
    sockets: [
      { path: "/socket.io/1/websocket/{session}", accept: ({ params }) => connections.open(params["session"] ?? "") }
    ]
  }
}
