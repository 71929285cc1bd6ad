/**
 * The transport over Node's global dispatcher, the one that carries its `fetch`: the default on Node, without a dependency.
 *
 * What a program has set for `fetch` (an agent through a proxy, a test double, interceptors) counts here too. Where there is no such
 * dispatcher, or a proxy of the environment is to be used and Node's own dispatcher does not, `node:http` carries the request.
 */
import type { Transport } from "./Transport.ts"
import {
  Dispatched,
  DispatchedAnew,
  type Dispatcher,
  isDispatcher,
  make as over,
  type Route
} from "./internal/dispatching.node.ts"
import * as NodeHttp from "./internal/nodeHttp.node.ts"
import type { Options as NodeOptions } from "./NodeTransport.ts"
import { proxyOf } from "./internal/proxy.node.ts"

/** Settings of the transport. With a `proxy`, every request to another machine goes through it, whatever the dispatcher. */
export type Options = Omit<NodeOptions, "ca">

// As Node's own `fetch`: from undici 8 on, handlers and symbol are others.
const isAnew = Number.parseInt(process.versions["undici"] ?? "", 10) >= 8
const key = Symbol.for(`undici.globalDispatcher.${isAnew ? 2 : 1}`)
const handler = isAnew ? DispatchedAnew : Dispatched

/** Whether a dispatcher is the one that Node makes when nobody sets another. */
const isNodesOwn = (dispatcher: Dispatcher): boolean => {
  const { constructor } = dispatcher
  const dispatch: unknown = Reflect.get(dispatcher, "dispatch")
  if (typeof dispatch !== "function") return false
  if (constructor.name !== "Agent" || constructor.prototype.dispatch !== dispatch) return false
  try {
    Reflect.apply(dispatch, dispatcher, [])
  } catch (error) {
    return error instanceof Error && /\(node:internal/.test(error.stack ?? "")
  }
  return false
}

/** A transport over the global dispatcher. Throws a `TypeError` that names the option that is wrong. */
export const make = ({ proxy, ...limits }: Options = {}): Transport => {
  if (proxy) proxyOf("http://0.0.0.0", proxy)
  let asked: unknown
  let own = false
  return over(limits, (origin) => {
    // Node loads it with the first use of any part of `fetch`.
    if (typeof Headers === "function") void new Headers()
    const via = proxyOf(origin, proxy)
    let fallback: Route | undefined
    return () => {
      const found: unknown = Reflect.get(globalThis, key)
      if (isDispatcher(found)) {
        if (!via) return { dispatcher: found, handler }
        if (proxy === undefined) {
          if (asked !== found) own = isNodesOwn((asked = found))
          if (!own) return { dispatcher: found, handler }
        }
      }
      return (fallback ??= { dispatcher: NodeHttp.make(origin, via), handler: Dispatched })
    }
  })
}

/** The transport that clients on Node share. */
export const defaultTransport: Transport = /* @__PURE__ */ make()
