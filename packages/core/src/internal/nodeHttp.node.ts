/**
 * `node:http` and `node:https` with keep-alive as a dispatcher, straight or through a proxy. Loaded with the first origin that needs it.
 *
 * `https` goes through a tunnel that the proxy opens, `http` to the proxy itself. What the proxy refuses was not sent.
 */
import type { Agent } from "node:https"
import { type Dispatched, type Dispatcher, proxyRefused } from "./dispatching.node.ts"

/** Milliseconds for a proxy to open a tunnel, and for the service's end of it to be secured. */
const tunnelTimeout = 10_000

const clientOf = (secure: boolean) => process.getBuiltinModule(secure ? "node:https" : "node:http")

const endOf = ({ hostname, port, protocol }: URL) => ({
  host: hostname.replace(/[[\]]/g, ""),
  port: port || (protocol === "https:" ? 443 : 80)
})

const refused = (what: string): Error =>
  Object.assign(new Error(`the proxy refused to connect: ${what}`), { code: proxyRefused })

const credentialsOf = ({ password, username }: URL): ReadonlyArray<string> =>
  username || password
    ? [
        "proxy-authorization",
        `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`
      ]
    : []

/** Connects to the service through a tunnel of the proxy. */
const tunnel =
  (proxy: URL, ca: string | undefined): Agent["createConnection"] =>
  (options, done = () => {}) => {
    const host = options.host ?? ""
    const servername = options.servername ?? ""
    const authority = `${host.includes(":") ? `[${host}]` : host}:${options.port ?? ""}`
    const asking = clientOf(proxy.protocol === "https:").request({
      ...endOf(proxy),
      ca,
      agent: false,
      method: "CONNECT",
      path: authority,
      headers: ["host", authority, ...credentialsOf(proxy)]
    })
    const late = () => refused("no answer in time")
    asking.setTimeout(tunnelTimeout, () => asking.destroy(late()))
    // What fails has no socket, whatever the type says.
    const fail = (error: Error) => Reflect.apply(done, undefined, [error])
    asking.once("error", fail)
    asking.once("connect", ({ statusCode = 0 }, socket) => {
      asking.setTimeout(0)
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy()
        return fail(refused(`status ${statusCode}`))
      }
      const { connect } = process.getBuiltinModule("node:tls")
      const secured = connect({ host, servername, ca, socket, ALPNProtocols: ["http/1.1"] })
      secured.setTimeout(tunnelTimeout, () => secured.destroy(late()))
      secured.once("error", fail)
      secured.once("secureConnect", () => {
        secured.off("error", fail).setTimeout(0)
        done(null, secured)
      })
    })
    asking.end()
    return undefined
  }

/** The way to one origin. */
export const make = (origin: string, proxy: URL | undefined, ca?: string): Dispatcher => {
  const url = new URL(origin)
  const secure = url.protocol === "https:"
  const direct = secure ? undefined : proxy
  const peer = direct ?? url
  const overTls = peer.protocol === "https:"
  const { Agent, request } = clientOf(overTls)
  // What is idle for a minute is closed before something on the way forgets it: a request on it would be lost, or seem to be.
  const agent = new Agent({ keepAlive: true, timeout: 60_000, ca })
  if (secure && proxy) Object.assign(agent, { createConnection: tunnel(proxy, ca) })
  const to = { agent, ...endOf(peer) }
  const ready = overTls ? "secureConnect" : "connect"
  const first = ["host", url.host, ...(direct ? credentialsOf(direct) : [])]
  return {
    dispatch: ({ body, headers, method, path }, exchange: Dispatched) => {
      const all = [...first, ...headers]
      // Without a length, Node would announce an empty POST as chunked.
      if (body !== null || method === "POST") all.push("content-length", String(Buffer.byteLength(body ?? "")))
      const message = request({ ...to, method, path: direct ? origin + path : path, headers: all }, (response) => {
        const { headers: answered, statusCode = 0 } = response
        if (direct && statusCode === 407) {
          message.destroy()
          return fail(refused("status 407"))
        }
        exchange.onHeaders(statusCode, answered)
        response.on("data", (chunk: Buffer) => exchange.onData(chunk))
        response.on("error", fail)
        response.on("end", () => exchange.onComplete())
      })
      const fail = (cause: unknown) => exchange.onError(cause)
      const stop = () => message.destroy()
      exchange.onQueued(stop)
      message.on("error", fail)
      message.on("socket", (socket) => {
        if (socket.connecting) socket.once(ready, () => exchange.onConnect(stop))
        else exchange.onConnect(stop)
      })
      message.end(body ?? undefined)
    }
  }
}
