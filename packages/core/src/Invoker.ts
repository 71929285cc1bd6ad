/**
 * Sends operations: encode, sign each attempt, send, decode, retry, deadline, span, metrics.
 *
 * A call is one effect around a small state machine (`Call`): an attempt is under way, or a wait is, or it has ended. All that can
 * be done once (codecs, versions, the parts of a path) is done once; an error is built only when something failed.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as Metric from "effect/Metric"
import type { CallOptions, Client, ClientOptions } from "./Client.ts"
import { CommunicationError, type Details, invalid, type Reason } from "./CommunicationError.ts"
import type { Credential } from "./Credential.ts"
import * as Field from "./Field.ts"
import type { Answer, Any, Operation, RetryClass } from "./Operation.ts"
import * as Repeatability from "./Repeatability.ts"
import * as Retry from "./Retry.ts"
import type { Exchange, Transport, WireRequest, WireResponse } from "./Transport.ts"
import { TransportError } from "./Transport.ts"
import { describe } from "./internal/issue.ts"
import { errorOf } from "./internal/response.ts"
import { type Time, timeOf } from "./internal/time.ts"
import { type CallSpan, start } from "./internal/tracing.ts"

/** What an invoker sends with and to. */
export interface Target<V extends string> {
  readonly endpoint: string
  readonly credential: Credential
  readonly transport: Transport
  readonly defaultVersion: V
}

const calls = /* @__PURE__ */ Metric.counter("effect_comms_calls", {
  description: "Calls of operations by operation and outcome",
  incremental: true
})

const name = "effect-comms"

interface Prepared {
  readonly path: string
  readonly body: string | undefined
}

const prepare = (
  operation: Any,
  input: unknown,
  version: string
): Prepared | { readonly field: string; readonly expected: string } => {
  if (!operation.versions.includes(version))
    return { field: "apiVersion", expected: `one that has this operation: ${operation.versions.join(", ")}` }
  const codec = operation.codec()
  const params = codec.params(input)
  if (Exit.isFailure(params)) return problemOf(params)
  let path = operation.service.versionIn === "path" ? `/${version}` : ""
  for (let i = 0; i < codec.segments.length; i++) {
    path += codec.segments[i]
    const key = codec.names[i]
    if (key === undefined) continue
    const value = valueAt(params.value, key)
    if (value === undefined || value === "") return { field: key, expected: "expected a text that is not empty" }
    path += encodeURIComponent(String(value))
  }
  let separator = "?"
  if (codec.query !== undefined) {
    const query = codec.query(input)
    if (Exit.isFailure(query)) return problemOf(query)
    if (typeof query.value === "object" && query.value !== null) {
      for (const [key, value] of Object.entries(query.value)) {
        if (value === undefined) continue
        path += `${separator}${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`
        separator = "&"
      }
    }
  }
  if (operation.service.versionIn === "query") path += `${separator}api-version=${version}`
  if (codec.payload === undefined) return { path, body: undefined }
  const payload = codec.payload(input)
  if (Exit.isFailure(payload)) return problemOf(payload)
  const gone = Field.unsupported(operation.payload, version, payload.value)
  if (gone !== undefined) return { field: gone, expected: `nothing: api-version ${version} does not have it` }
  return { path, body: JSON.stringify(payload.value) }
}

const valueAt = (record: unknown, key: string): unknown =>
  typeof record === "object" && record !== null ? Reflect.get(record, key) : undefined

const problemOf = (exit: Exit.Failure<unknown, Parameters<typeof describe>[0]>) => {
  const [reason] = exit.cause.reasons
  return reason?._tag === "Fail" ? describe(reason.error) : { field: "", expected: "another value" }
}

/** Makes the part of a client that sends. */
export const make = <V extends string>(
  target: Target<V>,
  defaults: ClientOptions<V>
): Pick<Client<V>, "invoke" | "follow"> => {
  const policy: Retry.Policy = { ...Retry.defaultPolicy, ...defaults.retry }
  const host = new URL(target.endpoint).host
  const userAgent = defaults.userAgent === undefined ? name : `${defaults.userAgent} ${name}`
  const send = <A>(operation: Operation<never, A>, prepared: Prepared, options: CallOptions<V>) =>
    Effect.withFiber<A, CommunicationError>((fiber) => {
      const time = timeOf(fiber)
      const pair = pairOf(operation, options, time.now())
      if (pair !== undefined && "header" in pair)
        return Effect.fail(invalid(operation.id, pair.header, `expected ${pair.expected}`))
      const settings: Settings<V> = { target, host, userAgent, policy, defaults, options, pair }
      return Effect.callback<A, CommunicationError>((resume) => {
        const call = new Call(operation, prepared, settings, fiber, time, resume)
        call.attempt()
        return Effect.sync(() => call.cancel())
      })
    })
  return {
    invoke: (operation, input, options = {}) =>
      Effect.suspend(() => {
        const prepared = prepare(operation, input, options.apiVersion ?? target.defaultVersion)
        return "field" in prepared
          ? Effect.fail(invalid(operation.id, prepared.field, prepared.expected))
          : send(operation, prepared, options)
      }),
    follow: (operation, link, options = {}) =>
      Effect.suspend(() => {
        const url = URL.canParse(link) ? new URL(link) : undefined
        return url?.origin !== target.endpoint
          ? Effect.fail(invalid(operation.id, "nextLink", "expected an absolute URL of the client's own endpoint"))
          : send(operation, { path: url.pathname + url.search, body: undefined }, options)
      })
  }
}

const pairOf = (operation: Any, options: CallOptions, now: number) => {
  if (operation.repeatability === "none") return undefined
  const given = options.repeatability
  return given === undefined ? Repeatability.make(now) : (Repeatability.problem(given, now) ?? given)
}

interface Settings<V extends string> {
  readonly target: Target<V>
  readonly host: string
  readonly userAgent: string
  readonly policy: Retry.Policy
  readonly defaults: ClientOptions<V>
  readonly options: CallOptions<V>
  readonly pair: Repeatability.Pair | undefined
}

/** One call under way. Every transition happens in a callback of the transport, of a timer or of the credential. */
class Call<A, V extends string> {
  readonly #operation: Operation<never, A>
  readonly #prepared: Prepared
  readonly #settings: Settings<V>
  readonly #fiber: Fiber.Fiber<unknown, unknown>
  readonly #time: Time
  readonly #resume: (effect: Effect.Effect<A, CommunicationError>) => void
  readonly #retry: RetryClass
  readonly #deadline: number
  readonly #span: CallSpan | undefined
  readonly #headers: ReadonlyArray<string>
  #attempts = 0
  /** Whether any attempt so far may have been executed. */
  #open = false
  #exchange: Exchange | undefined
  #stopTimer: () => void = () => {}
  #stopCredential: () => void = () => {}

  constructor(
    operation: Operation<never, A>,
    prepared: Prepared,
    settings: Settings<V>,
    fiber: Fiber.Fiber<unknown, unknown>,
    time: Time,
    resume: (effect: Effect.Effect<A, CommunicationError>) => void
  ) {
    const { defaults, options, pair, userAgent } = settings
    this.#operation = operation
    this.#prepared = prepared
    this.#settings = settings
    this.#fiber = fiber
    this.#time = time
    this.#resume = resume
    this.#retry =
      options.retryAmbiguous === true
        ? "idempotent"
        : operation.retry === "claimed" && options.trustRepeatability === true
          ? "repeatable"
          : operation.retry
    const now = time.now()
    const limit = now + (options.deadlineMillis ?? defaults.deadlineMillis ?? 30_000)
    this.#deadline =
      pair !== undefined && this.#retry === "repeatable" ? Math.min(limit, Retry.lastMoment(pair.firstSent)) : limit
    this.#span = start(fiber, operation, settings.host, now)
    const headers = [
      operation.service.clientRequestIdHeader,
      options.clientRequestId ?? crypto.randomUUID(),
      "user-agent",
      userAgent,
      "accept",
      "application/json"
    ]
    if (prepared.body !== undefined)
      headers.push("content-type", options.contentType ?? operation.contentTypes[0] ?? "application/json")
    if (pair !== undefined) {
      if (operation.repeatability === "id") headers.push("repeatability-request-id", pair.requestId)
      else headers.push("repeatability-request-id", pair.requestId, "repeatability-first-sent", pair.firstSent)
    }
    if (this.#span !== undefined) headers.push("traceparent", this.#span.traceparent)
    this.#headers = headers
  }

  attempt(): void {
    const { defaults, host, options, target } = this.#settings
    const now = this.#time.now()
    this.#attempts++
    this.#exchange = undefined
    const limit = options.attemptTimeoutMillis ?? defaults.attemptTimeoutMillis ?? 10_000
    this.#stopTimer = this.#time.after(Math.max(0, Math.min(limit, this.#deadline - now)), () => this.#expired())
    const { method } = this.#operation
    const authorized = target.credential.authorize({ method, host, ...this.#prepared }, now)
    if (!Effect.isEffect(authorized)) return this.#send(authorized)
    const fiber = Effect.runForkWith(this.#fiber.context)(authorized)
    this.#stopCredential = () => fiber.interruptUnsafe()
    fiber.addObserver((exit) => {
      this.#stopCredential = () => {}
      if (Exit.isSuccess(exit)) return this.#send(exit.value)
      const [reason] = exit.cause.reasons
      if (reason?._tag !== "Fail") return
      this.#stopTimer()
      const { description, kind } = reason.error
      this.#retryOr(false, { reason: { _tag: kind }, description, cause: reason.error }, undefined, kind === "Transport")
    })
  }

  #send(authorization: ReadonlyArray<string>): void {
    const { target } = this.#settings
    const request: WireRequest = {
      method: this.#operation.method,
      origin: target.endpoint,
      path: this.#prepared.path,
      headers: [...this.#headers, ...authorization],
      body: this.#prepared.body
    }
    this.#exchange = target.transport.send(request, (outcome) => {
      this.#stopTimer()
      if (outcome instanceof TransportError)
        this.#retryOr(outcome.sent, { reason: { _tag: "Transport" }, description: outcome.message, cause: outcome })
      else this.#answered(outcome)
    })
  }

  #expired(): void {
    this.#stopCredential()
    const sent = this.#exchange?.sent() ?? false
    this.#exchange?.cancel()
    this.#retryOr(sent, { reason: { _tag: "Timeout" }, description: "no answer within the attempt's limit" })
  }

  #answered(response: WireResponse): void {
    const { status } = response
    const answer = this.#operation.codec().success.get(status)
    if (answer !== undefined) return this.#succeeded(answer, response)
    if (status === 401) this.#settings.target.credential.rejected?.()
    // The end state that was asked for is there: an earlier attempt brought it about, or somebody else did.
    if (status === 404 && this.#open && this.#operation.method === "DELETE") {
      const gone = this.#operation.codec().success.get(204)
      if (gone?.empty === true) return this.#succeeded(gone, response)
    }
    const known = errorOf(response, this.#time.now())
    const open = Retry.openStatus(status)
    if (open || status === 429) return this.#retryOr(open, known, known.retryAfter)
    const first = response.header("repeatability-result")?.toLowerCase() === "accepted"
    this.#fail(first ? known : this.#overshadowed(known))
  }

  #succeeded(answer: Answer<A>, response: WireResponse): void {
    let body: unknown
    if (!answer.empty) {
      try {
        body = JSON.parse(response.text())
      } catch {
        return this.#fail(this.#unreadable(response, "", "expected JSON"))
      }
      if (typeof body === "object" && body !== null)
        for (const [field, header] of answer.headers) Reflect.set(body, field, response.header(header))
    }
    const decoded = answer.decode(body)
    if (Exit.isSuccess(decoded)) return this.#end(Exit.succeed(decoded.value), response.status)
    const { expected, field } = problemOf(decoded)
    this.#fail(this.#unreadable(response, field, expected))
  }

  #unreadable(response: WireResponse, field: string, expected: string): Failure {
    const reason: Reason = { _tag: "UnexpectedResponse", field, expected }
    return { ...errorOf(response, this.#time.now()), reason, description: `the body of the answer: ${field} ${expected}` }
  }

  /** Tries again where that cannot act twice and fits into the deadline; else fails. */
  #retryOr(open: boolean, failure: Failure, wait?: number, again = true): void {
    if (open) this.#open = true
    const { policy } = this.#settings
    const delay = wait ?? Retry.backoff(policy, this.#attempts)
    const inTime = this.#time.now() + delay < this.#deadline
    if (again && inTime && Retry.allowed(this.#retry, open) && this.#attempts < policy.attempts)
      this.#stopTimer = this.#time.after(delay, () => this.attempt())
    else this.#fail(this.#overshadowed(failure))
  }

  /** Once an attempt may have been executed, a later refusal does not say that none was. */
  #overshadowed(failure: Failure): Failure {
    if (!this.#open || Retry.harmless(this.#operation.retry)) return failure
    const repeatability = this.#operation.repeatability === "pair" ? this.#settings.pair : undefined
    return {
      ...failure,
      reason: { _tag: "Ambiguous", repeatability },
      description: `it may or may not have been executed: ${failure.description}`
    }
  }

  #fail(failure: Failure): void {
    const error = new CommunicationError({ ...failure, operation: this.#operation.id, attempts: this.#attempts })
    if (this.#span !== undefined) this.#span.attribute("error.type", error.reason._tag)
    this.#end(Exit.fail(error), failure.status)
  }

  #end(exit: Exit.Exit<A, CommunicationError>, status: number | undefined): void {
    if (this.#span !== undefined) {
      if (status !== undefined) this.#span.attribute("http.response.status_code", status)
      if (this.#attempts > 1) this.#span.attribute("http.request.resend_count", this.#attempts - 1)
      this.#span.end(this.#time.now(), exit)
    }
    count(this.#operation, Exit.isSuccess(exit) ? "success" : "failure", this.#fiber)
    this.#resume(exit)
  }

  /** The caller was interrupted. */
  cancel(): void {
    this.#stopTimer()
    this.#stopCredential()
    this.#exchange?.cancel()
    this.#span?.end(this.#time.now(), Exit.interrupt())
  }
}

type Failure = Omit<Details, "operation" | "attempts">

const counters = new WeakMap<Any, Record<"success" | "failure", Metric.Metric<number, unknown>>>()

const count = (operation: Any, outcome: "success" | "failure", fiber: Fiber.Fiber<unknown, unknown>): void => {
  let pair = counters.get(operation)
  if (pair === undefined) {
    const of = (value: string) => Metric.withAttributes(calls, { operation: operation.id, outcome: value })
    counters.set(operation, (pair = { success: of("success"), failure: of("failure") }))
  }
  pair[outcome].updateUnsafe(1, fiber.context)
}
