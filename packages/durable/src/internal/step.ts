/**
 * An operation as a step of a flow: what it asks for is written before the first byte leaves, and how it ended before the flow goes on.
 *
 * A process that ends between the two leaves a step that has begun. It is sent again only where that cannot act twice: reads, what has the
 * same end state, and what carries the pair that was written, inside the service's five minutes. Of the rest the service's own word is
 * asked for; where there is none, the flow gets `Ambiguous` and decides.
 */
import { createHash } from "node:crypto"
import type { CallOptions, Client } from "@effect-comms/core/Client"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Retry from "@effect-comms/core/internal/Retry"
import * as Repeatability from "@effect-comms/core/Repeatability"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { FlowChanged } from "../FlowChanged.ts"
import type { BegunStep, Store } from "../FlowStore.ts"
import * as engine from "./engine.ts"
import * as json from "./json.ts"
import { CurrentName, CurrentRun, type Run } from "./Run.ts"

/** What the service itself shows of a request: that it was executed and what it gave, or nothing. */
export type Evidence = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  step: BegunStep
) => Effect.Effect<{ readonly gave: A } | undefined>

/** What steps of a client need. */
export interface Needs<V extends string> {
  readonly client: Client<V>
  readonly store: Store
  readonly evidence: Evidence
}

const ambiguous = (operation: string, begun: BegunStep, description: string): CommunicationError =>
  new CommunicationError({
    operation,
    attempts: 0,
    reason: { _tag: "Ambiguous", repeatability: { requestId: begun.pairId, firstSent: begun.firstSent } },
    description: `it may or may not have been executed: ${description}`
  })

const hashOf = (input: unknown): string => createHash("sha256").update(json.canonical(input)).digest("hex")

/** A request without a context gets one that is its step's, where its operation takes one: events and evidence name it. */
const withContext = <I, A>(operation: ClientOperation<I, A>, input: I, run: Run, step: string, version: string): I => {
  if (typeof input !== "object" || input === null || "operationContext" in input) return input
  const operationContext = run.hash(step).slice(0, 32)
  const given = { ...input, operationContext }
  const body = operation.codec().payload?.(given, version)
  return typeof body === "object" && body !== null && Reflect.get(body, "operationContext") === operationContext
    ? given
    : input
}

/** Performs an operation as a step, or as it is outside a flow. */
export const invoke =
  <V extends string>({ client, evidence, store }: Needs<V>) =>
  <I, A>(
    operation: ClientOperation<I, A>,
    input: I,
    options: CallOptions<V> = {}
  ): Effect.Effect<A, CommunicationError> =>
    Effect.gen(function* () {
      const run = yield* CurrentRun
      if (run === undefined) return yield* client.invoke(operation, input, options)
      const name = yield* CurrentName
      const step = name ?? run.next(operation.id)
      // Those of the caller change on every run.
      const { signal: _, ...kept } = options
      const inputHash = hashOf({ input, options: kept })
      const asked = withContext(operation, input, run, step, options.apiVersion ?? client.apiVersion)
      yield* run.allBegun
      const ended = yield* engine.once(
        step,
        performed({ client, evidence, store }, operation, asked, kept, inputHash, step, run)
      )
      if (ended.operation === operation.id && ended.inputHash === inputHash) return ended.gave
      return yield* Effect.die(
        new FlowChanged({
          flow: run.flow,
          executionId: run.executionId,
          step,
          recorded: ended.operation,
          asked: operation.id
        })
      )
    })

interface Performed<A> {
  readonly operation: string
  readonly inputHash: string
  readonly gave: A
}

const performed = <V extends string, I, A>(
  { client, evidence, store }: Needs<V>,
  operation: ClientOperation<I, A>,
  input: I,
  options: CallOptions<V>,
  inputHash: string,
  step: string,
  run: Run
): Effect.Effect<Performed<A>, CommunicationError> =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const fresh = options.repeatability ?? Repeatability.make(now)
    const begun = yield* Effect.orDie(
      store.beginStep(run.executionId, step, {
        operation: operation.id,
        inputHash,
        pairId: fresh.requestId,
        firstSent: fresh.firstSent
      })
    )
    const { operation: recorded } = begun
    const result = (gave: A): Performed<A> => ({ operation: recorded, inputHash: begun.inputHash, gave })
    if (recorded !== operation.id || begun.inputHash !== inputHash)
      return yield* Effect.die(
        new FlowChanged({ flow: run.flow, executionId: run.executionId, step, recorded, asked: operation.id })
      )
    const pair = { requestId: begun.pairId, firstSent: begun.firstSent }
    const carriesPair = operation.repeatability !== "none"
    const send = Effect.map(
      client.invoke(operation, input, carriesPair ? { ...options, repeatability: pair } : options),
      result
    )
    if (!begun.again || Retry.harmless(operation.retry) || options.retryAmbiguous === true) return yield* send
    if (operation.retry === "repeatable" || (operation.retry === "claimed" && options.trustRepeatability === true)) {
      if (now < Retry.lastMoment(Date.parse(begun.firstSent))) return yield* send
    }
    const shown = yield* evidence(operation, input, begun)
    if (shown !== undefined) return result(shown.gave)
    return yield* ambiguous(operation.id, begun, "the process that sent it ended before the answer was stored")
  })

/** A client whose operations are steps inside a flow. */
export const client = <V extends string>(needs: Needs<V>): Client<V> => ({
  ...needs.client,
  invoke: invoke(needs),
  follow: (operation, link, options = {}) =>
    Effect.gen(function* () {
      const run = yield* CurrentRun
      const page = needs.client.follow(operation, link, options)
      return run === undefined ? yield* page : yield* engine.once(run.next(`${operation.id}/page`), page)
    })
})
