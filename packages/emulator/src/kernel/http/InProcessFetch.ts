/**
 * `fetch` to a local cloud in this process, for clients that take one: no port, no socket. Whatever origin is asked for, the request
 * comes here.
 */
import { type Answer, bodyLimitOf, type Outcome } from "./Exchange.ts"
import { hostOf } from "./Hosts.ts"
import type { Handle } from "./InProcessTransport.ts"

const bytesOf = async (request: Request) => new Uint8Array(await request.arrayBuffer())

const withoutBody = new Set([101, 204, 205, 304])

const responseOf = ({ body, headers, status }: Answer): Response => {
  const bytes = typeof body === "object" ? new Uint8Array(body.read(0, body.length)) : (body ?? "")
  return new Response(withoutBody.has(status) ? null : bytes, { status, headers: { ...headers } })
}

/** What is asked for: no `Request` is made to get what is at an address, since one costs more than all the rest. */
const readOf = (input: Parameters<typeof globalThis.fetch>[0], init: RequestInit | undefined) => {
  const { body = null, headers, method = "GET", signal } = init ?? {}
  return input instanceof Request || body !== null || method !== "GET"
    ? new Request(input, init)
    : { url: input, method, headers: new Headers(headers), body, signal: signal ?? undefined }
}

/** A `fetch` to what answers. */
export const make =
  (handle: Handle): typeof globalThis.fetch =>
  async (input, init) => {
    const request = readOf(input, init)
    const { headers, method, signal } = request
    const { host, origin, pathname, search } = new URL(request.url)
    const bytes = request instanceof Request && request.body !== null ? await bytesOf(request) : undefined
    signal?.throwIfAborted()
    let stop = () => {}
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      if (signal !== undefined) {
        const abort = () => reject(signal.reason)
        signal.addEventListener("abort", abort, { once: true })
        stop = () => signal.removeEventListener("abort", abort)
      }
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
    stop()
    if (outcome === "reset" || outcome.truncated === true)
      throw new TypeError("fetch failed", { cause: new Error("the connection was reset") })
    return responseOf(outcome)
  }
