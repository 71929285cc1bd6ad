/**
 * A wait of a flow for events: written down, so that no process has to live for it, and looked at again with every event of its call.
 *
 * Each look is a step that keeps which events it has seen, so that an event is judged once by each wait, however often the program runs.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Schema from "effect/Schema"
import { patiently } from "./patiently.ts"
import type { KeptEvent, Store } from "../FlowStore.ts"
import * as engine from "./engine.ts"
import * as metrics from "./metrics.ts"
import type { Run } from "./Run.ts"
import * as reading from "./reading.ts"
import * as tracing from "./tracing.ts"

/** What is waited for. */
export interface Wanted<A> {
  readonly service: string
  /** What tells this wait from others: another one is another wait. */
  readonly kind: string
  readonly on: { readonly subject: string } | { readonly context: string }
  /** Reads what the wait ended with, which is stored. */
  readonly read: reading.Read<A>
  /** Whether only events from now on count. */
  readonly fresh?: boolean
  /**
   * Says how events end the wait, nothing when they do not yet: those that it has not seen, and an effect that reads them again, with those
   * that came meanwhile. The first look sees what came before the wait. `by` is the events that end it, for traces.
   */
  readonly judge: (
    unseen: ReadonlyArray<KeptEvent>,
    look: {
      readonly name: string
      readonly first: boolean
      /** All that had come when it looked, seen or not. */
      readonly all: ReadonlyArray<KeptEvent>
      readonly again: Effect.Effect<ReadonlyArray<KeptEvent>>
    }
  ) => Effect.Effect<{ readonly ended: A; readonly by?: ReadonlyArray<KeptEvent> } | undefined>
}

/** What a look is stored as. */
const readLook = reading.bySchema(
  "wait",
  Schema.Struct({
    saw: Schema.Array(Schema.Int),
    verdict: Schema.optional(Schema.Struct({ ended: Schema.Unknown }))
  })
)

/** Where a wait stands. */
interface Position {
  readonly round: number
  readonly seen: ReadonlySet<number>
}

/** Looks until events end the wait; gives where it stood then. */
const looking = <A>(
  run: Run,
  store: Store,
  name: string,
  wanted: Wanted<A>,
  { round, seen }: Position,
  begun: Effect.Effect<void>
): Effect.Effect<{ readonly ended: A; readonly next: Position }> => {
  const { fresh = false, judge, on, read, service } = wanted
  const deferred = `${name}/${round}`
  const all = Effect.gen(function* () {
    const subject = "subject" in on ? on.subject : yield* store.subjectOf(service, on.context)
    return subject === undefined ? [] : yield* store.eventsOf(service, subject)
  }).pipe(patiently)
  const look = Effect.gen(function* () {
    // Written first: an event that is kept from here on finds it.
    yield* patiently(store.wait(service, on, { executionId: run.executionId, flow: run.flow, deferred }))
    const found = yield* all
    const now = found.filter(({ seq }) => !seen.has(seq))
    const first = round === 0
    const before = first && fresh ? new Set(now.map(({ seq }) => seq)) : seen
    const again = Effect.map(all, (events) => events.filter(({ seq }) => !before.has(seq)))
    const verdict = yield* judge(first && fresh ? [] : now, { name, first, all: found, again })
    if (verdict !== undefined) yield* patiently(store.endWait(run.executionId, deferred))
    if (verdict !== undefined) yield* tracing.goesOn(verdict.by ?? (first ? [] : now))
    const newest = now.at(-1)
    if (newest !== undefined && !first)
      yield* Metric.update(
        Metric.withAttributes(metrics.resumed, { service }),
        (yield* Clock.currentTimeMillis) - newest.receivedAt
      )
    return { saw: now.map(({ seq }) => seq), verdict: verdict && { ended: verdict.ended } }
  })
  const looked = engine.once(deferred, look, {
    gave: (stored) => {
      const { saw, verdict } = readLook(stored)
      return { saw, verdict: verdict && { ended: read(verdict.ended) } }
    },
    failed: reading.nothing(deferred)
  })
  return Effect.flatMap(Effect.ensuring(looked, begun), ({ saw, verdict }) => {
    const next = { round: round + 1, seen: new Set([...seen, ...saw]) }
    if (verdict !== undefined) return Effect.succeed({ ended: verdict.ended, next })
    return Effect.andThen(engine.sleepUntilWoken(deferred), looking(run, store, name, wanted, next, Effect.void))
  })
}

/** Waits until events say that it is over, and how. */
export const until = <A>(run: Run, store: Store, wanted: Wanted<A>): Effect.Effect<A> =>
  Effect.suspend(() => {
    const name = run.next(`wait/${wanted.kind}`)
    return Effect.map(
      looking(run, store, name, wanted, { round: 0, seen: new Set() }, run.beginning()),
      ({ ended }) => ended
    )
  })

/** A wait that goes on: each look gives what it has, and where the next begins. */
export const next =
  <A>(run: Run, store: Store, name: string, wanted: Wanted<A>) =>
  (position: Position): Effect.Effect<{ readonly ended: A; readonly next: Position }> =>
    Effect.suspend(() => {
      // What a step causes that is asked for beside it is to come from then on.
      const begun = wanted.fresh === true && position.round === 0 ? run.beginning() : Effect.void
      return looking(run, store, name, wanted, position, begun)
    })

/** Where a wait begins. */
export const start: Position = { round: 0, seen: new Set() }
