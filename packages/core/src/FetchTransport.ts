/**
 * The transport over the web's `fetch`: the default where there is no Node.
 *
 * `fetch` does not report whether a request left before it failed: every failure counts as sent, except those whose cause proves otherwise.
 */
import type { Limits, Transport, WireResponse } from "./Transport.ts"
import { failure } from "./internal/failure.ts"
import { bounded } from "./internal/inFlight.ts"
import { limitsOf } from "./internal/limits.ts"
import { nothingLeft } from "./internal/unsent.ts"
import { read, readers } from "./internal/webBody.ts"

/** A transport over a `fetch`; default the global one at the time of each request. Throws a `TypeError` that names the limit that is wrong. */
export const make = (given?: typeof globalThis.fetch, options: Limits = {}): Transport => {
  const { maxAnswerBytes, maxInFlight } = limitsOf(options)
  return bounded(
    {
      send: (request, done) => {
        const fetch = given ?? globalThis.fetch
        const { body: sent, headers: pairs, maxAnswerBytes: limit = maxAnswerBytes, method, origin, path } = request
        const controller = new AbortController()
        const headers: Array<[string, string]> = []
        for (let i = 0; i + 1 < pairs.length; i += 2) headers.push([pairs[i] ?? "", pairs[i + 1] ?? ""])
        const body = sent instanceof Uint8Array ? new Uint8Array(sent) : (sent ?? null)
        const run = async (): Promise<WireResponse> => {
          const { signal } = controller
          const response = await fetch(origin + path, { method, headers, body, redirect: "manual", signal })
          return {
            _tag: "WireResponse",
            status: response.status,
            header: (name) => response.headers.get(name) ?? undefined,
            ...readers(await read(response.body, limit), limit)
          }
        }
        run().then(
          (response) => controller.signal.aborted || done(response),
          (cause: unknown) => controller.signal.aborted || done(failure(cause, !nothingLeft(cause)))
        )
        return { cancel: () => controller.abort(), sent: () => true }
      }
    },
    maxInFlight
  )
}

/** The transport that clients outside Node share. */
export const defaultTransport: Transport = /* @__PURE__ */ make()
