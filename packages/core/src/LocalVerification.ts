/**
 * Verifies the tokens of a resource whose endpoint may be the local cloud, so that the same setting works for both.
 *
 * An endpoint on this machine is asked once, at the first token, whether it is the local cloud, whose settings then verify its requests. No
 * other endpoint is asked, and browsers and workers ask none.
 */
import * as Effect from "effect/Effect"
import { ask } from "#local-settings"
import { type Transport, TransportError, type WireResponse } from "./Transport.ts"
import * as WebhookToken from "./WebhookToken.ts"
import type { Service, Verified } from "./internal/localSettings.ts"
import { isLoopback } from "./internal/loopback.ts"
import { whyOf } from "./internal/whyOf.ts"

/** Whose tokens, and where the resource is. */
export interface Options {
  /** Whose tokens. */
  readonly service: Service
  /** `scheme://host[:port]` of the resource; `undefined` for one that is not on this machine. */
  readonly endpoint: string | undefined
  /** Carries the requests for settings and keys, when `fetch` is not given. */
  readonly transport: Transport
  /** Gets the settings and the keys. */
  readonly fetch: typeof globalThis.fetch | undefined
  /** A verifier by what the local cloud says, or by the options alone; throws a `TypeError` when an option is invalid. */
  readonly verifier: (local?: Local) => WebhookToken.WebhookToken
}

/** The settings of the local cloud, and how its keys are fetched. */
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
  let said: string | undefined

  const asked = async () => {
    const local = await question(origin, service, carry)
    return local === undefined ? plain : verifier({ ...local, fetch: carry })
  }
  const find = () =>
    (known ??= asked().catch((cause: unknown) => {
      known = undefined
      throw cause
    }))

  const unavailable = (cause: unknown) =>
    new WebhookToken.WebhookTokenError({
      reason: "KeysUnavailable",
      description: `the settings of the local cloud ${origin}/_emulator/settings: ${whyOf(cause)}`,
      cause
    })

  /** The same is said once, since it is asked again at every token. */
  const warn = ({ description }: WebhookToken.WebhookTokenError) => {
    if (description === said) return Effect.void
    said = description
    return Effect.logWarning(`webhooks are refused, as their signing keys cannot be fetched: ${description}`)
  }

  return {
    verify: (token) =>
      Effect.flatMap(Effect.tapError(Effect.tryPromise({ try: find, catch: unavailable }), warn), ({ verify }) =>
        verify(token)
      )
  }
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
