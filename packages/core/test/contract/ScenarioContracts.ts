/**
 * The contracts of scenarios: of each operation every success, the replay of its pair, the reads that show its effect, and its failures.
 *
 * What is not of this form (messages, failures of the service as a whole, files) a service package writes by `Consumer`.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Consumer, Exchange, Values } from "./Consumer.ts"
import { exampleOf, httpDate, type Pattern, uuid } from "./Matching.ts"
import { type ProviderState, timeHasPassed } from "./ProviderState.ts"
import { type Known, scenariosOf } from "./scenariosOf.ts"
import {
  executed,
  freshRequestId,
  firstSent,
  requestIdOf,
  requestOf,
  type RequestOptions,
  type Sent,
  versionOf
} from "./requestOf.ts"
import type { AnyScenario, Answer, Failure, Success } from "./Scenario.ts"

/** How an operation is called. */
interface CallOptions {
  readonly apiVersion?: string
  readonly repeatability?: { readonly requestId: string; readonly firstSent: string }
}

/** What the contracts of a service need to know of it. */
export interface Service<R> extends RequestOptions {
  readonly consumer: Consumer<R>
  /** Calls an operation as the service's functions do. */
  readonly call: (operation: Any, input: unknown, options: CallOptions) => Effect.Effect<unknown, CommunicationError, R>
  /** The body of a failure, with matchers. */
  readonly failureOf: (failure: { readonly code: string; readonly exact: boolean; readonly message: string }) => unknown
  /** The failure of a pair that is older than five minutes; none where the service has no pairs. */
  readonly tooOld?: AnyFailure
}

interface AnyFailure extends Failure<unknown> {
  readonly status: number
  /** Whether the code is agreed on, or an example; default true. */
  readonly exact?: boolean
}

/** A failure that every operation of a service may have; its states are besides those of the scenario. */
export interface ServiceFailure extends AnyFailure {
  /** The input of an executed request whose pair is sent once more; default a fresh pair. */
  readonly pairOf?: unknown
  /** What the client is told to wait, in milliseconds. */
  readonly retryAfter?: number
  /** When the client is told so, where the answer says until when to wait; milliseconds since 1970, default now. */
  readonly now?: number
}

/** The same as matched: the date is of now, and the id is the given one or the client's own. */
const somePairOf = ({ repeatability: kind }: Any, requestId: string | Pattern = uuid(freshRequestId)): Values => ({
  ...(kind === "none" ? {} : { "Repeatability-Request-ID": requestId }),
  ...(kind === "pair" ? { "Repeatability-First-Sent": httpDate(firstSent) } : {})
})

/** The bytes of an answer, which are a field of what the client gives, beside their type. */
const bytesOf = (body: unknown): Pick<Exchange["response"], "bytes"> => {
  const fields = Object.values(Object(body))
  const content = fields.find((value) => value instanceof Uint8Array)
  const contentType = fields.find((value) => typeof value === "string")
  if (content === undefined || contentType === undefined) throw new Error("expected bytes and their type")
  return { bytes: { contentType, content: Buffer.from(content) } }
}

/** What was found, and what was expected. */
type Compared = readonly [found: unknown, expected: unknown]

/** A test. */
interface Case {
  readonly name: string
  readonly compare: () => Promise<Compared>
}

/** Runs an effect at a time that stands still, or as time goes. */
const at = <A, E, R>(now: number | undefined, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  now === undefined
    ? effect
    : Clock.clockWith((clock) =>
        Effect.provideService(effect, Clock.Clock, {
          currentTimeMillisUnsafe: () => now,
          currentTimeMillis: Effect.succeed(now),
          currentTimeNanosUnsafe: () => BigInt(now) * 1_000_000n,
          currentTimeNanos: Effect.succeed(BigInt(now) * 1_000_000n),
          monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
          monotonicTimeNanos: clock.monotonicTimeNanos,
          sleep: (duration) => clock.sleep(duration)
        })
      )

/** Whether the same id again has the same answer: what only claims to be repeatable is executed anew, except with an id alone. */
const isReplayable = ({ repeatability: kind, retry }: Any): boolean => retry === "repeatable" || kind === "id"

/** The reason that a client gives for a status. */
const reasonOf = (status: number): string => reasons[status] ?? "InvalidRequest"

const reasons: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  412: "PreconditionFailed",
  429: "Throttled",
  500: "Unavailable",
  503: "Unavailable"
}

/** Contracts of a service's operations. */
export const make = <R>({ call, consumer, failureOf, tooOld, ...options }: Service<R>) => {
  /** What all exchanges of a request have. */
  const exchangeOf = (
    operation: Any,
    sent: Sent,
    version: { readonly apiVersion?: string },
    headers: Values
  ): Omit<Exchange, "description" | "states" | "response"> => ({
    method: sent.method,
    path: sent.path,
    query: { ...sent.query, ...(version.apiVersion === undefined ? {} : { "api-version": version.apiVersion }) },
    headers: { ...sent.headers, ...headers, ...(operation.bytes === "answer" ? { Accept: "*/*" } : {}) },
    ...(sent.contentType === undefined ? {} : { contentType: sent.contentType }),
    ...(sent.body === undefined
      ? {}
      : operation.bytes === "request"
        ? { bytes: Buffer.from(typeof sent.body === "string" ? sent.body : "", "base64") }
        : { body: sent.body })
  })

  /** An answer, with the header of operations that are known to tell that they have recognized the pair. */
  const answerOf = (operation: Any, { body, headers, status }: Answer): Exchange["response"] => ({
    status,
    headers: { ...(operation.retry === "repeatable" ? { "Repeatability-Result": "accepted" } : {}), ...headers },
    ...(body === undefined ? {} : operation.bytes === "answer" ? bytesOf(body) : { body })
  })

  const succeeds = async (
    operation: Any,
    description: string,
    states: ReadonlyArray<ProviderState>,
    input: unknown,
    success: Success<unknown>,
    requestId?: string
  ): Promise<Compared> => {
    const version = versionOf(operation, success.apiVersion, options)
    const pair = requestId === undefined ? {} : { repeatability: { requestId, firstSent: new Date().toUTCString() } }
    const answered = await consumer.exchange(
      {
        description,
        states,
        ...exchangeOf(
          operation,
          requestOf(operation, input, success.wire, options),
          version,
          somePairOf(operation, requestId)
        ),
        response: answerOf(operation, success)
      },
      call(operation, input, { ...version, ...pair })
    )
    const example = success.body === undefined ? undefined : exampleOf(success.body)
    if (operation.bytes === "answer") return [exampleOf(answered), example]
    return [answered, "value" in success ? success.value : example]
  }

  const fails = async (
    operation: Any,
    description: string,
    states: ReadonlyArray<ProviderState>,
    input: unknown,
    failure: Omit<ServiceFailure, "cause">
  ): Promise<Compared> => {
    const { apiVersion, code, exact = true, headers, message, now, pairOf, retryAfter, status, wire } = failure
    const version = versionOf(operation, apiVersion, options)
    const requestId = pairOf === undefined ? undefined : requestIdOf(requestOf(operation, pairOf, undefined, options))
    const pair = requestId === undefined ? {} : { repeatability: { requestId, firstSent: new Date().toUTCString() } }
    const error = await consumer.exchange(
      {
        description,
        states,
        ...exchangeOf(operation, requestOf(operation, input, wire, options), version, somePairOf(operation, requestId)),
        response: {
          status,
          ...(headers === undefined ? {} : { headers }),
          body: failureOf({ code, exact, message })
        }
      },
      at(now, Effect.flip(call(operation, input, { ...version, ...pair })))
    )
    const { attempts, reason } = error
    const pause = reason._tag === "Throttled" ? reason.retryAfter : undefined
    const found = [reason._tag, error.status, error.code, attempts, error.message.includes(message), pause]
    return [found, [reasonOf(status), status, code, 1, true, retryAfter]]
  }

  /** What a scenario agrees on. */
  const casesOf = (
    operation: Any,
    { answer, effect = [], events = [], failures, given, input, others = {}, to, unseen: why }: AnyScenario,
    of: (name: string) => Known
  ): ReadonlyArray<Case> => {
    const done = [...given, executed(operation, input, answer, options)]
    const asked = `a request to ${to}`

    const successes = Object.entries({ "": answer, ...others }).map(([what, success]) => ({
      name: `${what} is answered with ${success.status}`.trim(),
      compare: () =>
        succeeds(operation, `${asked} ${what}`.trim(), success.given ?? given, success.input ?? input, success)
    }))

    // Exactly as before: not with an id or a time of its own.
    const same = answer.body === undefined ? answer : { ...answer, body: exampleOf(answer.body) }
    const replay = {
      name: "with the pair of an executed request is answered as that was",
      compare: () =>
        succeeds(
          operation,
          `a repeated request to ${to}`,
          done,
          input,
          same,
          requestIdOf(requestOf(operation, input, answer.wire, options))
        )
    }

    const shown = effect.map(({ after = 5000, read, ...showing }, index) => {
      const which = index === 0 ? "" : ` (${index + 1})`
      return {
        name: `is shown by ${read}${which}`,
        compare: () => {
          const { operation, scenario } = of(read)
          const description = `a request to ${scenario.to}${which} after ${asked}`
          const states = after === 0 ? done : [...done, timeHasPassed(after)]
          const { code, input, ...answer } = showing
          return code === undefined
            ? succeeds(operation, description, states, input, answer)
            : fails(operation, description, states, input, { ...answer, code, message: "not found" })
        }
      }
    })
    const unseen = {
      name: "shows what it has done, to a read or by an event",
      compare: () => Promise.resolve([effect.length + events.length > 0, why === undefined] as const)
    }

    const own = Object.entries(failures).flatMap(([status, causes]) =>
      causes.map((failure) => ({ ...failure, status: Number(status), given: failure.given ?? given }))
    )
    const all =
      operation.repeatability === "pair" && tooOld !== undefined
        ? [...own, { ...tooOld, given: [...given, ...(tooOld.given ?? [])] }]
        : own
    const refused = all.map((failure) => ({
      name: `${failure.cause} is refused with ${failure.status}`,
      compare: () => fails(operation, `${asked} ${failure.cause}`, failure.given, failure.input ?? input, failure)
    }))

    return [
      ...successes,
      ...(isReplayable(operation) ? [replay] : []),
      ...shown,
      ...(operation.retry === "safe" ? [] : [unseen]),
      ...refused
    ]
  }

  return {
    /** Tests of the failures that every operation of the service may have, once, on a request that is safe to repeat. */
    describeService: (operation: Any, scenario: AnyScenario, failures: ReadonlyArray<ServiceFailure>): void => {
      describe("a request that the service refuses", () => {
        it.each(failures)("$cause is answered with $status", async ({ given = [], ...failure }) => {
          const { description, states } = {
            description: `a request to ${scenario.to} ${failure.cause}`,
            states: [...scenario.given, ...given]
          }
          const [found, expected] = await fails(
            operation,
            description,
            states,
            failure.input ?? scenario.input,
            failure
          )
          assert.deepEqual(found, expected)
        })
      })
    },
    /** Tests of every scenario. */
    describeScenarios: (
      operations: Readonly<Record<string, Any>>,
      scenarios: Readonly<Record<string, AnyScenario>>
    ): void => {
      const all = scenariosOf(operations, scenarios)
      const of = (name: string) => {
        const found = all.find((one) => one.name === name)
        if (found === undefined) throw new Error(`there is no operation ${name}`)
        return found
      }
      describe.each(all)("to $scenario.to", ({ operation, scenario }) => {
        it.each(casesOf(operation, scenario, of))("$name", async ({ compare }) => {
          const [found, expected] = await compare()
          assert.deepEqual(found, expected)
        })
      })
    }
  }
}
