/**
 * The parts of effect/workflow that flows are made of. What is unstable of it and of effect/cluster is used here, in `engineStorage`, `CallFlow`
 * and `Runner`, and nowhere else.
 */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Latch from "effect/Latch"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import * as DurableClock from "effect/workflow/DurableClock"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { CurrentRun } from "./Run.ts"
import * as json from "./json.ts"
import * as reading from "./reading.ts"

/** What runs flows, as a service of the context. */
export const Engine = WorkflowEngine.WorkflowEngine
export type Engine = WorkflowEngine.WorkflowEngine

type Needed = WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance

/** Takes the engine from the fiber of a flow, where its runner has put it. */
const inFlow = <A, E>(effect: Effect.Effect<A, E, Needed>): Effect.Effect<A, E> =>
  Effect.contextWith((context: Context.Context<never>) => {
    const engine = Context.getOrUndefined(context, WorkflowEngine.WorkflowEngine)
    const instance = Context.getOrUndefined(context, WorkflowEngine.WorkflowInstance)
    if (engine === undefined || instance === undefined) return Effect.die(new Error("expected the fiber of a flow"))
    return effect.pipe(
      Effect.provideService(WorkflowEngine.WorkflowEngine, engine),
      Effect.provideService(WorkflowEngine.WorkflowInstance, instance)
    )
  })

/**
 * Runs an effect once and keeps how it ended; what it gives must be what `json` can write, and is read by `reading`. A failure is kept as a
 * value: as a failure of the engine's it would be written into spans, with the numbers and texts that it carries.
 */
export const once = <A, E>(
  name: string,
  effect: Effect.Effect<A, E>,
  { failed, gave }: reading.Reading<A, E>
): Effect.Effect<A, E> => {
  const activity = Activity.make({
    name,
    success: Schema.String,
    execute: effect.pipe(
      Effect.provideService(CurrentRun, undefined),
      Effect.match({
        onSuccess: (value) => json.write(["gave", value]),
        onFailure: (error) => json.write(["failed", error])
      })
    )
  })
  const read = reading.ended(name, { failed, gave })
  return inFlow(
    Effect.flatMap(activity, (text) => {
      const [how, value] = read(json.parse(text))
      return how === "failed" ? Effect.fail(value) : Effect.succeed(value)
    })
  )
}

const signal = (name: string) => DurableDeferred.make(name)

/**
 * Nothing of the run is under way. What a wait is woken by ends the run and begins it anew, so a wait says so only when no step is at work:
 * a step that was broken off would have to be taken for one whose process ended.
 */
const idle: Effect.Effect<void, never, WorkflowEngine.WorkflowInstance> = Effect.flatMap(
  WorkflowEngine.WorkflowInstance,
  ({ activityState }) =>
    Effect.whileLoop({
      while: () => activityState.count > 0,
      body: () => activityState.latch.await,
      step: () => undefined
    })
)

/** Waits, without a fiber, until `wake` names this deferred. */
export const sleepUntilWoken = (name: string): Effect.Effect<void> =>
  inFlow(Effect.andThen(idle, DurableDeferred.await(signal(name))))

/** Wakes whoever waits for a deferred, on whatever machine; more than once is as good as once. */
export const wake = (
  engine: Engine["Service"],
  on: { readonly flow: string; readonly executionId: string; readonly deferred: string }
): Effect.Effect<void> =>
  DurableDeferred.succeed(signal(on.deferred), {
    token: new DurableDeferred.TokenParsed({
      workflowName: on.flow,
      executionId: on.executionId,
      deferredName: on.deferred
    }).asToken,
    value: undefined
  }).pipe(Effect.provideService(WorkflowEngine.WorkflowEngine, engine))

/** Waits without a fiber; the timer survives the process. */
export const sleep = (name: string, millis: number): Effect.Effect<void> =>
  inFlow(
    Effect.gen(function* () {
      const clock = DurableClock.make({ name, duration: millis })
      const engine = yield* WorkflowEngine.WorkflowEngine
      const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
      // One that was scheduled before stays as it is.
      yield* engine.scheduleClock(workflow, { executionId, clock })
      yield* Effect.andThen(idle, DurableDeferred.await(clock.deferred))
    })
  )

type Instance = WorkflowEngine.WorkflowInstance["Service"]

/** What runs beside a program. */
export interface Beside<A, E> {
  /** Its fiber, to be interrupted when the program no longer needs it. */
  readonly fiber: Fiber.Fiber<A, E>
  readonly join: Effect.Effect<A, E>
}

/**
 * Begins an effect beside the program. When it can only wait, it ends, and is run again where it is joined: what it waits for neither keeps
 * the program in memory nor breaks off what the program does meanwhile.
 */
export const fork = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<Beside<A, E>, never, R> =>
  Effect.contextWith((context: Context.Context<R>) =>
    inFlow(
      Effect.gen(function* () {
        const instance: Instance = {
          ...(yield* WorkflowEngine.WorkflowInstance),
          suspended: false,
          awaitedDeferreds: new Map(),
          activityState: { count: 0, latch: Latch.makeUnsafe() }
        }
        const again = (joining: Instance) =>
          Effect.provideContext(effect, Context.add(context, WorkflowEngine.WorkflowInstance, joining))
        const fiber = yield* Effect.forkChild(again(instance), { startImmediately: true })
        const join = Effect.flatMap(Fiber.await(fiber), (exit) =>
          Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause) && instance.suspended
            ? inFlow(Effect.flatMap(WorkflowEngine.WorkflowInstance, again))
            : exit
        )
        return { fiber, join }
      })
    )
  )

/** What a race is run in is an instance of its own, and not that of the fiber which began it. */
const inRace = <A, E, R>(effect: Effect.Effect<A, E, R>, context: Context.Context<R>) =>
  Effect.flatMap(WorkflowEngine.WorkflowInstance, (instance) =>
    Effect.provideContext(effect, Context.add(context, WorkflowEngine.WorkflowInstance, instance))
  )

/**
 * The first of two that ends, the same one on every run. What it ended with is not kept: on a later run the effect is run again, and finds
 * its steps.
 */
export const firstOf = <A, E, R>(
  name: string,
  effect: Effect.Effect<A, E, R>,
  other: Effect.Effect<void>
): Effect.Effect<{ readonly first: A } | undefined, E, R> =>
  Effect.contextWith((context: Context.Context<R>) =>
    Effect.suspend(() => {
      let ended: Exit.Exit<A, E> | undefined
      const first = Effect.map(Effect.exit(effect), (exit) => void (ended = exit))
      return inFlow(
        DurableDeferred.raceAll({
          name,
          success: Winner,
          error: Schema.Never,
          effects: [Effect.as(inRace(first, context), "first"), Effect.as(other, "other")]
        })
      ).pipe(
        Effect.flatMap((winner) =>
          winner === "other" ? Effect.undefined : Effect.map(ended ?? effect, (given) => ({ first: given }))
        )
      )
    })
  )

const Winner = Schema.Literals(["first", "other"])
