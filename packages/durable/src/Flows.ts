/**
 * What an operator does with flows: lists them, looks into one, erases what a call has stored, and forgets what is old.
 *
 * A flow is cancelled and resumed by `CallFlow`'s own functions, since that takes its definition.
 */
import { canonicalId } from "@effect-comms/graph-calls/internal/durable"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Schedule from "effect/Schedule"
import type * as SqlError from "effect/sql/SqlError"
import {
  FlowStore,
  type FlowQuery,
  type FlowRow,
  type StepRow,
  type TimerRow,
  type UnendedFlows,
  type WaitRow
} from "./FlowStore.ts"
import { EngineStorage, type PersistenceError } from "./internal/engineStorage.ts"
import * as metrics from "./internal/metrics.ts"

/** A flow with its steps and what it waits for. */
export interface Inspected extends FlowRow {
  /** The steps that have begun, in their order. */
  readonly steps: ReadonlyArray<StepRow>
  /** The events that it waits for. */
  readonly waits: ReadonlyArray<WaitRow>
  /** The timers that it waits for, those of `waitMillis` included. */
  readonly timers: ReadonlyArray<TimerRow>
}

/** Fails when the database does. */
export type StorageError = SqlError.SqlError | PersistenceError

/** Lists flows, the newest first; default 100, whether they have ended or not. */
export const list = (query: FlowQuery = {}): Effect.Effect<ReadonlyArray<FlowRow>, SqlError.SqlError, FlowStore> =>
  FlowStore.use((store) => store.flows(query))

/** Looks into a flow; `undefined` when it is not known, or not any more. */
export const inspect = (executionId: string): Effect.Effect<Inspected | undefined, SqlError.SqlError, FlowStore> =>
  FlowStore.use((store) =>
    Effect.gen(function* () {
      const [flow] = yield* store.flows({ executionId, limit: 1 })
      if (flow === undefined) return undefined
      return {
        ...flow,
        steps: yield* store.stepsOf(executionId),
        waits: yield* store.waitsOf(executionId),
        timers: yield* store.timersOf(executionId)
      }
    })
  )

/** How many flows are forgotten at a time. */
const batch = 500

const correlationOf = (body: string): string | undefined => {
  const event: unknown = JSON.parse(body)
  const data: unknown = typeof event === "object" && event !== null ? Reflect.get(event, "data") : undefined
  const id: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "correlationId") : undefined
  return typeof id === "string" && id !== "" ? id : undefined
}

/** What is stored of a call besides under its id: its IncomingCall, which has the correlation of its other events. */
const namesOf = (callConnectionId: string) =>
  FlowStore.use((store) =>
    Effect.map(store.eventsOf("CallAutomation", callConnectionId), (events) => [
      ...new Set([
        callConnectionId,
        canonicalId(callConnectionId),
        ...events.flatMap(({ body }) => correlationOf(body) ?? [])
      ])
    ])
  )

/** What is written of a flow that has ended is written within this. */
const settling = Schedule.max([Schedule.spaced("50 millis"), Schedule.recurs(100)])

/** Whether the engine is done with a flow that has ended, after a moment in which it may still write what the flow gave. */
const isOver = ({ executionId, flow }: FlowRow) =>
  EngineStorage.use((engine) =>
    Effect.repeat(engine.isOver(flow, executionId), { schedule: settling, until: (over) => over })
  )

const forget = ({ executionId, flow }: FlowRow, events: boolean) =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const engine = yield* EngineStorage
    // The row of the flow goes last: an erasure that is broken off is found again.
    yield* engine.forget(flow, executionId)
    yield* store.forgetFlow(executionId, { events })
  })

/**
 * Erases what a call (or a thread of Chat) has stored, by its id: its events, and the flows that have acted on it or waited for them with their
 * payloads, requests and answers. `running` are flows of it that have not ended: they are left alone, cancel them first.
 *
 * In a file of SQLite nothing of it is left. PostgreSQL keeps deleted rows until it vacuums, and its own log for as long as it is set to.
 */
export const erase = (
  callConnectionId: string
): Effect.Effect<
  { readonly erased: number; readonly running: ReadonlyArray<FlowRow> },
  StorageError,
  FlowStore | EngineStorage
> =>
  FlowStore.use((store) =>
    Effect.gen(function* () {
      const names = yield* namesOf(callConnectionId)
      const flows = (yield* Effect.forEach(names, store.flowsOf)).flat()
      const running: Array<FlowRow> = []
      const ended: Array<FlowRow> = []
      for (const flow of flows) {
        const over = flow.endedAt !== undefined && (yield* isOver(flow))
        if (over) ended.push(flow)
        else running.push(flow)
      }
      yield* Effect.forEach(ended, (flow) => forget(flow, true), { discard: true })
      if (running.length === 0) yield* Effect.forEach(names, store.forgetSubject, { discard: true })
      yield* store.scrub
      return { erased: ended.length, running }
    })
  )

/**
 * How many flows have not ended whose name this process does not run, as when a flow was renamed or removed. They stay as they are until a
 * process runs flows of their name; in a rolling deploy another one may.
 */
export const notRun: Effect.Effect<
  ReadonlyArray<UnendedFlows>,
  SqlError.SqlError,
  FlowStore | EngineStorage
> = EngineStorage.use(({ names }) => FlowStore.use((store) => store.unendedBut([...names])))

/**
 * Forgets the flows of a name that have not ended and that this process does not run: they never go on. Gives how many. No other process may
 * run them. Dies with a `TypeError` for a name that this process runs: its flows are cancelled.
 */
export const abandon = (flow: string): Effect.Effect<number, StorageError, FlowStore | EngineStorage> =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const { names } = yield* EngineStorage
    if (names.has(flow)) return yield* Effect.die(new TypeError(`flow: this process runs ${flow}: cancel its flows`))
    let count = 0
    for (;;) {
      const some = yield* store.flows({ flow, ended: false, limit: batch })
      yield* Effect.forEach(some, (one) => forget(one, false), { discard: true })
      count += some.length
      if (some.length < batch) break
    }
    yield* store.scrub
    return count
  })

/** How long what is for lookups and duplicates alone is kept. */
export interface Retention {
  /**
   * How long a flow is kept after its end: while it is, starting it again gives its result and begins none. Default 7 days, which is longer
   * than any sender delivers again.
   */
  readonly flows?: Duration.Input | undefined
  /** How long an event is kept, unless a flow waits for others of its call: while it is, it is recognized when it comes again. Default 7 days. */
  readonly events?: Duration.Input | undefined
  /** How often that is looked after by `layerRetention`; default 1 hour. */
  readonly every?: Duration.Input | undefined
}

/** Forgets flows and events that are old enough; gives how many. */
export const prune = ({ events = "7 days", flows = "7 days" }: Retention = {}): Effect.Effect<
  { readonly flows: number; readonly events: number },
  StorageError,
  FlowStore | EngineStorage
> =>
  FlowStore.use((store) =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      const until = now - Duration.toMillis(Duration.fromInputUnsafe(flows))
      let count = 0
      for (;;) {
        const ended = yield* store.endedBefore(until, batch)
        yield* Effect.forEach(ended, (flow) => forget(flow, false), { discard: true })
        count += ended.length
        if (ended.length < batch) break
      }
      const forgotten = yield* store.forgetEvents(now - Duration.toMillis(Duration.fromInputUnsafe(events)))
      yield* store.scrub
      yield* Metric.update(metrics.pendingWaits, yield* store.pendingWaits)
      return { flows: count, events: forgotten }
    })
  )

/** Prunes again and again, as long as the layer lives; one process of several is enough. */
export const layerRetention = (retention: Retention = {}): Layer.Layer<never, never, FlowStore | EngineStorage> =>
  Layer.effectDiscard(
    prune(retention).pipe(
      Effect.catchCause((cause) => Effect.logWarning("flows: pruning failed and is tried again later", cause)),
      Effect.repeat(Schedule.spaced(retention.every ?? "1 hour")),
      Effect.forkScoped
    )
  )
