/**
 * The transport over the web's `fetch`: the default where there is no Node.
 *
 * `fetch` does not tell whether a request left before it failed, so every failure after the start counts as sent.
 */
import type { Transport, WireResponse } from "./Transport.ts"
import { failure } from "./internal/failure.ts"

const decoder = /* @__PURE__ */ new TextDecoder()

/** A transport over a `fetch`; default the global one. */
export const make = (fetch: typeof globalThis.fetch = globalThis.fetch): Transport => ({
  send: (request, done) => {
    const controller = new AbortController()
    const headers: Array<[string, string]> = []
    for (let i = 0; i + 1 < request.headers.length; i += 2)
      headers.push([request.headers[i] ?? "", request.headers[i + 1] ?? ""])
    const body = request.body instanceof Uint8Array ? new Uint8Array(request.body) : (request.body ?? null)
    const run = async (): Promise<WireResponse> => {
      const response = await fetch(request.origin + request.path, {
        method: request.method,
        headers,
        body,
        redirect: "manual",
        signal: controller.signal
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      return {
        _tag: "WireResponse",
        status: response.status,
        header: (name) => response.headers.get(name) ?? undefined,
        bytes: () => bytes,
        text: () => decoder.decode(bytes)
      }
    }
    run().then(
      (response) => controller.signal.aborted || done(response),
      (cause: unknown) => controller.signal.aborted || done(failure(cause, true))
    )
    return { cancel: () => controller.abort(), sent: () => true }
  }
})

/** The transport that clients outside Node share. */
export const defaultTransport: Transport = {
  send: (request, done) => make().send(request, done)
}
