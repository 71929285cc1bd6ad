/**
 * The transport to a local cloud in this process: no port, no socket, the same bytes.
 *
 * Whatever origin a client was given, its requests come here: no web page can send any, so every host is one of its own.
 * An answer never comes before `send` has returned.
 */
import { type Transport, TransportError, type WireRequest, type WireResponse } from "@effect-comms/core/Transport"
import { type Answer, bodyLimitOf, type Outcome, type Request } from "./Exchange.ts"
import { hostOf } from "./Hosts.ts"

/** Answers a request, as the kernel does. */
export type Handle = (request: Request, done: (outcome: Outcome) => void) => void

const requestOf = ({ body, headers, method, origin, path }: WireRequest): Request => {
  const named = new Map<string, string>()
  for (let i = 0; i + 1 < headers.length; i += 2) named.set((headers[i] ?? "").toLowerCase(), headers[i + 1] ?? "")
  const { host } = new URL(origin)
  const size = body === undefined ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.byteLength
  return {
    method,
    target: path,
    host,
    origin,
    header: (name) => (name === "host" ? host : named.get(name)),
    headers: () => ({ ...Object.fromEntries(named), host }),
    body: size > bodyLimitOf(path) ? undefined : (body ?? ""),
    loopback: true,
    ownHosts: [hostOf(host)]
  }
}

const responseOf = ({ body = "", headers, status }: Answer): WireResponse => {
  const bytes = () => (typeof body === "string" ? Buffer.from(body) : body.read(0, body.length))
  return {
    _tag: "WireResponse",
    status,
    header: (name) => headers[name],
    text: () => (typeof body === "string" ? body : Buffer.from(bytes()).toString()),
    bytes
  }
}

const broken = (description: string) => new TransportError({ sent: true, description })

/** A transport to what answers. */
export const make = (handle: Handle): Transport => ({
  send: (request, done) => {
    let open = true
    const end = (outcome: Outcome) =>
      queueMicrotask(() => {
        if (!open) return
        open = false
        if (outcome === "reset") return done(broken("the connection was reset"))
        done(outcome.truncated === true ? broken("the answer broke off") : responseOf(outcome))
      })
    handle(requestOf(request), end)
    return {
      cancel: () => {
        open = false
      },
      sent: () => true
    }
  }
})
