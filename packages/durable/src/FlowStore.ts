/**
 * What call flows keep in the database besides the engine's own tables: steps that have begun, events of calls, and who waits for them.
 *
 * An event is written before a wait for it is looked for, and a wait before the events are: whichever comes second sees the first, on one
 * machine or on several. Nothing here knows a service.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Schedule from "effect/Schedule"
import type * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import { Flush } from "./internal/flushing.ts"
import * as metrics from "./internal/metrics.ts"
import { migrate, type NewerDatabase } from "./internal/migrations.ts"
import { type Calls, calls } from "./internal/tables/calls.ts"
import { type Events, events } from "./internal/tables/events.ts"
import { type Flows, flows } from "./internal/tables/flows.ts"
import { type Retention, retention } from "./internal/tables/retention.ts"
import { type Steps, steps } from "./internal/tables/steps.ts"
import { type Timers, timers } from "./internal/tables/timers.ts"
import { type Waits, waits } from "./internal/tables/waits.ts"

export { NewerDatabase } from "./internal/migrations.ts"
export type { KeptEvent, NewEvent } from "./internal/tables/events.ts"
export type { FlowQuery, FlowRow, Outcome, UnendedFlows } from "./internal/tables/flows.ts"
export type { BegunStep, NewStep, StepRow } from "./internal/tables/steps.ts"
export type { Timer, TimerRow } from "./internal/tables/timers.ts"
export type { WaitRow, Waiting } from "./internal/tables/waits.ts"

/** The tables. Every failure of the database is a `SqlError`. */
export interface Store extends Steps, Flows, Calls, Events, Waits, Timers, Retention {
  /** What was written so far is on the disk when it ends, by whomever it was written. */
  readonly flushed: Effect.Effect<void, SqlError.SqlError>
}

/** The tables in the context. */
export class FlowStore extends Context.Service<FlowStore, Store>()("@effect-comms/durable/FlowStore") {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const store: Store = {
    ...steps(sql),
    ...flows(sql),
    ...calls(sql),
    ...events(sql),
    ...waits(sql),
    ...timers(sql),
    ...retention(sql),
    flushed: yield* Flush
  }
  return store
})

/** Counts what waits, every minute as long as the scope lives. */
const counting = (store: Store) =>
  store.pendingWaits.pipe(
    Effect.flatMap((waits) => Metric.update(metrics.pendingWaits, waits)),
    Effect.ignore,
    Effect.repeat(Schedule.spaced("1 minute")),
    Effect.forkScoped
  )

/** Makes the tables where they are not there yet, brings older ones to this version, and provides them. */
export const layer: Layer.Layer<
  FlowStore,
  Migrator.MigrationError | NewerDatabase | SqlError.SqlError,
  SqlClient.SqlClient
> = Layer.effect(FlowStore, Effect.tap(Effect.andThen(migrate, make), counting))
