/**
 * `fetch` to a local cloud in this process, for clients that take one: no port, no socket. Whatever origin is asked for, the request
 * comes here.
 */
import { type Answer, bodyLimitOf, type Outcome } from "./Exchange.ts"
import { hostOf } from "./Hosts.ts"
import type { Handle } from "./InProcessTransport.ts"

const withoutBody = new Set([101, 204, 205, 304])

const responseOf = ({ body, headers, status }: Answer): Response => {
  const bytes = typeof body === "object" ? new Uint8Array(body.read(0, body.length)) : (body ?? "")
  return new Response(withoutBody.has(status) ? null : bytes, { status, headers: { ...headers } })
}

/** A `fetch` to what answers. */
export const make =
  (handle: Handle): typeof globalThis.fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const { headers, method, signal } = request
    const { host, origin, pathname, search } = new URL(request.url)
    const bytes = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
    signal.throwIfAborted()
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true })
      const asked = {
        method,
        target: pathname + search,
        host,
        origin,
        header: (name: string) => (name === "host" ? host : (headers.get(name) ?? undefined)),
        headers: () => ({ ...Object.fromEntries(headers), host }),
        body: bytes !== undefined && bytes.byteLength > bodyLimitOf(pathname) ? undefined : (bytes ?? ""),
        loopback: true,
        ownHosts: [hostOf(host)]
      }
      handle(asked, (answered) => queueMicrotask(() => resolve(answered)))
    })
    if (outcome === "reset" || outcome.truncated === true)
      throw new TypeError("fetch failed", { cause: new Error("the connection was reset") })
    return responseOf(outcome)
  }
