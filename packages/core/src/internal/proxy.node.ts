/**
 * Which proxy leads to an origin: the one that was given, or that of the environment.
 *
 * `HTTPS_PROXY` (for `https`; without it `HTTP_PROXY`), `HTTP_PROXY` and `NO_PROXY`, lower-case names first, as Microsoft's clients read
 * them. This machine is never reached through a proxy.
 */
import { isLoopback } from "./loopback.ts"

const env = (name: string): string | undefined => process.env[name.toLowerCase()] || process.env[name]

/** The URL of a proxy. Throws a `TypeError` that shows nothing of it, since it may hold a password. */
const urlOf = (name: string, text: string): URL => {
  const url = URL.parse(text.includes("://") ? text : `http://${text}`)
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`${name}: expected an http or https URL`)
  return url
}

/** Whether an entry of `NO_PROXY` (`*`, a host with all below it, perhaps with a port) has the origin in it. */
const isListed = (entry: string, { hostname, port, protocol }: URL): boolean => {
  const [, name = "", wanted] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? []
  if (wanted !== undefined && wanted !== (port || (protocol === "https:" ? "443" : "80"))) return false
  const host = name.replace(/^\*?\./, "")
  return name === "*" || (host !== "" && `.${hostname}`.endsWith(`.${host}`))
}

/** The proxy to an origin; `false` for none, `undefined` for the environment's. */
export const proxyOf = (origin: string, proxy: string | false | undefined): URL | undefined => {
  const url = new URL(origin)
  if (proxy === false || isLoopback(url.hostname)) return undefined
  if (proxy !== undefined) return urlOf("proxy", proxy)
  const [name = ""] = [...(url.protocol === "https:" ? ["HTTPS_PROXY"] : []), "HTTP_PROXY"].filter(env)
  const found = env(name)
  const none = (env("NO_PROXY") ?? "").toLowerCase().split(/[\s,]+/)
  return found === undefined || none.some((entry) => isListed(entry, url)) ? undefined : urlOf(name, found)
}
