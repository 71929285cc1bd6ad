/**
 * The notifications of Graph's calls for flows on many machines: verified, read, kept in the database, and only then acknowledged.
 *
 * A wait inside a flow holds no fiber: the notification that ends it may come to another machine. What ends it is decided by the rules of
 * `CallNotifications`. Outside flows it does what `CallNotifications` does.
 */
import { createHash } from "node:crypto"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import { canonicalId, isEnd } from "@effect-comms/graph-calls/internal/durable"
import type { CallNotification, Notification } from "@effect-comms/graph-calls/notifications"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type * as CallFlow from "./CallFlow.ts"
import { FlowStore, type KeptEvent, type NewEvent } from "./FlowStore.ts"
import { markIn } from "./internal/callbackMark.ts"
import * as engine from "./internal/engine.ts"
import * as endings from "./internal/graphEndings.ts"
import { read, service } from "./internal/graphEvidence.ts"
import * as Keeping from "./internal/keeping.ts"
import { patiently } from "./internal/patiently.ts"
import * as reading from "./internal/reading.ts"
import { following } from "./internal/following.ts"
import { CurrentRun, type Run } from "./internal/Run.ts"
import * as tracing from "./internal/tracing.ts"
import * as waiting from "./internal/waiting.ts"

/** Whose notifications, how much is taken, and which flow a call begins. */
export interface Options extends CallNotifications.Options, Keeping.Limits {
  /** What an incoming call begins, as `CallFlow.starts` gives it: before it is acknowledged, and once for each key. */
  readonly onIncoming?: CallFlow.Starts<CallNotification> | undefined
}

const happensOnce = (notification: Notification): boolean =>
  "changeType" in notification && notification.changeType.toLowerCase() !== "updated"

/** A notification as it is kept. Graph gives it no id: what happens once is recognized by what it says, an update may be news again. */
const toKeep = (notification: Notification): ReadonlyArray<NewEvent> => {
  if (notification._tag === "Invalid" || notification.callId === undefined) return []
  const raw: unknown = Redacted.value(notification.raw)
  // What the program says itself, such as that a call is lost, came from nobody.
  if (raw === undefined) return []
  const body = JSON.stringify(raw)
  const hash = createHash("sha256").update(body).digest("hex")
  return [
    {
      id: happensOnce(notification) ? hash : `${hash} ${crypto.randomUUID()}`,
      subject: canonicalId(notification.callId),
      kind: notification._tag,
      context: (notification._tag === "Operation" ? notification.operation.clientContext : undefined) ?? markIn(raw),
      body
    }
  ]
}

/** How an operation has ended by what is kept, as `CallNotifications` tells it; nothing when it has not. */
const endOf = (
  options: Options,
  events: ReadonlyArray<KeptEvent>,
  callId: string,
  operation: CallNotifications.OperationRef
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const told = yield* Effect.orDie(CallNotifications.make({ ...options, notificationsPerCall: 10_000 }))
      for (const kept of events) yield* told.publish([yield* read(kept)])
      const fiber = yield* Effect.forkChild(told.awaitOperation(callId, operation), { startImmediately: true })
      const exit = fiber.pollUnsafe()
      yield* Fiber.interrupt(fiber)
      if (exit === undefined) return undefined
      return yield* Effect.match(exit, { onSuccess: endings.completed, onFailure: endings.failed })
    })
  )

const readBodies = reading.bySchema("stream", Schema.Array(Schema.String))

const isEndOfCall = (notification: Notification): boolean => notification._tag === "Call" && isEnd(notification)

const make = ({ onIncoming, ...options }: Options) =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const workflows = yield* engine.Engine
    const keeping = Keeping.make(workflows, store, service, options)
    const { graceMillis = 1_000 } = options

    const keep = (notifications: ReadonlyArray<Notification>): Effect.Effect<void> =>
      Effect.gen(function* () {
        yield* Effect.orDie(keeping.keep(notifications.flatMap(toKeep)))
        for (const notification of notifications)
          if (onIncoming !== undefined && notification._tag === "Call" && notification.call.state === "incoming")
            yield* onIncoming(notification).pipe(Effect.provideService(engine.Engine, workflows))
      })
    const local = yield* CallNotifications.make(options, keep)

    const awaitOperation: CallNotifications.Service["awaitOperation"] = (callId, operation) =>
      Effect.flatMap(CurrentRun, (run) => {
        if (run === undefined) return local.awaitOperation(callId, operation)
        const subject = canonicalId(callId)
        const all = patiently(store.eventsOf(service, subject))
        const ended = waiting.until<endings.Ending>(run, store, {
          service,
          kind: "operation",
          read: endings.read,
          on: { subject },
          judge: (_, { all: events }) =>
            Effect.gen(function* () {
              const found = yield* endOf(options, events, callId, operation)
              if (found === undefined) return undefined
              if (found.how !== "CallEnded") return { ended: found }
              // The end of an operation still wins for a while.
              const last = Math.max(...events.map(({ receivedAt }) => receivedAt))
              yield* Effect.sleep(Math.max(0, last + graceMillis - (yield* Clock.currentTimeMillis)))
              return { ended: (yield* endOf(options, yield* all, callId, operation)) ?? found }
            })
        })
        return Effect.flatMap(ended, endings.ended)
      })

    /** What was notified of a call, in a flow: until its end, and what came shortly after. */
    const streamed = (run: Run, callId: string): Stream.Stream<Notification> => {
      const look = waiting.next<ReadonlyArray<string>>(run, store, run.next("stream"), {
        service,
        kind: "stream",
        on: { subject: canonicalId(callId) },
        read: readBodies,
        judge: (unseen, { again }) =>
          Effect.gen(function* () {
            if (unseen.length === 0) return undefined
            const notifications = yield* Effect.forEach(unseen, read)
            if (notifications.some(isEndOfCall)) yield* Effect.sleep(graceMillis)
            const events = notifications.some(isEndOfCall) ? yield* again : unseen
            return { ended: events.map(({ body }) => body), by: events }
          })
      })
      return Stream.paginate(waiting.start, (position) =>
        Effect.flatMap(look(position), ({ ended, next }) =>
          Effect.map(
            Effect.forEach(ended, (body) => read({ body })),
            (notifications) => [notifications, notifications.some(isEndOfCall) ? Option.none() : Option.some(next)]
          )
        )
      )
    }

    const service_: CallNotifications.Service = {
      ...local,
      stream: (callId) =>
        Stream.unwrap(
          Effect.map(CurrentRun, (run) =>
            run === undefined || callId === undefined ? local.stream(callId) : streamed(run, callId)
          )
        ),
      following: (callId) => Effect.map(CurrentRun, (run) => run && following(store, run, canonicalId(callId))),
      answer: (request, answering) =>
        keeping.unlessBusy(
          Effect.suspend(() => tracing.delivered("CallNotifications", request, local.answer(request, answering)))
        ),
      arrivals: (callId) =>
        Effect.flatMap(CurrentRun, (run) => {
          if (run === undefined) return local.arrivals(callId)
          // Counts differ between machines and runs: of those that are stored, the first answer is kept.
          const ofCall =
            callId === undefined
              ? Effect.succeed(0)
              : Effect.map(patiently(store.eventsOf(service, canonicalId(callId))), (events) => events.length)
          return Effect.map(engine.once(run.next("arrivals"), ofCall, reading.count), (count) => ({
            deliveries: count,
            refused: new Map<string, number>(),
            invalid: 0,
            ofCall: count
          }))
        }),
      awaitOperation
    }
    return service_
  })

/** Provides the service. */
export const layer = (
  options: Options
): Layer.Layer<CallNotifications.CallNotifications, CommunicationError, FlowStore | CallFlow.Engine> =>
  Layer.effect(CallNotifications.CallNotifications, make(options))
