/**
 * The events of calls for flows on many machines: verified, decoded, kept in the database, and only then acknowledged.
 *
 * A wait inside a flow holds no fiber: the event that ends it may come to another machine. Outside flows it does what `CallEvents` does.
 */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import {
  CallEnded,
  type Criteria,
  type Decoded,
  decodeBody,
  failureOf,
  isOneOf,
  isShared,
  legOf,
  type OperationFailed,
  type Outcome,
  verdict
} from "@effect-comms/call-automation/internal/durable"
import type { Event, EventName, EventOf } from "@effect-comms/call-automation/events"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as SqlError from "effect/sql/SqlError"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { FlowStore, type KeptEvent, type NewEvent, type Store } from "./FlowStore.ts"
import { service } from "./internal/callEvidence.ts"
import * as engine from "./internal/engine.ts"
import * as json from "./internal/json.ts"
import { CurrentRun } from "./internal/Run.ts"
import * as waiting from "./internal/waiting.ts"

/** How events are verified, and how much of a body is taken. */
export type Options = CallEvents.Options

const contextOf = (event: Decoded): string | undefined =>
  event._tag !== "InvalidEvent" && event._tag !== "UnknownEvent" && "operationContext" in event.data
    ? event.data.operationContext
    : undefined

/** An event as it is kept; one that could not be read, or without an id, is not: it ends no wait and cannot be recognized again. */
const toKeep = (event: Decoded): NewEvent | undefined =>
  event._tag === "InvalidEvent"
    ? undefined
    : {
        id: `${event.source}\n${event.id}`,
        subject: legOf(event) ?? "",
        kind: event._tag,
        context: contextOf(event),
        body: json.write(event)
      }

const judge = <S extends EventName, F extends EventName>(
  store: Store,
  executionId: string,
  outcome: Outcome<S, F>,
  criteria: Criteria,
  graceMillis: number
) => {
  const find = (events: ReadonlyArray<KeptEvent>, name: string) =>
    Effect.gen(function* () {
      for (const kept of events) {
        if (kept.kind === "UnknownEvent") continue
        const event = json.read<Event>(kept.body)
        const found = verdict(event, outcome, criteria)
        if (found === undefined) continue
        if (!isShared(event, criteria) && !(yield* Effect.orDie(store.take(kept.seq, executionId, name)))) continue
        return "succeeded" in found ? Effect.succeed(found.succeeded) : Effect.fail(failureOf(event))
      }
      return undefined
    })
  const ended = (events: ReadonlyArray<KeptEvent>) => events.find(({ kind }) => kind === "CallDisconnected")
  return { find, ended, graceMillis }
}

/** Makes the service. */
const make = (options: Options) =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const workflows = yield* WorkflowEngine.WorkflowEngine
    const local = yield* CallEvents.make(options)
    const token = yield* CallEvents.verifier(options)
    const scope = yield* Effect.scope
    const handlers = WebhookHandling.make("CallEvents", scope)
    const { graceMillis = 1_000 } = options

    /** Keeps what is new, wakes who waits, and tells those of this process. What was kept before wakes again: its process may have ended. */
    const keep = (events: ReadonlyArray<Decoded>): Effect.Effect<CallEvents.Received, SqlError.SqlError> =>
      Effect.uninterruptible(
        Effect.gen(function* () {
          const kept = events.flatMap((event) => toKeep(event) ?? [])
          yield* store.keep(service, kept)
          for (const { context, subject } of kept) {
            const waits = yield* store.waitingFor(service, subject, context)
            yield* Effect.forEach(
              waits,
              (one) => Effect.andThen(engine.wake(workflows, one), store.endWait(one.executionId, one.deferred)),
              { discard: true }
            )
          }
          return yield* local.publish(events)
        })
      )

    const decoded = (body: unknown) => Effect.map(Effect.fromResult(decodeBody(body, options)), ({ events }) => events)

    const awaitOutcome = <S extends EventName, F extends EventName>(
      outcome: Outcome<S, F>,
      criteria: Criteria
    ): Effect.Effect<EventOf<S>, OperationFailed | CallEnded> =>
      Effect.flatMap(CurrentRun, (run) => {
        if (run === undefined) return local.awaitOutcome(outcome, criteria)
        const { callConnectionId, fresh = false } = criteria
        const { ended, find } = judge(store, run.executionId, outcome, criteria, graceMillis)
        return waiting.until<EventOf<S>, OperationFailed | CallEnded>(run, store, {
          service,
          on: { subject: callConnectionId },
          fresh,
          judge: (events, name) =>
            Effect.gen(function* () {
              const found = yield* find(events, name)
              if (found !== undefined) return { ended: found }
              const end = ended(yield* Effect.orDie(store.eventsOf(service, callConnectionId)))
              if (end === undefined) return undefined
              const now = yield* Clock.currentTimeMillis
              yield* Effect.sleep(Math.max(0, end.receivedAt + graceMillis - now))
              const late = yield* find(
                (yield* Effect.orDie(store.eventsOf(service, callConnectionId))).filter(
                  ({ seq }) => !fresh || events.some((one) => one.seq === seq) || seq > end.seq
                ),
                name
              )
              if (late !== undefined) return { ended: late }
              const event = json.read<Event>(end.body)
              if (!isOneOf(event, ["CallDisconnected"])) return undefined
              const { code, subCode } = event.data.resultInformation ?? {}
              return { ended: Effect.fail(new CallEnded({ callConnectionId, event, code, subCode })) }
            })
        })
      })

    const answer: CallEvents.Service["answer"] = (request, answering = {}) => {
      const early = WebhookAnswer.beforeBody(request, answering.origins)
      if (early !== undefined) return Effect.succeed(early)
      const vouched = answering.trusted ? Effect.void : token.verify(WebhookAnswer.header(request, "authorization"))
      return WebhookHandling.answer(
        "CallEvents",
        Effect.andThen(
          vouched,
          Effect.flatMap(decoded(request.body), (events) => Effect.orDie(keep(events)))
        ).pipe(Effect.tap(({ events }) => handlers.run(events, legOf, answering))),
        {
          accepted: ({ validationResponse }) =>
            validationResponse === undefined ? WebhookAnswer.ok : WebhookAnswer.validated(validationResponse),
          refused: WebhookHandling.refusal
        }
      )
    }

    const service_: CallEvents.Service = {
      ...local,
      answer,
      publish: (events) => Effect.orDie(keep(events)),
      receiveTrusted: (body) => Effect.flatMap(decoded(body), (events) => Effect.orDie(keep(events))),
      receive: ({ authorization, body }) =>
        Effect.andThen(
          token.verify(authorization),
          Effect.flatMap(decoded(body), (events) => Effect.orDie(keep(events)))
        ),
      awaitOutcome,
      awaitCallConnectionId: (criteria) =>
        Effect.flatMap(CurrentRun, (run) =>
          run === undefined
            ? local.awaitCallConnectionId(criteria)
            : waiting.until<string, never>(run, store, {
                service,
                on: { context: criteria.operationContext },
                judge: () =>
                  Effect.map(Effect.orDie(store.subjectOf(service, criteria.operationContext)), (found) =>
                    found === undefined ? undefined : { ended: Effect.succeed(found) }
                  )
              })
        )
    }
    return service_
  })

/** Provides the service. */
export const layer = (
  options: Options = {}
): Layer.Layer<CallEvents.CallEvents, CommunicationError, FlowStore | WorkflowEngine.WorkflowEngine> =>
  Layer.effect(CallEvents.CallEvents, make(options))
