/** A request as it came over HTTP: its target in each of its forms, and what the kernel may know of it. */
import type { IncomingMessage } from "node:http"
import type { Request } from "../kernel/http/Exchange.ts"
import { isLoopback } from "../kernel/loopback.ts"

/** How the server is reached. */
interface Named {
  readonly secure: boolean
  /** In lower case. */
  readonly names: ReadonlyArray<string>
}

/** The authority and the path of a target; clients of proxies write the whole URL, whose authority counts then. */
const readTarget = (target: string, host: string): { readonly host: string; readonly target: string } | undefined => {
  if (target.startsWith("/")) return { host, target }
  const [, authority = "", rest = ""] = /^https?:\/\/([^/?#@]+)([/?].*)?$/i.exec(target) ?? []
  if (authority === "") return undefined
  return { host: authority, target: rest.startsWith("/") ? rest : `/${rest}` }
}

/** What is wrong with the head of a request as HTTP, or `undefined`. */
export const wrongIn = (message: IncomingMessage): string | undefined => {
  const { host = [] } = message.headersDistinct
  if (host.length > 1) return "Host: expected one."
  return readTarget(message.url ?? "/", "") === undefined ? "The target: expected a path or an http URL." : undefined
}

const textOf = (value: string | ReadonlyArray<string> | undefined): string | undefined =>
  typeof value === "object" ? value.join(", ") : value

/** A request as the kernel sees it. */
export const requestOf = (message: IncomingMessage, { names, secure }: Named, body: Buffer | undefined): Request => {
  const asked = readTarget(message.url ?? "/", message.headers.host ?? "")
  const { host, target } = asked ?? { host: "", target: "/" }
  return {
    method: message.method ?? "GET",
    target,
    host,
    origin: `${secure ? "https" : "http"}://${host}`,
    // Names come from the request as well, in what it signs.
    header: (name) => (Object.hasOwn(message.headers, name) ? textOf(message.headers[name]) : undefined),
    headers: () =>
      Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, textOf(value) ?? ""])),
    body,
    loopback: isLoopback(message.socket.remoteAddress ?? ""),
    ownHosts: names
  }
}
