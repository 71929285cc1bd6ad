/**
 * Operations together with their outcome: the request, and then the event that reports how it ended.
 *
 * The wait begins before the request is sent, so that no event comes too early for it, and only what comes from then on can end it. It
 * is taken back when the form ends, however it ends. What waits is `CallEvents`; here is only what joins the two.
 */
import { since } from "@effect-comms/core/internal/Arrivals"
import type { CallOptions } from "@effect-comms/core/Client"
import { CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import { CurrentFlow, undecided } from "@effect-comms/core/internal/flow"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { ApiVersion } from "../ApiVersion.ts"
import type { EventName, EventOf } from "../generated/events.ts"
import type { Outcome } from "./outcome.ts"
import * as arrived from "./arrived.ts"
import { CallAutomation } from "./client.ts"
import { type CallEnded, type OperationFailed, OutcomeTimeout } from "./endings.ts"
import { validationFailure } from "./validationFailure.ts"
import { recorderOf } from "./recorder.ts"
import { CallEvents, type Service } from "./service.ts"

/** Options of an operation whose outcome is awaited. */
export interface WaitOptions extends CallOptions<ApiVersion> {
  /**
   * Milliseconds to wait for the outcome, from the answer of the request on; default 300000. More than 0; with `Infinity` it is waited for
   * as long as the leg lives.
   */
  readonly waitMillis?: number
}

/** An operation with its outcome. */
export type AndWait<I, A> = (
  input: I,
  options?: WaitOptions
) => Effect.Effect<A, CommunicationError | OperationFailed | CallEnded | OutcomeTimeout, CallAutomation | CallEvents>

type Wait<A> = Effect.Effect<A, OperationFailed | CallEnded>

type Kinds = Pick<Outcome<EventName, EventName>, "succeeded" | "failed">

/** How the outcome of a request is awaited. */
export interface Plan<I, A, B, W> {
  /** The request, its context made when it takes one. */
  readonly input: I
  /** Begins before the request is sent. */
  readonly before: Wait<B>
  /** Goes on when it was answered, or without an answer when it is not known whether it was executed; nothing: then it cannot be known. */
  readonly after: (
    begun: Wait<B>,
    answer: A | undefined
  ) => Effect.Effect<W, CommunicationError | OperationFailed | CallEnded> | undefined
  /** The kinds of events that end it. */
  readonly awaited: ReadonlyArray<EventName>
}

/** Describes how the outcome of a request is awaited; by default by what has begun before it. */
export const plan: {
  <I, W>(input: I, outcome: Kinds, before: Wait<W>): Plan<I, unknown, W, W>
  <I, A, B, W>(input: I, outcome: Kinds, before: Wait<B>, after: Plan<I, A, B, W>["after"]): Plan<I, A, B, W>
} = <I, A, W>(
  input: I,
  { failed, succeeded }: Kinds,
  before: Wait<W>,
  after: Plan<I, A, W, W>["after"] = (begun) => begun
): Plan<I, A, W, W> => ({ input, before, after, awaited: [...new Set([...succeeded, ...failed])] })

/** Makes the form of an operation; `planOf` sees only inputs that fit it, and may refuse them all the same. */
export const make =
  <I, A, B, W, T extends I = I>(
    operation: ClientOperation<I, A>,
    planOf: (input: T, events: Service, newId: () => string) => Plan<I, A, B, W> | CommunicationError
  ): AndWait<T, W> =>
  (input, { waitMillis = 300_000, ...options } = {}) =>
    Effect.gen(function* () {
      const events = yield* CallEvents
      const client = yield* CallAutomation
      const flow = yield* CurrentFlow
      if (typeof waitMillis !== "number" || !(waitMillis > 0)) {
        return yield* invalid(operation.id, "waitMillis", "expected more than 0 milliseconds")
      }
      const plan = validationFailure(operation, input) ?? planOf(input, events, flow.newId)
      if (plan instanceof CommunicationError) return yield* Effect.fail(plan)

      const before = yield* events.arrivals(legOf(plan.input))
      const late = (answer?: unknown) => {
        const callConnectionId = legOf(plan.input) ?? legOf(answer)
        return Effect.flatMap(events.arrivals(callConnectionId), (now) => {
          const what = arrived.describe(since(before, now), plan.awaited, callConnectionId !== undefined)
          const operationContext = textIn(plan.input, "operationContext")
          return Effect.fail(
            new OutcomeTimeout({
              operation: operation.id,
              callConnectionId,
              waitMillis,
              operationContext,
              arrived: what
            })
          )
        })
      }
      const until = <E>(wait: ReturnType<typeof plan.after>, orElse: () => Effect.Effect<never, E>) =>
        wait === undefined ? orElse() : flow.timeout(wait, waitMillis, orElse)

      return yield* Effect.acquireUseRelease(
        flow.fork(plan.before),
        ({ join: begun }) =>
          Effect.matchEffect(client.invoke(operation, plan.input, options), {
            onSuccess: (answer) => until(plan.after(begun, answer), () => late(answer)),
            // The event decides, if one comes.
            onFailure: (error) => {
              const wait = error.reason._tag === "Ambiguous" ? plan.after(begun, undefined) : undefined
              if (wait === undefined) return Effect.fail(error)
              const said = undecided(flow, error, plan.awaited.join(" or "), waitMillis)
              return Effect.andThen(
                said,
                flow.timeout(wait, waitMillis, () => Effect.fail(error))
              )
            }
          }),
        ({ fiber }) => Fiber.interrupt(fiber)
      )
    })

/** An input that takes a context. */
export interface WithContext {
  readonly operationContext?: string | undefined
}

/** What is done on a leg. */
export interface OfLeg {
  readonly callConnectionId: string
}

const textIn = (value: unknown, field: string): string | undefined => {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, field) : undefined
  return typeof text === "string" ? text : undefined
}

/** The leg whose events report the outcome, as far as the request or its answer names it. */
const legOf = (value: unknown): string | undefined =>
  textIn(value, "callConnectionId") ?? recorderOf(textIn(value, "recordingId") ?? "")

/** The same with a context by which its event is known: the given one, else a new one. */
export const withContext = <I extends WithContext>(
  input: I,
  newId: () => string
): I & { readonly operationContext: string } => ({ ...input, operationContext: input.operationContext ?? newId() })

/** An operation on a leg, and the event of an outcome that carries its context or, if none does, shows its effect. */
export const andWait = <I extends OfLeg & WithContext, A, S extends EventName, F extends EventName>(
  operation: ClientOperation<I, A>,
  outcome: Outcome<S, F> | ((input: I) => Outcome<S, F>)
): AndWait<I, EventOf<S>> =>
  make(operation, (given, events, newId) => {
    const input = withContext(given, newId)
    const { callConnectionId, operationContext } = input
    const of = typeof outcome === "function" ? outcome(input) : outcome
    return plan(input, of, events.awaitOutcome(of, { callConnectionId, operationContext, fresh: true }))
  })

/** The same for each of several participants, in their order; the first that fails ends it. */
export const andWaitForEach = <
  I extends OfLeg & WithContext & { readonly targetParticipants: ReadonlyArray<CommunicationIdentifier> },
  A,
  S extends EventName,
  F extends EventName
>(
  operation: ClientOperation<I, A>,
  outcomeOf: (participant: CommunicationIdentifier) => Outcome<S, F>
): AndWait<I, ReadonlyArray<EventOf<S>>> =>
  make(operation, (given, events, newId) => {
    const input = withContext(given, newId)
    const { callConnectionId, operationContext, targetParticipants } = input
    const outcomes = targetParticipants.map((participant) => ({ participant, outcome: outcomeOf(participant) }))
    const waits = outcomes.map(({ outcome, participant }) =>
      events.awaitOutcome(outcome, { callConnectionId, operationContext, participant, fresh: true })
    )
    const { failed = [], succeeded = [] } = outcomes[0]?.outcome ?? {}
    return plan(input, { failed, succeeded }, Effect.all(waits, { concurrency: "unbounded" }))
  })

/** An operation that ends its leg, which happens once and carries the context of another request: a kept event is as good. */
export const andWaitForEnd = <I extends OfLeg, A, S extends EventName, F extends EventName>(
  operation: ClientOperation<I, A>,
  outcome: Outcome<S, F>
): AndWait<I, EventOf<S>> =>
  make(operation, (input, events) =>
    plan(input, outcome, events.awaitOutcome(outcome, { callConnectionId: input.callConnectionId }))
  )

/** An operation that makes a leg: its answer names it, or else the first event that carries the context. */
export const andWaitOnItsLeg = <
  I extends WithContext,
  A extends { readonly callConnectionId?: string | undefined },
  S extends EventName,
  F extends EventName
>(
  operation: ClientOperation<I, A>,
  outcome: Outcome<S, F>
): AndWait<I, EventOf<S>> =>
  make(operation, (given, events, newId) => {
    const input = withContext(given, newId)
    const { operationContext } = input
    return plan(input, outcome, events.awaitCallConnectionId({ operationContext }), (begun, answer?: A) =>
      Effect.flatMap(
        answer?.callConnectionId === undefined ? begun : Effect.succeed(answer.callConnectionId),
        (callConnectionId) => events.awaitOutcome(outcome, { callConnectionId })
      )
    )
  })
