/**
 * The transport over `node:http` and `node:https` with keep-alive, without a dependency: with an authority or a proxy of its own.
 */
import type { Limits, Transport } from "./Transport.ts"
import { Dispatched, make as over } from "./internal/dispatching.node.ts"
import * as NodeHttp from "./internal/nodeHttp.node.ts"
import { proxyOf } from "./internal/proxy.node.ts"

/** Settings of the connections. */
export interface Options extends Limits {
  /** A certificate authority to trust instead of the machine's, in PEM; for the local cloud's TLS port. */
  readonly ca?: string
  /**
   * The URL of a proxy, perhaps with user and password; `false` for none. Default: that of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, or
   * of their lower-case names, when the first request to an origin is sent. This machine is never reached through a proxy.
   */
  readonly proxy?: string | false
}

/** A transport with its own connections. Throws a `TypeError` that names the option that is wrong. */
export const make = ({ ca, proxy, ...limits }: Options = {}): Transport => {
  checkProxy(proxy)
  return over(limits, (origin) => {
    const route = { dispatcher: NodeHttp.make(origin, proxyOf(origin, proxy), ca), handler: Dispatched }
    return () => route
  })
}

/** Throws when a proxy's URL is invalid. */
const checkProxy = (proxy: string | false | undefined): void => void (proxy && proxyOf("http://0.0.0.0", proxy))

/** A transport over `node:http` that programs share. */
export const defaultTransport: Transport = /* @__PURE__ */ make()
