/**
 * A call flow: an Effect program that survives the process which runs it, with operations as steps and waits that hold no process.
 *
 * Its program is run again from the beginning whenever it goes on, and what it asked for before is found: so it reads no clock, draws no
 * random value and does no I/O but by steps. It is written with the functions of the service packages, as it would be without.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Workflow from "effect/workflow/Workflow"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { FlowStore, type Outcome } from "./FlowStore.ts"
import * as engine from "./internal/engine.ts"
import * as flushing from "./internal/flushing.ts"
import { CurrentName, CurrentRun, Run } from "./internal/Run.ts"
import * as metrics from "./internal/metrics.ts"
import { patiently } from "./internal/patiently.ts"
import * as reading from "./internal/reading.ts"
import { limited, within } from "./internal/within.ts"

export { FlowChanged } from "./FlowChanged.ts"
export { StoredValueError } from "./StoredValueError.ts"

/** How a flow ended that did not succeed. */
export class FlowFailed extends Schema.TaggedError<FlowFailed>()("FlowFailed", {
  flow: Schema.String,
  executionId: Schema.String,
  /** The tag or name of the error: `FlowChanged` when the program is another than the one it was begun with. */
  error: Schema.String,
  /** Its message, without phone numbers, user ids and secrets. */
  description: Schema.String
}) {
  override get message(): string {
    return `flow ${this.flow} failed with ${this.error}: ${this.description}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** What a flow is. */
export interface Options<Fields extends Schema.Struct.Fields, Success extends Schema.Top> {
  /** What it is begun with. */
  readonly payload: Fields
  /** What it gives. */
  readonly success: Success
  /** What makes two starts the same flow. */
  readonly key: (payload: Schema.Struct.Type<Fields>) => string
}

const failed = (run: Run, error: unknown): FlowFailed =>
  new FlowFailed({
    flow: run.flow,
    executionId: run.executionId,
    error: error instanceof Error ? error.name : typeof error,
    // It is kept, logged and written into spans.
    description: Redaction.mask(error instanceof Error ? error.message : String(error))
  })

/** Begins a flow for an event; begun before it is nothing. */
export type Starts<Event> = (event: Event) => Effect.Effect<void, never, Engine>

/** Makes a flow. Errors of its program end it as `FlowFailed`. */
export const make = <Fields extends Schema.Struct.Fields, Success extends Schema.Top, E, R>(
  name: string,
  { key, payload, success }: Options<Fields, Success>,
  program: (payload: Schema.Struct.Type<Fields>) => Effect.Effect<Success["Type"], E, R>
) => {
  const workflow = Workflow.make(name, {
    payload,
    success,
    error: FlowFailed,
    idempotencyKey: key,
    // How often one looks who waits for the end of a flow that runs in another process.
    suspendedRetrySchedule: Schedule.spaced("1 second")
  })
  const ended = (executionId: string, outcome: Outcome, error?: FlowFailed) =>
    FlowStore.use((store) =>
      patiently(store.endFlow(executionId, outcome, error && `${error.error}: ${error.description}`))
    ).pipe(Effect.andThen(Metric.update(Metric.withAttributes(metrics.ended, { flow: name, outcome }), 1)))
  const registered = workflow.toLayer((given, executionId) => {
    const run = new Run(name, executionId)
    return FlowStore.use((store) =>
      patiently(store.beginFlow(executionId, name)).pipe(
        Effect.andThen(within(run, program(given))),
        Effect.mapError((error) => failed(run, error)),
        Effect.catchDefect((defect) => Effect.fail(failed(run, defect))),
        Effect.tap(() => ended(executionId, "succeeded")),
        Effect.tapError((error) => ended(executionId, "failed", error)),
        // Nothing of it leaves the process but by its steps, and what it gives once the engine has stored that.
        flushing.later,
        Effect.provideService(flushing.Flush, store.flushed)
      )
    )
  })
  return {
    /** Its name. */
    name,
    /** Runs flows of this kind, those that were begun before as well. */
    layer: registered,
    /** Begins it, unless it was begun with the same key before, and gives the id of its execution. */
    start: (given: Schema.Struct.Type<Fields>) => workflow.execute(given, { discard: true }),
    /** Begins it likewise and waits until it has ended. */
    run: (given: Schema.Struct.Type<Fields>) => workflow.execute(given),
    /** The id of the execution that a payload begins. */
    executionId: (given: Schema.Struct.Type<Fields>) => workflow.executionId(given),
    /** Ends it where it waits, without another step. */
    cancel: (executionId: string) => Effect.andThen(workflow.interrupt(executionId), ended(executionId, "cancelled")),
    /** Makes it look again at once at what it waits for. */
    resume: (executionId: string) => workflow.resume(executionId)
  }
}

/** What can be begun. */
export interface Startable<Payload> {
  /** Begins it, unless it was begun with the same key before, and gives the id of its execution. */
  readonly start: (payload: Payload) => Effect.Effect<string, never, Engine>
}

/** What begins a flow for an event, such as an incoming call; `undefined` for those that begin none. Its key is to name the call. */
export const starts =
  <Event, Payload>(flow: Startable<Payload>, payloadOf: (event: Event) => Payload | undefined): Starts<Event> =>
  (event) => {
    const payload = payloadOf(event)
    return payload === undefined ? Effect.void : Effect.asVoid(flow.start(payload))
  }

/** Gives the next operation of a flow a name of its own, by which its step is known however the program changes around it. */
export const named =
  (name: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.provideService(effect, CurrentName, name)

/** How what a step gave or failed with is kept. */
export interface Kept<A, E> {
  /** What it gives. */
  readonly success: Schema.Codec<A, unknown>
  /** What it fails with. */
  readonly error: Schema.Codec<E, unknown>
}

const perform = <A, E, R>(name: string, { error, success }: Kept<A, E>, effect: Effect.Effect<A, E, R>) =>
  Effect.contextWith((context: Context.Context<R>) =>
    Effect.flatMap(CurrentRun, (run) => {
      if (run === undefined) return effect
      const step = run.next(`step/${name}`)
      const [ofSuccess, ofError] = [Schema.toCodecJson(success), Schema.toCodecJson(error)]
      const done = Effect.provideContext(effect, context).pipe(
        Effect.matchEffect({
          onSuccess: (value) => Effect.map(Schema.encodeEffect(ofSuccess)(value), (json) => ({ gave: json })),
          onFailure: (failed) => Effect.map(Schema.encodeEffect(ofError)(failed), (json) => ({ failed: json }))
        }),
        Effect.orDie
      )
      const gave = reading.bySchema(step, ofSuccess)
      const failed = reading.bySchema(step, ofError)
      const once = engine.once(step, flushing.outside(done), { gave: readStep, failed: reading.nothing(step) })
      const kept = Effect.andThen(run.allBegun, once)
      return Effect.flatMap(kept, (ended) =>
        Effect.suspend(() => ("failed" in ended ? Effect.fail(failed(ended.failed)) : Effect.succeed(gave(ended.gave))))
      )
    })
  )

const readStep = reading.bySchema(
  "step",
  Schema.Union([Schema.Struct({ failed: Schema.Unknown }), Schema.Struct({ gave: Schema.optional(Schema.Unknown) })])
)

/**
 * Does something else once, and keeps what it gave as its schema writes it; what it may fail with needs a schema as well. It may be done twice
 * when its process ends in between. What was kept and does not fit the schema ends the flow with `StoredValueError`.
 */
export function step<A, R>(
  name: string,
  success: Schema.Codec<A, unknown>,
  effect: Effect.Effect<A, never, R>
): Effect.Effect<A, never, R>
export function step<A, E, R>(name: string, kept: Kept<A, E>, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R>
export function step<A, E, R>(
  name: string,
  kept: Schema.Codec<A, unknown> | Kept<A, E>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> {
  return Schema.isSchema(kept)
    ? perform(name, { success: kept, error: Schema.Never }, Effect.orDie(effect))
    : perform(name, kept, effect)
}

/** Waits, in milliseconds; in a flow the timer survives the process. */
export const sleep = (millis: number): Effect.Effect<void> =>
  Effect.flatMap(CurrentRun, (run) =>
    run === undefined ? Effect.sleep(millis) : engine.sleep(run.next("sleep"), millis)
  )

/** What runs flows: `Runner`'s layers provide it. */
export type Engine = WorkflowEngine.WorkflowEngine

/** Limits an effect; in a flow the timer survives the process, and the waits of the effect are over when it ends. */
export const timeoutOrElse = <A, E, R, B, E2, R2>(
  effect: Effect.Effect<A, E, R>,
  millis: number,
  orElse: () => Effect.Effect<B, E2, R2>
): Effect.Effect<A | B, E | E2, R | R2> =>
  Effect.flatMap(CurrentRun, (run) =>
    run === undefined
      ? Effect.timeoutOrElse(effect, { duration: millis, orElse })
      : limited(run, effect, millis, orElse)
  )
