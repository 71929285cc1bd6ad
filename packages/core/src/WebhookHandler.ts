/**
 * A webhook as a handler of the Fetch API: a request in, a response out, for every server that has these.
 *
 * It reads the body within bounds, never fails into the server, and says to whoever handles the events when the answer has left. Who may
 * post, what is in the body and what it is answered with is decided elsewhere.
 */
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as WebhookAnswer from "./WebhookAnswer.ts"
import * as WebhookBody from "./WebhookBody.ts"
import type { Transport } from "./Transport.ts"
import type { Behind } from "./WebhookHandling.ts"
import { bodyOf, type WebRequest } from "./internal/requestBody.ts"
import { onTimeOf } from "./internal/time.ts"

export type { WebBody, WebRequest } from "./internal/requestBody.ts"

/** How much of a body is read, and for how long. */
export interface Limits {
  /** How many bytes of a body are read; default 2 MiB, which is more than Event Grid posts. */
  readonly maxBodyBytes?: number | undefined
  /** How long reading a body may take, in milliseconds; default 20000, since Event Grid waits for 30 seconds. */
  readonly bodyMillis?: number | undefined
}

/** By what a sender is verified that brings no token. */
export interface Trust {
  /**
   * Whether the sender is verified by other means, such as a token of Microsoft Entra that the program has verified; default false. Such a
   * request needs no token of Microsoft's.
   */
  readonly trusted?: boolean | ((request: WebRequest) => boolean) | undefined
  /**
   * A secret that stands in the address that Event Grid was given, as `?secret=…`: Event Grid does not sign. A request that has it needs no
   * token; one that does not have it needs one.
   */
  readonly eventGridSecret?: string | Redacted.Redacted | undefined
}

/** What a server knows of the answer that it sends. */
export interface Sending {
  /** Ends when the answer was sent, or cannot be any more; default once the server has the answer. */
  readonly sent?: PromiseLike<unknown> | undefined
  /** Keeps the program running until what it does with the events has ended, as `waitUntil` of workers does. */
  readonly waitUntil?: ((handled: Promise<unknown>) => void) | undefined
}

/** A webhook for servers of the Fetch API. It never rejects. */
export interface WebhookHandler {
  /** Answers a request; what is done with its events begins once the server has the answer. */
  (request: WebRequest): Promise<Response>
  /** The same for a server that knows when the answer was sent, or that ends a program with it. */
  readonly respond: (request: WebRequest, sending: Sending) => Promise<Response>
}

/** Answers a request with a body that has been read, and hands its events on. */
export type Answer<R> = (
  request: WebhookAnswer.WebhookRequest & { readonly trusted: boolean },
  behind: Behind
) => Effect.Effect<WebhookAnswer.WebhookAnswer, never, R>

/** Answers requests, for the receiver of that name. Throws a `TypeError` when an option is invalid. */
export const make = <R>(
  receiver: string,
  { bodyMillis = 20_000, eventGridSecret, maxBodyBytes = WebhookBody.defaults.maxBodyBytes, trusted }: Limits & Trust,
  answer: Answer<R>
): ((request: WebRequest, behind?: Behind) => Effect.Effect<Response, never, R>) => {
  const secret = Redacted.isRedacted(eventGridSecret) ? Redacted.value(eventGridSecret) : eventGridSecret
  if (secret === "") throw new TypeError("eventGridSecret: expected a string that is not empty")
  for (const [name, value] of Object.entries({ bodyMillis, maxBodyBytes }))
    if (!(value >= 0)) throw new TypeError(`${name}: expected a number from 0`)

  const isTrusted = (request: WebRequest): boolean =>
    trusted === true ||
    (typeof trusted === "function" && trusted(request)) ||
    (secret !== undefined && hasSecret(request.url, secret))

  return (request, behind = {}) => {
    const { headers, method } = request
    const answered = Effect.suspend(() => {
      // Whoever posts nothing is answered without its body.
      if (method.toUpperCase() !== "POST") return answer({ method, headers, body: undefined, trusted: false }, behind)
      return Effect.matchEffect(bodyOf(request, { maxBodyBytes, bodyMillis }), {
        onSuccess: (body) => answer({ method, headers, body, trusted: isTrusted(request) }, behind),
        onFailure: Effect.succeed
      })
    })
    return answered.pipe(
      Effect.catchCause((cause) =>
        Effect.as(Effect.logError(`${receiver}: events are not stored`, cause), WebhookAnswer.notStored())
      ),
      Effect.map(WebhookAnswer.toResponse)
    )
  }
}

/** A handler that returns promises, on the time of a transport: events are handled once the server has the answer, or has sent it. */
export const promised = (
  respond: (request: WebRequest, behind: Behind) => Effect.Effect<Response>,
  transport?: Transport
): WebhookHandler => {
  const context = onTimeOf(Context.empty(), transport)
  const runPromise = Effect.runPromiseWith(context)
  const run = async (request: WebRequest, { sent, waitUntil }: Sending): Promise<Response> => {
    const gone = Deferred.makeUnsafe<void>()
    const go = () => void Deferred.doneUnsafe(gone, Effect.void)
    const response = await runPromise(respond(request, { after: Deferred.await(gone), waitUntil }))
    if (sent === undefined) Effect.runFork(Effect.andThen(Effect.yieldNow, Effect.sync(go)))
    else sent.then(go, go)
    return response
  }
  return Object.assign((request: WebRequest) => run(request, {}), { respond: run })
}

/** Whether an address has the secret; it takes as long for every other text of its length. */
const hasSecret = (url: string, secret: string): boolean => {
  const given = URL.parse(url, "http://localhost")?.searchParams.get("secret")
  if (given?.length !== secret.length) return false
  let different = 0
  for (let i = 0; i < secret.length; i++) different |= secret.charCodeAt(i) ^ given.charCodeAt(i)
  return different === 0
}
