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
  type InvalidEvent,
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
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type * as CallFlow from "./CallFlow.ts"
import { FlowStore, type KeptEvent, type NewEvent, type Store } from "./FlowStore.ts"
import { service } from "./internal/callEvidence.ts"
import * as engine from "./internal/engine.ts"
import * as reading from "./internal/reading.ts"
import * as storedEvents from "./internal/storedEvents.ts"
import * as Keeping from "./internal/keeping.ts"
import { patiently } from "./internal/patiently.ts"
import { CurrentRun, type Run } from "./internal/Run.ts"
import * as tracing from "./internal/tracing.ts"
import * as waiting from "./internal/waiting.ts"

/** How events are verified, how much is taken, and which flow a call begins. */
export interface Options extends CallEvents.Options, Keeping.Limits {
  /** What an incoming call begins, as `CallFlow.starts` gives it: before it is acknowledged, and once for each key. */
  readonly onIncomingCall?: CallFlow.Starts<EventOf<"IncomingCall">> | undefined
}

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
        // One that comes in has no leg yet: it is erased with the leg that has its correlation.
        subject: legOf(event) ?? (isOneOf(event, ["IncomingCall"]) ? event.data.correlationId : undefined) ?? "",
        kind: event._tag,
        context: contextOf(event),
        body: storedEvents.write(event)
      }

/** A kept event as it was read when it came. */
const read = ({ body }: Pick<KeptEvent, "body">): Exclude<Decoded, InvalidEvent> => {
  const decoded = decodeBody(storedEvents.elementOf(body))
  if (Result.isFailure(decoded)) throw storedEvents.unreadable(decoded.failure)
  const [event] = decoded.success.events
  if (event._tag === "InvalidEvent") throw storedEvents.unreadable(event)
  return event
}

/** The same of what is known to this package; nothing of what is not. */
const readKnown = (kept: Pick<KeptEvent, "body">): Event | undefined => {
  const event = read(kept)
  return event._tag === "UnknownEvent" ? undefined : event
}

const isRoster = ({ kind }: KeptEvent): boolean => kind === "ParticipantsUpdated"

const sequenceOf = (event: Decoded): number | undefined =>
  isOneOf(event, ["ParticipantsUpdated"]) ? event.data.sequenceNumber : undefined

/** The rosters that another one of the same call, which came before them, is newer than. */
const staleOf = (events: ReadonlyArray<KeptEvent>): ReadonlySet<number> => {
  const stale = new Set<number>()
  let newest: number | undefined
  for (const kept of events.filter(isRoster)) {
    const sequence = sequenceOf(read(kept))
    if (sequence === undefined || newest === undefined || sequence >= newest) newest = sequence ?? newest
    else stale.add(kept.seq)
  }
  return stale
}

/** What a wait that begins sees of what came before it: of rosters the newest, which says everything. */
const asKept = (events: ReadonlyArray<KeptEvent>, stale: ReadonlySet<number>): ReadonlyArray<KeptEvent> => {
  const roster = events.findLast((event) => isRoster(event) && !stale.has(event.seq))
  return events.filter((event) => !isRoster(event) || event === roster)
}

/** How a wait for an outcome ends: the event, as it is kept, that says so, or the end of its call. */
type Found = readonly ["succeeded" | "failed" | "over", string]

const readFound = reading.bySchema(
  "outcome",
  Schema.Tuple([Schema.Literals(["succeeded", "failed", "over"]), Schema.String])
)

const finder =
  <S extends EventName, F extends EventName>(
    store: Store,
    executionId: string,
    name: string,
    outcome: Outcome<S, F>,
    criteria: Criteria
  ) =>
  (
    events: ReadonlyArray<KeptEvent>,
    stale: ReadonlySet<number>
  ): Effect.Effect<{ readonly ended: Found; readonly by: ReadonlyArray<KeptEvent> } | undefined> =>
    Effect.gen(function* () {
      for (const kept of events) {
        const event = stale.has(kept.seq) ? undefined : readKnown(kept)
        const found = event && verdict(event, outcome, criteria)
        if (event === undefined || found === undefined) continue
        if (!isShared(event, criteria) && !(yield* patiently(store.take(kept.seq, executionId, name)))) continue
        return { ended: ["succeeded" in found ? "succeeded" : "failed", kept.body], by: [kept] }
      }
      return undefined
    })

/** What a wait for an outcome gives or fails with, by how it was found to end. */
const endedBy = <S extends EventName, F extends EventName>(
  [how, body]: Found,
  outcome: Outcome<S, F>,
  callConnectionId: string
): Effect.Effect<EventOf<S>, OperationFailed | CallEnded> =>
  Effect.suspend((): Effect.Effect<EventOf<S>, OperationFailed | CallEnded> => {
    const event = read({ body })
    if (how === "succeeded" && isOneOf(event, outcome.succeeded)) return Effect.succeed(event)
    if (how === "failed" && event._tag !== "UnknownEvent") return Effect.fail(failureOf(event))
    if (how === "over" && isOneOf(event, ["CallDisconnected"])) {
      const { code, subCode } = event.data.resultInformation ?? {}
      return Effect.fail(new CallEnded({ callConnectionId, event, code, subCode }))
    }
    return Effect.die(storedEvents.unreadable({ path: "type", expected: "expected an event of the outcome" }))
  })

/** The end of a call among its events, once its grace is over; it is waited for. */
const endOf = (events: ReadonlyArray<KeptEvent>, graceMillis: number) =>
  Effect.gen(function* () {
    const end = events.find(({ kind }) => kind === "CallDisconnected")
    if (end === undefined) return undefined
    const now = yield* Clock.currentTimeMillis
    // A clock that was set back makes it no longer.
    yield* Effect.sleep(Math.min(graceMillis, Math.max(0, end.receivedAt + graceMillis - now)))
    return end
  })

const readStreamed = reading.bySchema(
  "stream",
  Schema.Struct({ events: Schema.Array(Schema.String), over: Schema.Boolean })
)

const readText = reading.bySchema("context", Schema.String)

/** Makes the service. */
const make = ({ onIncomingCall, ...options }: Options) =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const workflows = yield* engine.Engine
    const local = yield* CallEvents.make(options)
    const token = yield* CallEvents.verifier(options)
    const scope = yield* Effect.scope
    const handlers = WebhookHandling.make("CallEvents", scope)
    const keeping = Keeping.make(workflows, store, service, options)
    const { graceMillis = 1_000 } = options

    /** Keeps what is new, wakes who waits, begins flows, and tells those of this process what is new. */
    const take = (events: ReadonlyArray<Decoded>): Effect.Effect<CallEvents.Received, Keeping.NotStored> =>
      Effect.gen(function* () {
        const kept = events.map(toKeep)
        const fresh = yield* keeping.keep(kept.flatMap((event) => event ?? []))
        for (const event of events)
          if (onIncomingCall !== undefined && isOneOf(event, ["IncomingCall"]))
            yield* onIncomingCall(event).pipe(Effect.provideService(engine.Engine, workflows))
        const received = yield* local.publish(
          events.filter((_, index) => {
            const { id } = kept[index] ?? {}
            return id === undefined || fresh.has(id)
          })
        )
        const validation = events.find((event) => isOneOf(event, ["SubscriptionValidation"]))
        return {
          events: received.events,
          duplicates: events.length - received.events.length,
          validationResponse: validation?.data.validationCode
        }
      })

    const decoded = (body: unknown) => Effect.map(Effect.fromResult(decodeBody(body, options)), ({ events }) => events)

    const awaitOutcome = <S extends EventName, F extends EventName>(
      outcome: Outcome<S, F>,
      criteria: Criteria
    ): Effect.Effect<EventOf<S>, OperationFailed | CallEnded> =>
      Effect.flatMap(CurrentRun, (run) => {
        if (run === undefined) return local.awaitOutcome(outcome, criteria)
        const { callConnectionId, fresh = false } = criteria
        const ended = waiting.until<Found>(run, store, {
          service,
          kind: [...outcome.succeeded, ...outcome.failed].join("|"),
          on: { subject: callConnectionId },
          read: readFound,
          fresh,
          judge: (unseen, { again, all, first, name }) =>
            Effect.gen(function* () {
              const find = finder(store, run.executionId, name, outcome, criteria)
              const stale = staleOf(all)
              const found = yield* find(first ? asKept(unseen, stale) : unseen, stale)
              if (found !== undefined) return found
              const end = yield* endOf(all, graceMillis)
              if (end === undefined) return undefined
              const seen = new Set(unseen.map(({ seq }) => seq))
              const late = (yield* again).filter(({ seq }) => !seen.has(seq))
              return (yield* find(late, stale)) ?? { ended: ["over", end.body], by: [end] }
            })
        })
        return Effect.flatMap(ended, (found) => endedBy(found, outcome, callConnectionId))
      })

    const answer: CallEvents.Service["answer"] = (request, answering = {}) => {
      const early = WebhookAnswer.beforeBody(request, answering.origins)
      if (early !== undefined) return Effect.succeed(early)
      return keeping.unlessBusy(
        Effect.suspend(() => {
          const vouched = answering.trusted ? Effect.void : token.verify(WebhookAnswer.header(request, "authorization"))
          const taking = WebhookHandling.answer(
            "CallEvents",
            Effect.andThen(vouched, Effect.flatMap(decoded(request.body), take)).pipe(
              Effect.tap(({ events }) => handlers.run(events, legOf, answering))
            ),
            {
              accepted: ({ validationResponse }) =>
                validationResponse === undefined ? WebhookAnswer.ok : WebhookAnswer.validated(validationResponse),
              refused: (error) =>
                error._tag === "NotStored" ? WebhookAnswer.notStored() : WebhookHandling.refusal(error)
            }
          )
          return tracing.delivered("CallEvents", request, taking)
        })
      )
    }

    /** The events of a call inside a flow: each look is kept, so that the flow sees the same ones in the same order on every run. */
    const streamed = (run: Run, callConnectionId: string): Stream.Stream<Decoded> => {
      const look = waiting.next<{ readonly events: ReadonlyArray<string>; readonly over: boolean }>(
        run,
        store,
        run.next("stream"),
        {
          service,
          kind: "stream",
          on: { subject: callConnectionId },
          read: readStreamed,
          judge: (unseen, { again, all }) =>
            Effect.gen(function* () {
              const over = (yield* endOf(all, graceMillis)) !== undefined
              const events = (over ? yield* again : unseen).map(({ body }) => body)
              return events.length > 0 || over ? { ended: { events, over }, by: unseen } : undefined
            })
        }
      )
      return Stream.paginate(waiting.start, (position) =>
        Effect.map(look(position), ({ ended: { events, over }, next }) => [
          events.map((body) => read({ body })),
          over ? Option.none() : Option.some(next)
        ])
      )
    }

    const service_: CallEvents.Service = {
      ...local,
      answer,
      publish: (events) => Effect.orDie(take(events)),
      receiveTrusted: (body) => Effect.flatMap(decoded(body), (events) => Effect.orDie(take(events))),
      receive: ({ authorization, body }) =>
        Effect.andThen(
          token.verify(authorization),
          Effect.flatMap(decoded(body), (events) => Effect.orDie(take(events)))
        ),
      stream: (callConnectionId) =>
        Stream.unwrap(
          Effect.map(CurrentRun, (run) =>
            run === undefined || callConnectionId === undefined
              ? local.stream(callConnectionId)
              : streamed(run, callConnectionId)
          )
        ),
      arrivals: (callConnectionId) =>
        Effect.flatMap(CurrentRun, (run) => {
          if (run === undefined) return local.arrivals(callConnectionId)
          // Counts differ between machines and runs: of those that are stored, the first answer is kept.
          const ofCall =
            callConnectionId === undefined
              ? Effect.succeed(0)
              : Effect.map(patiently(store.eventsOf(service, callConnectionId)), (events) => events.length)
          return Effect.map(engine.once(run.next("arrivals"), ofCall, reading.count), (count) => ({
            deliveries: count,
            refused: new Map<string, number>(),
            invalid: 0,
            ofCall: count
          }))
        }),
      awaitOutcome,
      awaitCallConnectionId: (criteria) =>
        Effect.flatMap(CurrentRun, (run) =>
          run === undefined
            ? local.awaitCallConnectionId(criteria)
            : waiting.until<string>(run, store, {
                service,
                kind: "context",
                read: readText,
                on: { context: criteria.operationContext },
                judge: () =>
                  Effect.map(patiently(store.subjectOf(service, criteria.operationContext)), (found) =>
                    found === undefined ? undefined : { ended: found }
                  )
              })
        )
    }
    return service_
  })

/** Provides the service. */
export const layer = (
  options: Options = {}
): Layer.Layer<CallEvents.CallEvents, CommunicationError, FlowStore | engine.Engine> =>
  Layer.effect(CallEvents.CallEvents, make(options))
