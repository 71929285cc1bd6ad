/**
 * Verifies the tokens of a resource whose endpoint may be the local cloud, so that one setting serves for both.
 *
 * An endpoint on this machine is asked once, at the first token, whether it is the local cloud, and then its posts are verified by what it says of
 * them. Any other endpoint is not asked, and browsers and workers ask none.
 */
import * as Effect from "effect/Effect"
import { ask } from "#local-settings"
import * as Redaction from "./Redaction.ts"
import { type Transport, TransportError, type WireResponse } from "./Transport.ts"
import * as WebhookToken from "./WebhookToken.ts"
import type { Service, Verified } from "./internal/localSettings.ts"
import { isLoopback } from "./internal/loopback.ts"

/** Whose tokens, and where the resource is. */
export interface Options {
  /** Whose tokens. */
  readonly service: Service
  /** `scheme://host[:port]` of the resource; `undefined` for one that is not on this machine. */
  readonly endpoint: string | undefined
  /** Carries the question, and the requests for keys, when `fetch` is not given. */
  readonly transport: Transport
  /** Gets the settings and the keys. */
  readonly fetch: typeof globalThis.fetch | undefined
  /** A verifier by what the local cloud says, or by the options alone; throws a `TypeError` when an option is invalid. */
  readonly verifier: (local?: Local) => WebhookToken.WebhookToken
}

/** What the local cloud says, and how its keys are fetched. */
export interface Local extends Verified {
  /** Gets them. */
  readonly fetch: typeof globalThis.fetch
}

/** Whether an endpoint is on this machine. */
export const isLocal = (endpoint: string | undefined): endpoint is string =>
  endpoint !== undefined && isLoopback(URL.parse(endpoint)?.hostname ?? "")

/** Makes a verifier. Throws a `TypeError` when an option is invalid. */
export const make = ({ endpoint, fetch, service, transport, verifier }: Options): WebhookToken.WebhookToken => {
  const plain = verifier()
  if (!isLocal(endpoint) || ask === undefined) return plain
  const { origin } = new URL(endpoint)
  const carry = fetch ?? over(transport)
  const question = ask
  let known: Promise<WebhookToken.WebhookToken> | undefined

  const asked = async () => {
    const local = await question(origin, service, carry)
    return local === undefined ? plain : verifier({ ...local, fetch: carry })
  }
  const find = () =>
    (known ??= asked().catch((cause: unknown) => {
      known = undefined
      throw cause
    }))

  return {
    verify: (token) =>
      Effect.flatMap(Effect.tryPromise({ try: find, catch: unavailable }), ({ verify }) => verify(token))
  }
}

const unavailable = (cause: unknown): WebhookToken.WebhookTokenError => {
  const text = cause instanceof Error ? cause.message : String(cause)
  const description = `the settings of the local cloud: ${Redaction.mask(text)}`
  return new WebhookToken.WebhookTokenError({ reason: "KeysUnavailable", description, cause })
}

/** What is too large has no text, and is no document. */
const responseOf = (outcome: WireResponse): Response => {
  try {
    return new Response(outcome.text() || null, { status: outcome.status })
  } catch {
    return Response.error()
  }
}

/** `fetch` of documents over a transport. */
const over =
  (transport: Transport): typeof globalThis.fetch =>
  (input) =>
    new Promise((resolve, reject) => {
      const { origin, pathname, search } = new URL(input instanceof Request ? input.url : input)
      const headers = ["accept", "application/json"]
      transport.send({ method: "GET", origin, path: pathname + search, headers, body: undefined }, (outcome) => {
        if (outcome instanceof TransportError) reject(outcome)
        else resolve(responseOf(outcome))
      })
    })
