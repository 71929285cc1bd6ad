/**
 * The transport over `undici` 6, 7 or 8; `undici` is an optional peer, so this module is imported only by who wants it.
 *
 * Without a dispatcher of the program, a proxy of the environment is used as the other transports on Node use it.
 */
import { Agent, Dispatcher } from "undici"
import type { Limits, Transport } from "./Transport.ts"
import { Dispatched, DispatchedAnew, isDispatcher, make as over } from "./internal/dispatching.node.ts"
import * as NodeHttp from "./internal/nodeHttp.node.ts"
import { proxyOf } from "./internal/proxy.node.ts"

/** A dispatcher of undici 6, 7 or 8. */
export interface AnyDispatcher {
  /** The method of a dispatcher of undici. */
  dispatch(...given: never): unknown
}

/** Whether the installed undici calls the methods of handlers as 6 and 7 do. An agent says so when it has nothing to dispatch. */
const isOld = (agent: Agent): boolean => {
  let isCalled = false
  try {
    const probe = { onConnect: () => {}, onError: () => void (isCalled = true) }
    const dispatch: unknown = Reflect.get(agent, "dispatch")
    if (typeof dispatch === "function") Reflect.apply(dispatch, agent, [undefined, probe])
  } catch {
    // Newer ones look for another method.
  }
  return isCalled
}

/**
 * A transport over a dispatcher: an `Agent`, `Pool` or `ProxyAgent` of the program, or an agent of its own with keep-alive.
 *
 * Throws a `TypeError` that names what is wrong.
 */
export const make = (dispatcher?: AnyDispatcher, limits: Limits = {}): Transport => {
  const agent = new Agent()
  const to: unknown = dispatcher ?? agent
  if (!isDispatcher(to)) throw new TypeError("dispatcher: expected one of undici")
  const handler = to instanceof Dispatcher && isOld(agent) ? Dispatched : DispatchedAnew
  const route = { dispatcher: to, handler }
  return over(limits, (origin) => {
    const proxy = dispatcher ? undefined : proxyOf(origin, undefined)
    const found = proxy ? { dispatcher: NodeHttp.make(origin, proxy), handler: Dispatched } : route
    return () => found
  })
}
