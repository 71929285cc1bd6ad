/**
 * How events are taken: stored, then the flows that wait are woken, and only then the sender is answered.
 *
 * What was stored before wakes and starts again, since its process may have ended in between; both are as good twice as once. When the
 * database is away or slow, or more deliveries wait for it than may, nothing is taken and the sender is to send again.
 */
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import type { NewEvent, Store } from "../FlowStore.ts"
import * as engine from "./engine.ts"
import * as flushing from "./flushing.ts"
import * as metrics from "./metrics.ts"
import { together } from "./together.ts"
import * as tracing from "./tracing.ts"

/** Events were not stored; their sender is to send them again. */
export class NotStored extends Data.TaggedError("NotStored")<{
  readonly why: "busy" | "slow" | "failed"
  readonly cause?: unknown
}> {
  override get message(): string {
    return `events were not stored: the database is ${this.why === "failed" ? "away" : this.why}`
  }
}

/** How much is taken. */
export interface Limits {
  /** How many deliveries may wait for the database at once; the others are answered with 503. Default 1000. */
  readonly maxPending?: number | undefined
  /** How long a delivery may take to be stored, in milliseconds, before it is answered with 503; default 8000. */
  readonly storeMillis?: number | undefined
}

/** What lies beneath an error, which says most: that of the driver, or of the system. */
const innermost = (error: unknown): unknown => {
  let found = error
  for (let depth = 0; depth < 8 && found instanceof Error && found.cause instanceof Error; depth++) found = found.cause
  return found
}

/** What takes events. */
export interface Keeping {
  /** Answers a delivery, unless the most that may wait do: then it is to be sent again. */
  readonly unlessBusy: <R>(
    answering: Effect.Effect<WebhookAnswer.WebhookAnswer, never, R>
  ) => Effect.Effect<WebhookAnswer.WebhookAnswer, never, R>
  /** Stores events, wakes the flows that wait for them; gives the ids of those that are new. */
  readonly keep: (events: ReadonlyArray<NewEvent>) => Effect.Effect<ReadonlySet<string>, NotStored>
}

type Awaited = Effect.Success<ReturnType<Store["waitingFor"]>>[number]

/** The fewest milliseconds between two log lines about outages. */
const quietMillis = 60_000

/** How many deliveries are written by one statement. */
const mostTogether = 100

/** Makes what takes the events of a service. */
export const make = (
  workflows: engine.Engine["Service"],
  store: Store,
  service: string,
  { maxPending = 1_000, storeMillis = 8_000 }: Limits
): Keeping => {
  let pending = 0
  /** Stores deliveries; gives of each which events are new, and who waits for them. */
  const keep = together(mostTogether, (deliveries: ReadonlyArray<ReadonlyArray<NewEvent>>) =>
    Effect.gen(function* () {
      const all = deliveries.flat()
      const left = new Set(yield* store.keep(service, all))
      const waiting = yield* store.waitingFor(service, all)
      return deliveries.map((events) => ({
        // What came twice is new to the first.
        fresh: new Set(events.flatMap(({ id }) => (left.delete(id) ? [id] : []))),
        waiting: new Set(waiting)
      }))
    })
  )
  /** Wakes who waits for an event; who was woken waits for none. */
  const wake = ({ context, subject }: NewEvent, waiting: Set<Awaited>) =>
    Effect.gen(function* () {
      for (const one of waiting) {
        if (one.subject !== subject && (context === undefined || one.context !== context)) continue
        yield* engine.wake(workflows, one)
        yield* store.endWait(one.executionId, one.deferred)
        waiting.delete(one)
      }
    })
  const untraced = (events: ReadonlyArray<NewEvent>) =>
    Effect.gen(function* () {
      const { fresh, waiting } = yield* keep(events)
      yield* Effect.forEach(events, (event) => wake(event, waiting), { discard: true })
      return fresh
    })
  const traced = (events: ReadonlyArray<NewEvent>) =>
    Effect.gen(function* () {
      const asked = yield* store.spansOf(service, events)
      const taken = yield* Effect.forEach(events, (event, index) =>
        Effect.map(tracing.ofEvent(`${service}.${event.kind}`, asked[index]), (span) => ({
          event: { ...event, traceparent: tracing.textOf(span) },
          span
        }))
      )
      const { fresh, waiting } = yield* keep(taken.map(({ event }) => event))
      yield* Effect.forEach(taken, ({ event, span }) => Effect.withParentSpan(wake(event, waiting), span), {
        discard: true
      })
      return fresh
    }).pipe(Effect.scoped)
  const stored = (events: ReadonlyArray<NewEvent>) =>
    Effect.gen(function* () {
      const began = yield* Clock.currentTimeMillis
      // They are on the disk, and whom they wake, before the sender is told so.
      const fresh = yield* flushing.later((yield* tracing.isTraced) ? traced(events) : untraced(events))
      yield* store.flushed
      yield* Metric.update(Metric.withAttributes(metrics.events, { service }), fresh.size)
      yield* Metric.update(Metric.withAttributes(metrics.duplicates, { service }), events.length - fresh.size)
      yield* Metric.update(Metric.withAttributes(metrics.lag, { service }), (yield* Clock.currentTimeMillis) - began)
      return fresh
    }).pipe(Effect.mapError((cause) => new NotStored({ why: "failed", cause })))
  /** Until when no other outage is logged: under load there may be many short ones. */
  let quietUntil = -Infinity
  /** Whether it was logged that deliveries are not stored, and not yet that they are again. */
  let isOut = false
  const failing = ({ cause, why }: Pick<NotStored, "cause" | "why">) =>
    Effect.gen(function* () {
      yield* Metric.update(Metric.withAttributes(metrics.notStored, { service, why }), 1)
      const now = yield* Clock.currentTimeMillis
      if (isOut || now < quietUntil) return
      isOut = true
      quietUntil = now + quietMillis
      const error = innermost(cause)
      const said = error instanceof Error ? `: ${Redaction.mask(error.message)}` : ""
      yield* Effect.logWarning(
        `${service}: deliveries are not stored (${why}${said}) and are answered with 503, so that they are sent again`
      )
    })
  const recovering = Effect.suspend(() => {
    if (!isOut) return Effect.void
    isOut = false
    return Effect.logInfo(`${service}: deliveries are stored again`)
  })
  const bounded = (events: ReadonlyArray<NewEvent>) =>
    Effect.suspend(() => {
      if (pending >= maxPending) return Effect.fail(new NotStored({ why: "busy" }))
      pending++
      return Effect.ensuring(
        Effect.timeoutOrElse(stored(events), {
          duration: storeMillis,
          orElse: () => Effect.fail(new NotStored({ why: "slow" }))
        }),
        Effect.sync(() => pending--)
      )
    })
  return {
    unlessBusy: (answering) =>
      Effect.suspend(() =>
        pending < maxPending
          ? answering
          : Effect.as(failing({ why: "busy", cause: undefined }), WebhookAnswer.notStored(1))
      ),
    keep: (events) =>
      events.length === 0
        ? Effect.succeed(new Set<string>())
        : bounded(events).pipe(
            Effect.tap(() => recovering),
            Effect.tapError(failing)
          )
  }
}
