/**
 * The transport over Node's global dispatcher, the one that carries its `fetch`: the default on Node, without a dependency.
 *
 * What a program has set for `fetch` (an agent through a proxy, a test double, interceptors) counts here too. Where there is no such
 * dispatcher, or a proxy of the environment is to be used and Node's own dispatcher does not, `node:http` carries the request.
 */
import type { Transport } from "./Transport.ts"
import { Dispatched, DispatchedAnew, isDispatcher, make as over, type Route } from "./internal/dispatching.node.ts"
import * as NodeHttp from "./internal/nodeHttp.node.ts"
import { isLoopback } from "./internal/loopback.ts"
import type { Options as NodeOptions } from "./NodeTransport.ts"
import { proxyOf } from "./internal/proxy.node.ts"

/** Settings of the transport. With a `proxy`, every request to another machine goes through it, whatever the dispatcher. */
export type Options = Omit<NodeOptions, "ca">

// As Node's own `fetch`: from undici 8 on, handlers and symbol are others.
const isAnew = Number.parseInt(process.versions["undici"] ?? "", 10) >= 8
const newest = Symbol.for("undici.globalDispatcher.2")
const key = isAnew ? newest : Symbol.for("undici.globalDispatcher.1")
const handler = isAnew ? DispatchedAnew : Dispatched

/** Whether a dispatcher is as Node, or the package `undici`, makes it when nobody sets another: an agent without any option or interceptor. */
const isUnset = (dispatcher: object): boolean => {
  const { constructor } = dispatcher
  // What undici 8 puts before its own for an older Node.
  const wrapped: unknown = constructor.name === "Dispatcher1Wrapper" && Reflect.get(globalThis, newest)
  if (isDispatcher(wrapped)) return wrapped !== dispatcher && isUnset(wrapped)
  const symbol = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === "options")
  return (
    constructor.name === "Agent" &&
    constructor.prototype.dispatch === Reflect.get(dispatcher, "dispatch") &&
    symbol !== undefined &&
    Object.values(Object(Reflect.get(dispatcher, symbol))).every((value) => value === undefined || value === Infinity)
  )
}

/** A transport over the global dispatcher. Throws a `TypeError` that names the option that is wrong. */
export const make = ({ proxy, ...limits }: Options = {}): Transport => {
  if (proxy) proxyOf("http://0.0.0.0", proxy)
  return over(limits, (origin) => {
    // Node loads it with the first use of any part of `fetch`.
    if (typeof Headers === "function") void new Headers()
    const via = proxyOf(origin, proxy)
    const local = isLoopback(new URL(origin).hostname)
    let fallback: Route | undefined
    const routeBy = (found: unknown): Route => {
      // Agents through a proxy would take this machine for theirs.
      if (isDispatcher(found) && !(local && found.constructor.name.endsWith("ProxyAgent")))
        if (!via || (proxy === undefined && !isUnset(found))) return { dispatcher: found, handler }
      return (fallback ??= { dispatcher: NodeHttp.make(origin, via), handler: Dispatched })
    }
    let last: unknown
    let route: Route | undefined
    return () => {
      const found: unknown = Reflect.get(globalThis, key)
      if (route && found === last) return route
      last = found
      return (route = routeBy(found))
    }
  })
}

/** The transport that clients on Node share. */
export const defaultTransport: Transport = /* @__PURE__ */ make()
