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
import { type ClientOperation, Refused } from "@effect-comms/core/internal/ClientOperation"
import * as Retry from "@effect-comms/core/internal/Retry"
import * as Repeatability from "@effect-comms/core/Repeatability"
import * as Retries from "@effect-comms/core/Retries"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Schema from "effect/Schema"
import { FlowChanged } from "../FlowChanged.ts"
import { StoredValueError } from "../StoredValueError.ts"
import { patiently } from "./patiently.ts"
import type { BegunStep, Store } from "../FlowStore.ts"
import * as engine from "./engine.ts"
import * as flushing from "./flushing.ts"
import * as json from "./json.ts"
import * as metrics from "./metrics.ts"
import { CurrentName, CurrentRun, type Run } from "./Run.ts"
import { textIn } from "./evidence.ts"
import * as reading from "./reading.ts"
import * as tracing from "./tracing.ts"

/** The service shows that a request was not executed, and cannot be any more. */
export const notExecuted = { isNotExecuted: true } as const

/** What the service itself shows of a request: that it was executed and what it gave, that it was not, or nothing. */
export type Evidence = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  step: BegunStep
) => Effect.Effect<{ readonly gave: A } | typeof notExecuted | undefined>

/** How the id of a step is put into a request, so that its events repeat it, and how it is found there; nothing in requests that take none. */
export interface Mark {
  readonly put: <I extends object>(operation: { readonly id: string }, input: I, id: string) => I | undefined
  readonly of: (operation: { readonly id: string }, input: unknown) => string | undefined
}

/** What steps of a client need. */
export interface Needs<V extends string> {
  readonly client: Client<V>
  readonly store: Store
  readonly evidence: Evidence
  /** The field of a request that its events repeat. */
  readonly context: "operationContext" | "clientContext" | undefined
  /** Where events repeat an id of a request that has no such field. */
  readonly mark?: Mark | undefined
  /** The service, and the fields of a request and of what makes a call that name the call. */
  readonly service: string
  readonly subject: { readonly ofInput: ReadonlyArray<string>; readonly ofAnswer: string | undefined }
  /** The form in which the ids of calls are compared. */
  readonly canonical?: ((id: string) => string) | undefined
}

const ambiguous = (operation: string, begun: BegunStep, description: string): CommunicationError =>
  new CommunicationError({
    operation,
    attempts: 0,
    reason: { _tag: "Ambiguous", repeatability: { requestId: begun.pairId, firstSent: begun.firstSent } },
    description: `it may or may not have been executed: ${description}`
  })

const hashOf = (input: unknown): string => createHash("sha256").update(json.canonical(input)).digest("hex")

/** The call that a request or an answer names. */
const subjectIn = (
  { canonical = (id) => id, service }: Pick<Needs<string>, "canonical" | "service">,
  value: unknown,
  fields: ReadonlyArray<string | undefined>
): { readonly service: string; readonly id: string } | undefined => {
  for (const field of fields) {
    const id = field && textIn(value, field)
    if (id !== undefined && id !== "") return { service, id: canonical(id) }
  }
  return undefined
}

/** A request without a context gets one that is its step's, where its operation takes one: events and evidence name it. */
const withContext = <I, A>(
  operation: ClientOperation<I, A>,
  input: I,
  { context, mark }: Pick<Needs<string>, "context" | "mark">,
  { run, step, version }: { run: Run; step: string; version: string }
): I => {
  if (typeof input !== "object" || input === null) return input
  const made = run.hash(step).slice(0, 32)
  const marked = mark?.put(operation, input, made)
  if (marked !== undefined) return marked
  if (context === undefined || context in input) return input
  const given = { ...input, [context]: made }
  const body = operation.codec().payload?.(given, version)
  return typeof body === "object" && body !== null && Reflect.get(body, context) === made ? given : input
}

/** Performs an operation as a step, or as it is outside a flow. */
const invoke =
  <V extends string>(needs: Needs<V>) =>
  <I, A>(
    operation: ClientOperation<I, A>,
    input: I,
    options: CallOptions<V> = {}
  ): Effect.Effect<A, CommunicationError> =>
    Effect.gen(function* () {
      const { client } = needs
      const run = yield* CurrentRun
      if (run === undefined) return yield* client.invoke(operation, input, options)
      const step = run.next((yield* CurrentName) ?? operation.id)
      run.visit(step)
      const inOrder = yield* run.inOrder
      // Those of the caller change on every run.
      const { signal: _, ...kept } = options
      const asked: Asked = { step, operation: operation.id, inputHash: hashOf({ input, options: kept }), inOrder }
      const version = options.apiVersion ?? client.apiVersion
      const given = withContext(operation, input, needs, { run, step, version })
      yield* run.allBegun
      const { changed, ended } = yield* engine.once(
        step,
        performed(needs, operation, given, kept, asked, run),
        resultOf(operation, step)
      )
      const other = changed ?? (same(asked, ended) ? undefined : { step, recorded: ended.operation })
      if (other !== undefined || ended === undefined)
        return yield* Effect.die(
          new FlowChanged({
            flow: run.flow,
            executionId: run.executionId,
            step: other?.step ?? step,
            recorded: other?.recorded ?? operation.id,
            asked: operation.id
          })
        )
      const [how, value] = ended.how
      return how === "failed" ? yield* Effect.fail(value) : value
    })

/** What the program asks for. */
interface Asked {
  readonly step: string
  readonly operation: string
  readonly inputHash: string
  readonly inOrder: boolean
}

/** What was asked for when the step was performed, and how it ended. */
interface Performed<A> {
  readonly operation: string
  readonly inputHash: string
  readonly how: reading.Ended<A, CommunicationError>
}

/** A step was performed, or nothing was sent since the program is another one. */
type Result<A> =
  | { readonly ended: Performed<A>; readonly changed?: undefined }
  | { readonly ended?: undefined; readonly changed: { readonly step: string; readonly recorded: string } }

const readResult = reading.bySchema(
  "step",
  Schema.Struct({
    ended: Schema.optional(Schema.Struct({ operation: Schema.String, inputHash: Schema.String, how: Schema.Unknown })),
    changed: Schema.optional(Schema.Struct({ step: Schema.String, recorded: Schema.String }))
  })
)

/** How the end of a step is read: what it was by the codecs of the operation, unless it was another one's. */
const resultOf = <I, A>(operation: ClientOperation<I, A>, step: string): reading.Reading<Result<A>, never> => ({
  gave: (stored) => {
    const { changed, ended } = readResult(stored)
    if (changed !== undefined) return { changed }
    if (ended === undefined) throw new StoredValueError({ what: step, field: "ended", expected: "is required" })
    if (ended.operation !== operation.id) return { changed: { step, recorded: ended.operation } }
    return { ended: { ...ended, how: howOf(operation)(ended.how) } }
  },
  failed: reading.nothing(step)
})

const howOf = <I, A>(operation: ClientOperation<I, A>) =>
  reading.ended(operation.id, { gave: reading.answerOf(operation), failed: reading.clientError(operation.id) })

const same = (
  asked: { readonly operation: string; readonly inputHash: string },
  recorded: { readonly operation: string; readonly inputHash: string }
): boolean => asked.operation === recorded.operation && asked.inputHash === recorded.inputHash

const performed = <V extends string, I, A>(
  needs: Needs<V>,
  operation: ClientOperation<I, A>,
  input: I,
  options: CallOptions<V>,
  asked: Asked,
  run: Run
): Effect.Effect<Result<A>> =>
  Effect.gen(function* () {
    const { store } = needs
    const { inOrder, inputHash, step } = asked
    // A program that no longer asks for what it has done before is another one: it left something out, or changed the order.
    const before = inOrder ? yield* patiently(store.stepsInOrder(run.executionId)) : []
    const left = before.find((one) => !run.visited(one.step))
    if (left !== undefined) return { changed: { step: left.step, recorded: left.operation } }
    const traceparent = yield* tracing.current
    const context = needs.mark?.of(operation, input) ?? (needs.context && textIn(input, needs.context))
    const subject = subjectIn(needs, input, needs.subject.ofInput)
    const now = yield* Clock.currentTimeMillis
    const { firstSent, requestId: pairId } = options.repeatability ?? Repeatability.make(now)
    // On the disk before the request is sent, as all that its flow has written before.
    const begun = yield* flushing.awaited(
      patiently(
        store.beginStep(run.executionId, step, {
          operation: operation.id,
          inputHash,
          pairId,
          firstSent,
          inOrder,
          begunAt: now,
          context,
          traceparent,
          subject
        })
      )
    )
    if (!same(asked, begun)) return { changed: { step, recorded: begun.operation } }
    const ended = (how: Performed<A>["how"]) => ({
      ended: { operation: begun.operation, inputHash: begun.inputHash, how }
    })
    if (begun.answer !== undefined) return ended(howOf(operation)(json.parse(begun.answer)))
    const result = yield* Effect.result(sent(needs, operation, input, options, begun, now))
    const made =
      result._tag === "Success" && subject === undefined
        ? subjectIn(needs, result.success, [needs.subject.ofAnswer])
        : undefined
    if (made !== undefined) yield* patiently(store.concerns(run.executionId, made.service, made.id))
    const how: Performed<A>["how"] = result._tag === "Success" ? ["gave", result.success] : ["failed", result.failure]
    // What does no harm twice is sent again where the engine's own writing fails.
    if (!Retry.harmless(operation.retry)) yield* patiently(store.endStep(run.executionId, step, json.write(how)))
    return ended(how)
  })

/** What a DELETE was to end is not there: the request whose answer was lost has ended it, as for an attempt of the client. */
const gone =
  <I, A>(operation: ClientOperation<I, A>) =>
  (error: CommunicationError): Effect.Effect<A, CommunicationError> => {
    const answer = error.reason._tag === "NotFound" ? operation.codec().success.get(204) : undefined
    if (operation.method !== "DELETE" || answer === undefined) return Effect.fail(error)
    const ended = answer.decode(undefined)
    return ended instanceof Refused ? Effect.fail(error) : Effect.succeed(ended)
  }

/** Sends the request, unless it may have been executed already and must not be again. */
const sent = <V extends string, I, A>(
  { client, evidence }: Needs<V>,
  operation: ClientOperation<I, A>,
  input: I,
  options: CallOptions<V>,
  begun: BegunStep,
  now: number
): Effect.Effect<A, CommunicationError> =>
  Effect.gen(function* () {
    const repeatability = { requestId: begun.pairId, firstSent: begun.firstSent }
    const carriesPair = operation.repeatability !== "none"
    const send = Retries.told(client.invoke(operation, input, carriesPair ? { ...options, repeatability } : options))
    if (!begun.again) return yield* send
    const goesOn = (how: "sent" | "shown" | "ambiguous") =>
      Metric.update(Metric.withAttributes(metrics.repeated, { operation: operation.id, how }), 1)
    const paired =
      operation.retry === "repeatable" || (operation.retry === "claimed" && options.trustRepeatability === true)
    if (
      Retry.harmless(operation.retry) ||
      options.retryAmbiguous === true ||
      // A clock that was set back says nothing about how long ago it was.
      (paired && now >= begun.begunAt && now < Retry.lastMoment(Date.parse(begun.firstSent)))
    )
      return yield* Effect.andThen(goesOn("sent"), send.pipe(Effect.catchTag("CommunicationError", gone(operation))))
    const shown = yield* evidence(operation, input, begun)
    yield* goesOn(shown === undefined ? "ambiguous" : "gave" in shown ? "shown" : "sent")
    if (shown !== undefined) return "gave" in shown ? shown.gave : yield* send
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
      return run === undefined
        ? yield* page
        : yield* engine.once(run.next(`${operation.id}/page`), flushing.outside(page), {
            gave: reading.answerOf(operation),
            failed: reading.clientError(operation.id)
          })
    })
})
