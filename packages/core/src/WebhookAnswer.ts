/**
 * The answer to a webhook as a value: status, headers and body, for any HTTP server.
 *
 * One meaning everywhere: 401 when the sender was not verified, 400, 408, 413 and 415 when the body was not taken, 503 when the events could not be
 * stored and are to be sent again, and 2xx only once every event of the body is in the event service. Who sends what is decided elsewhere.
 */

/** What is answered. */
export interface WebhookAnswer {
  /** The HTTP status. */
  readonly status: number
  /** The headers, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The body; `undefined` for none. */
  readonly body: string | undefined
}

/** What came to the address of a webhook. */
export interface WebhookRequest {
  /** The HTTP method; default `POST`. */
  readonly method?: string | undefined
  /** The headers: those of a Fetch request, or of Node's. */
  readonly headers:
    | {
        /** Gets the value of a header, in any case; `null` when there is none. */
        readonly get: (name: string) => string | null
      }
    | Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  /** The body: a string, its bytes, or the JSON that a framework made of it. */
  readonly body: unknown
}

const answer = (status: number, headers: WebhookAnswer["headers"] = {}, body?: string): WebhookAnswer => ({
  status,
  headers,
  body
})

/** Answers with a body of JSON. */
export const json = (status: number, body: unknown): WebhookAnswer =>
  answer(status, { "content-type": "application/json" }, JSON.stringify(body))

/** Every event is in the event service: 200. */
export const ok: WebhookAnswer = answer(200)

/** Every event is in the event service: 202, as Graph has it. */
export const accepted: WebhookAnswer = answer(202)

/** Nothing is taken, and the sender is to send it in its newer form: 204. */
export const newerForm: WebhookAnswer = answer(204)

/** Redirects the sender to another receiver, at this address: 302. */
export const elsewhere = (location: string): WebhookAnswer => answer(302, { location })

/** The body is not what the sender sends: 400, with what was expected where. */
export const malformed = (expected: string): WebhookAnswer => json(400, { error: expected })

/**
 * The sender is not verified: 401, with the reason in `WWW-Authenticate`, where senders of tokens look for it; it names what is expected,
 * and nothing of the token. Source: RFC 6750, section 3.
 */
export const unverified = (reason: string): WebhookAnswer => {
  // What may not stand in a quoted string of a header.
  const description = reason.replace(/[^\x20-\x7e]|["\\]/g, " ")
  return answer(401, { "www-authenticate": `Bearer error="invalid_token", error_description="${description}"` })
}

/** The method is not one of a webhook: 405. */
export const wrongMethod: WebhookAnswer = answer(405, { allow: "POST, OPTIONS" })

/** The body ends early: 400. The sender may be gone already. */
export const broken: WebhookAnswer = /* @__PURE__ */ malformed("expected a whole body")

/** The body does not come in time: 408. */
export const tooSlow: WebhookAnswer = answer(408, { connection: "close" })

/** The body is compressed, which Microsoft's are not: 415. */
export const encoded: WebhookAnswer = answer(415, { "accept-encoding": "identity" })

/** The body is larger than is taken: 413. */
export const tooLarge: WebhookAnswer = answer(413)

/** The events are not stored, and are to be sent again after some seconds, default 5: 503, with the reason in the body when one is given. */
export const notStored = (retryAfterSeconds = 5, reason?: string): WebhookAnswer => {
  const { body, headers } = reason === undefined ? ok : json(503, { error: reason })
  return answer(503, { ...headers, "retry-after": String(retryAfterSeconds) }, body)
}

/** The answer to Event Grid's SubscriptionValidation: 200 with its code. */
export const validated = (validationResponse: string): WebhookAnswer => json(200, { validationResponse })

/** The value of a header, several of one name joined by commas; `undefined` when there is none. */
export const header = ({ headers }: WebhookRequest, name: string): string | undefined => {
  if (typeof headers.get === "function") return headers.get(name) ?? undefined
  for (const [key, value] of Object.entries(headers))
    if (key.toLowerCase() === name && typeof value !== "function")
      return typeof value === "string" || value === undefined ? value : value.join(", ")
  return undefined
}

/** The origin that Event Grid names in its handshake. */
export const eventGridOrigin = "eventgrid.azure.net"

/**
 * The answer to the handshake of CloudEvents: `OPTIONS` with `WebHook-Request-Origin`. It allows the origins that are given, default
 * Event Grid's, at any rate; to another origin it does not, with 403.
 *
 * `undefined` when the request is no handshake. Source: CloudEvents, "HTTP 1.1 Web Hooks for Event Delivery", abuse protection.
 */
export const handshake = (
  request: WebhookRequest,
  origins: ReadonlyArray<string> = [eventGridOrigin]
): WebhookAnswer | undefined => {
  if (request.method?.toUpperCase() !== "OPTIONS") return undefined
  const origin = header(request, "webhook-request-origin")
  if (origin === undefined) return wrongMethod
  if (!origins.some((one) => one.toLowerCase() === origin.toLowerCase())) return answer(403)
  return answer(200, { "webhook-allowed-origin": origin, "webhook-allowed-rate": "*", allow: "POST, OPTIONS" })
}

/** What a request is answered with before its body is looked at: a handshake, or a method that no webhook has. */
export const beforeBody = (request: WebhookRequest, origins?: ReadonlyArray<string>): WebhookAnswer | undefined =>
  handshake(request, origins) ?? ((request.method ?? "POST").toUpperCase() === "POST" ? undefined : wrongMethod)

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

/**
 * The answer to Event Grid's validation of a subscription, which it posts as an event: 200 with the code in it. `undefined` when the
 * elements of the body have no such event. It proves no sender: what the body holds besides must be verified all the same.
 */
export const validation = (elements: ReadonlyArray<unknown>): WebhookAnswer | undefined => {
  for (const element of elements) {
    const type = fieldOf(element, "eventType") ?? fieldOf(element, "type")
    const code = fieldOf(fieldOf(element, "data"), "validationCode")
    if (type === "Microsoft.EventGrid.SubscriptionValidationEvent" && typeof code === "string") return validated(code)
  }
  return undefined
}

/** The answer as one of the Fetch API. */
export const toResponse = ({ body, headers, status }: WebhookAnswer): Response =>
  new Response(body ?? null, { status, headers })
