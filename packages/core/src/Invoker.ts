/**
 * Sends operations: encode, sign each attempt, send, decode, retry, deadline, span.
 *
 * A call is one effect around a small state machine: an attempt is under way, or a wait is, or it has ended. All that can be done once
 * (codecs, versions, the parts of a path) is done once; an error is built only when something failed.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import type { CallOptions, Client, ClientOptions } from "./Client.ts"
import { CommunicationError, invalid, type Reason } from "./CommunicationError.ts"
import type { Credential } from "./Credential.ts"
import { CurrentTransport } from "./CurrentTransport.ts"
import { type Any, type ClientOperation, Refused } from "./ClientOperation.ts"
import * as Repeatability from "./Repeatability.ts"
import * as Retry from "./Retry.ts"
import { type Exchange, type Transport, TransportError, type WireResponse } from "./Transport.ts"
import { failure as thrown } from "./internal/failure.ts"
import { CurrentObserver, CurrentRetryObserver } from "./internal/observing.ts"
import { at, errorOf, type Failure, scalar } from "./internal/response.ts"
import { timeOf } from "./internal/time.ts"
import { start } from "./internal/tracing.ts"

/** What an invoker sends with and to. */
export interface Target<V extends string> {
  readonly endpoint: string
  readonly credential: Credential
  readonly transport: Transport
  readonly defaultVersion: V
}

/** A request that is the same on every attempt: its path and query, and its body. */
interface Prepared {
  readonly path: string
  readonly body: string | undefined
}

// Most ids are of characters that stand for themselves in a URL.
const plain = /^[\w.~-]*$/

const encode = (value: unknown): string =>
  typeof value === "string" && plain.test(value)
    ? value
    : encodeURIComponent((scalar(value) ?? (value === undefined ? "" : JSON.stringify(value))).toWellFormed())

const prepare = (operation: Any, input: unknown, version: string): Prepared | Refused => {
  const { params, parts, payload, query } = operation.codec()
  const { versionIn } = operation.service
  if (!operation.versions.includes(version))
    return new Refused("apiVersion", `expected one that has this operation: ${operation.versions.join(", ")}`)
  const values = params(input)
  if (values instanceof Refused) return values
  let path = versionIn === "path" ? `/${version}` : ""
  let isName = false
  for (const part of parts) {
    const value = isName ? encode(at(values, part)) : part
    // Servers and `fetch` take dots for steps in the path.
    if (isName && (value === "" || value === "." || value === "..")) return new Refused(part, "expected an id")
    path += value
    isName = !isName
  }
  let separator = "?"
  if (query) {
    const pairs = query(input)
    if (pairs instanceof Refused) return pairs
    for (const [key, value] of Object.entries(pairs ?? {})) {
      if (value === undefined) continue
      path += `${separator}${encode(key)}=${encode(value)}`
      separator = "&"
    }
  }
  if (versionIn === "query") path += `${separator}api-version=${encode(version)}`
  if (!payload) return { path, body: undefined }
  const body = payload(input, version)
  return body instanceof Refused ? body : { path, body: JSON.stringify(body) }
}

const unprintable = /[^ -~]/

const nothing = () => {}
const idle: Exchange = { cancel: nothing, sent: () => false }

/** Makes the part of a client that sends. */
export const make = <V extends string>(
  { credential, defaultVersion, endpoint, transport }: Target<V>,
  defaults: ClientOptions<V>
): Pick<Client<V>, "invoke" | "follow"> => {
  const policy = Retry.policyOf(defaults.retry ?? {})
  const { host } = new URL(endpoint)
  const userAgent = `${defaults.userAgent ?? ""} effect-comms`.trim()

  /** One call. Every transition happens in a callback of the transport, of a timer or of the credential. */
  const send = <A>(
    fiber: Fiber.Fiber<unknown, unknown>,
    operation: ClientOperation<never, A>,
    { body, path }: Prepared,
    options: CallOptions<V>
  ): Effect.Effect<A, CommunicationError> => {
    const { method, repeatability, service } = operation
    const time = timeOf(fiber)
    const started = time.now()
    const given = options.repeatability
    const pair = repeatability === "none" ? undefined : (given ?? Repeatability.make(started))
    const wrong =
      ((options.deadlineMillis ?? options.attemptTimeoutMillis) === undefined ? undefined : Retry.problem(options)) ??
      (given && pair && Repeatability.problem(given, started))
    if (wrong) return Effect.fail(invalid(operation.id, wrong.field, wrong.expected))
    const retry = options.retryAmbiguous
      ? "idempotent"
      : options.trustRepeatability && operation.retry === "claimed"
        ? "repeatable"
        : operation.retry
    const limit = options.attemptTimeoutMillis ?? defaults.attemptTimeoutMillis ?? 10_000
    let deadline = started + (options.deadlineMillis ?? defaults.deadlineMillis ?? 30_000)
    const requestId = service.clientRequestIdHeader
    const common = [
      requestId,
      options.clientRequestId ?? crypto.randomUUID(),
      "user-agent",
      userAgent,
      "accept",
      "application/json"
    ]
    if (body !== undefined) common.push("content-type", options.contentType ?? operation.contentTypes[0] ?? "")
    // Of the client request id, the user agent and the content type, which callers may set.
    for (let i = 1; i < common.length; i += 2)
      if (unprintable.test(common[i] ?? ""))
        return Effect.fail(invalid(operation.id, common[i - 1] ?? "", "expected printable ASCII"))
    if (pair) {
      deadline = Math.min(deadline, Retry.lastMoment(given ? Date.parse(given.firstSent) : started))
      common.push("repeatability-request-id", pair.requestId)
      if (repeatability === "pair") common.push("repeatability-first-sent", pair.firstSent)
    }

    return Effect.callback<A, CommunicationError>((resume) => {
      const span = start(fiber, operation, host, started, common)

      let attempts = 0
      /** Whether an attempt so far may have been executed. */
      let open = false
      /** Whether a token that was refused may be followed by a fresh one. */
      let renewable = true
      let exchange = idle
      let stopTimer = nothing

      const end = (exit: Exit.Exit<A, CommunicationError>, outcome: string, status: number | undefined) => {
        span?.end(time.now(), exit, {
          "http.response.status_code": status,
          "http.request.resend_count": attempts > 1 ? attempts - 1 : undefined,
          "error.type": Exit.isSuccess(exit) ? undefined : outcome
        })
        fiber.getRef(CurrentObserver)?.(operation, outcome, attempts, time.now() - started, fiber)
        resume(exit)
      }

      /** Once an attempt may have been executed, a later refusal does not say that none was, unless it is certainly the first's answer. */
      const fail = (failure: Failure, certain: boolean) => {
        const error = new CommunicationError({
          ...failure,
          ...(open &&
            !certain &&
            !Retry.harmless(operation.retry) && {
              reason: { _tag: "Ambiguous", repeatability: pair },
              description: `it may or may not have been executed: ${failure.description}`
            }),
          operation: operation.id,
          attempts
        })
        end(Exit.fail(error), error.reason._tag, error.status)
      }

      /** Tries again where that cannot act twice and fits into the deadline; else fails. */
      const again = (failure: Failure, mayHaveRun: boolean, wait?: number, certain = false) => {
        open ||= mayHaveRun
        const delay = wait ?? Retry.backoff(policy, attempts)
        if (attempts < policy.attempts && Retry.allowed(retry, mayHaveRun) && time.now() + delay < deadline) {
          fiber.getRef(CurrentRetryObserver)?.(operation, failure, attempts, delay, fiber, span)
          stopTimer = time.after(delay, () => attempt(time.now()))
        } else fail(failure, certain)
      }

      const broken = (_tag: "Transport" | "Timeout", description: string, sent: boolean, cause?: unknown) =>
        again({ reason: { _tag }, description, cause }, sent)

      const attempt = (now: number) => {
        const left = Math.min(limit, deadline - now)
        if (left <= 0) return fail({ reason: { _tag: "Timeout" }, description: "no time is left" }, false)
        attempts++
        exchange = idle
        stopTimer = time.after(left, () => {
          const sent = exchange.sent()
          exchange.cancel()
          broken("Timeout", "no answer in time", sent)
        })
        guarded(() => {
          const authorized = credential.authorize({ method, host, path, body }, now)
          if (!Effect.isEffect(authorized)) return go(authorized)
          // Tokens are fetched over the transport of the client, not over that of its caller.
          const flight = Effect.runForkWith(Context.add(fiber.context, CurrentTransport, transport))(authorized)
          let waiting = true
          exchange = {
            ...idle,
            cancel: () => {
              waiting = false
              flight.interruptUnsafe()
            }
          }
          flight.addObserver((exit) => {
            // What came too late is not sent: the timer ends the attempt.
            if (!waiting || time.now() >= now + left) return
            if (Exit.isSuccess(exit)) return guarded(() => go(exit.value))
            stopTimer()
            const [reason] = exit.cause.reasons
            if (reason?._tag !== "Fail") return resume(Effect.die(at(reason, "defect")))
            const { description, kind } = reason.error
            // A refusal is final: no wait makes it good.
            const wait = kind === "Transport" ? undefined : Infinity
            again({ reason: { _tag: kind }, description, cause: reason.error }, false, wait)
          })
        })
      }

      /** A credential or transport that throws, over a header that cannot be sent for instance, ends the attempt and not the process. */
      const guarded = (run: () => void) => {
        try {
          run()
        } catch (cause) {
          stopTimer()
          const error = thrown(cause, false)
          broken("Transport", error.message, false, error)
        }
      }

      const go = (authorization: ReadonlyArray<string>) => {
        const headers = [...common, ...authorization]
        exchange = transport.send({ method, origin: endpoint, path, headers, body }, (outcome) => {
          stopTimer()
          if (outcome instanceof TransportError) return broken("Transport", outcome.message, outcome.sent, outcome)
          answered(outcome, authorization)
        })
      }

      const answered = (response: WireResponse, authorization: ReadonlyArray<string>) => {
        const { status } = response
        // Who is not authorized is refused before anything is executed.
        if (status === 401 && credential.rejected?.(authorization) && renewable && attempts < policy.attempts) {
          renewable = false
          return attempt(time.now())
        }
        const answers = operation.codec().success
        // Deleted is the end state that was asked for: by an earlier attempt or by another client.
        const answer = answers.get(status === 404 && open && method === "DELETE" ? 204 : status)
        if (answer) {
          let content: unknown
          try {
            if (!answer.empty) {
              const json = response.text()
              content = json === "" ? {} : JSON.parse(json)
              for (const [field, name] of answer.headers) {
                const value = response.header(name)
                if (value !== undefined) Object.assign(content ?? {}, { [field]: value })
              }
            }
          } catch (cause) {
            // A body that is larger than allowed says so.
            return unreadable(response, new Refused("", cause instanceof RangeError ? cause.message : "expected JSON"))
          }
          const decoded = answer.decode(content)
          return decoded instanceof Refused
            ? unreadable(response, decoded)
            : end(Exit.succeed(decoded), "success", status)
        }
        const wait = Retry.retryAfter((name) => response.header(name), time.now())
        const failure = errorOf(response, wait)
        const mayHaveRun = Retry.openStatus(status)
        const certain = response.header("repeatability-result")?.toLowerCase() === "accepted"
        // 409 to a repeat may mean that the first attempt is still at work.
        if (mayHaveRun || status === 429 || (status === 409 && open && retry === "repeatable"))
          again(failure, mayHaveRun, wait, certain)
        else fail(failure, certain)
      }

      const unreadable = (response: WireResponse, { expected, field }: Refused) => {
        const reason: Reason = { _tag: "UnexpectedResponse", field, expected }
        fail({ ...errorOf(response), reason, description: `the answer: ${field} ${expected}` }, true)
      }

      attempt(started)
      return Effect.sync(() => {
        stopTimer()
        exchange.cancel()
        span?.end(time.now(), Exit.interrupt(), {})
      })
    })
  }

  return {
    invoke: (operation, input, options = {}) =>
      Effect.withFiber((fiber) => {
        const prepared = prepare(operation, input, options.apiVersion ?? defaultVersion)
        return prepared instanceof Refused
          ? Effect.fail(invalid(operation.id, prepared.field, prepared.expected))
          : send(fiber, operation, prepared, options)
      }),
    follow: (operation, link, options = {}) =>
      Effect.withFiber((fiber) => {
        const url = URL.parse(link)
        return url?.origin !== endpoint
          ? Effect.fail(invalid(operation.id, "nextLink", "expected a URL of this endpoint"))
          : send(fiber, operation, { path: url.pathname + url.search, body: undefined }, options)
      })
  }
}
