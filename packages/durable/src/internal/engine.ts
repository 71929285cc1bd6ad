/**
 * The parts of effect/workflow that flows are made of. What is unstable of it and of effect/cluster is used here and in a few other files, which
 * the architecture check lists, and nowhere else.
 */
import { CurrentFlow, outside } from "@effect-comms/core/internal/flow"
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
import { Timers } from "./timers.ts"

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

/** How often a step is asked for that the engine says nothing of. */
const askedAgain = 3

/**
 * A step that has ended may find its shard lost for a moment, as while the database is away: the engine then keeps nothing of it, and tells its
 * flow to wait for something that nobody will do. So the flow asks again; it gets the answer that the step itself has kept. Told so again and
 * again, it is being cancelled, and does wait.
 */
const insisting = (engine: Engine["Service"]): Engine["Service"] => ({
  ...engine,
  activityExecute: (activity, attempt) => {
    const ask = (left: number): ReturnType<typeof engine.activityExecute> =>
      Effect.flatMap(engine.activityExecute(activity, attempt), (result) =>
        result._tag === "Suspended" && left > 0 ? ask(left - 1) : Effect.succeed(result)
      )
    return ask(askedAgain)
  }
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
      Effect.provideService(CurrentFlow, outside),
      Effect.match({
        onSuccess: (value) => json.write(["gave", value]),
        onFailure: (error) => json.write(["failed", error])
      })
    )
  })
  const read = reading.ended(name, { failed, gave })
  return inFlow(
    Effect.flatMap(Effect.updateService(activity, Engine, insisting), (text) => {
      const [how, value] = read(json.parse(text))
      return how === "failed" ? Effect.fail(value) : Effect.succeed(value)
    })
  )
}

type Instance = WorkflowEngine.WorkflowInstance["Service"]

/** Instances of what runs beside a program. */
const isBeside = new WeakSet<Instance>()

const signal = (name: string) => DurableDeferred.make(name)

/** What runs beside the programs of runs, by what every copy of their instance has in common. */
const beside = new WeakMap<object, Set<Fiber.Fiber<unknown, unknown>>>()

/** How many waits of an instance keep it from being suspended for the moment. */
const holds = new WeakMap<object, number>()

/** How many waits of an instance are about to begin: what they wait for may have come already. */
const beginning = new WeakMap<object, number>()

/** How many turns of the scheduler others get before a run counts as idle: a fiber that has an answer asks for its next step by then. */
const turns = 5

type ActivityState = Instance["activityState"]

const begin = (state: ActivityState): void => {
  if (state.count === 0) state.latch.closeUnsafe()
  state.count++
}

const end = (state: ActivityState): void => {
  state.count--
  if (state.count === 0) state.latch.openUnsafe()
}

/** Waits until nothing is under way in a run, besides its waits; gives up what `hold` has taken meanwhile. */
const quiet = (
  instance: Instance,
  {
    hold,
    isLimit = false,
    letGo
  }: { readonly hold: () => void; readonly letGo: () => void; readonly isLimit?: boolean }
): Effect.Effect<void> => {
  const { activityState, completedDeferreds } = instance
  const busyWith = (): Effect.Effect<unknown> | undefined => {
    if (activityState.count > (holds.get(activityState) ?? 0)) return activityState.latch.await
    const [fiber] = isBeside.has(instance) ? [] : (beside.get(completedDeferreds) ?? [])
    if (fiber !== undefined) return Fiber.await(fiber)
    return isLimit && (beginning.get(activityState) ?? 0) > 0 ? Effect.yieldNow : undefined
  }
  const from = (left: number): Effect.Effect<void> =>
    Effect.suspend(() => {
      const busy = busyWith()
      if (busy === undefined) return left === 0 ? Effect.sync(letGo) : Effect.andThen(Effect.yieldNow, from(left - 1))
      letGo()
      return Effect.flatMap(busy, () => {
        hold()
        return from(turns)
      })
    })
  return from(turns)
}

const nothing = (): void => undefined

/**
 * Nothing of the run is under way. What a wait is woken by ends the run and begins it anew, so a wait says so only when no step is at work:
 * a step that was broken off would have to be taken for one whose process ended.
 */
const idle: Effect.Effect<void, never, WorkflowEngine.WorkflowInstance> = Effect.flatMap(
  WorkflowEngine.WorkflowInstance,
  (instance) => {
    const change = (by: 1 | -1) =>
      Effect.sync(() => {
        beginning.set(instance.activityState, (beginning.get(instance.activityState) ?? 0) + by)
      })
    return Effect.acquireUseRelease(
      change(1),
      () => quiet(instance, { hold: nothing, letGo: nothing }),
      () => change(-1)
    )
  }
)

/** The same for what limits an effect: the waits of the effect have begun as well, so that what has come for them is told before. */
const idleBesides: Effect.Effect<void, never, WorkflowEngine.WorkflowInstance> = Effect.flatMap(
  WorkflowEngine.WorkflowInstance,
  (instance) => quiet(instance, { hold: nothing, letGo: nothing, isLimit: true })
)

/**
 * Keeps a wait from ending the run while something else of it goes on, which may begin its next step after the wait has begun: a run that ends
 * in between does not go on before something else wakes it.
 */
const guarded = <A, E, R>(wait: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | WorkflowEngine.WorkflowInstance> =>
  Effect.flatMap(WorkflowEngine.WorkflowInstance, (instance) => {
    const { activityState } = instance
    let held = false
    const change = (by: 1 | -1) => void holds.set(activityState, (holds.get(activityState) ?? 0) + by)
    const hold = () => {
      if (held) return
      held = true
      change(1)
      begin(activityState)
    }
    const letGo = () => {
      if (!held) return
      held = false
      change(-1)
      end(activityState)
    }
    return Effect.acquireUseRelease(
      Effect.suspend(() => {
        hold()
        return Effect.forkChild(quiet(instance, { hold, letGo }))
      }),
      () => wait,
      (watching) => Effect.andThen(Fiber.interrupt(watching), Effect.sync(letGo))
    )
  })

/** Waits, without a fiber, until `wake` names this deferred. */
export const sleepUntilWoken = (name: string): Effect.Effect<void> =>
  inFlow(Effect.andThen(idle, guarded(DurableDeferred.await(signal(name)))))

/** Wakes the flow that waits for a deferred, on any machine; more than once is as good as once. */
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

const sleepOnce = (
  name: string,
  millis: number,
  before: Effect.Effect<void, never, WorkflowEngine.WorkflowInstance>
): Effect.Effect<void> =>
  inFlow(
    Effect.gen(function* () {
      const clock = DurableClock.make({ name, duration: millis })
      const engine = yield* WorkflowEngine.WorkflowEngine
      const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
      // One that was scheduled before stays as it is.
      yield* engine.scheduleClock(workflow, { executionId, clock })
      yield* Effect.andThen(before, guarded(DurableDeferred.await(clock.deferred)))
    })
  )

/** Waits without a fiber; the timer survives the process. */
export const sleep = (name: string, millis: number): Effect.Effect<void> => sleepOnce(name, millis, idle)

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
        const parent = yield* WorkflowEngine.WorkflowInstance
        const instance: Instance = {
          ...parent,
          suspended: false,
          awaitedDeferreds: new Map(),
          activityState: { count: 0, latch: Latch.makeUnsafe() }
        }
        isBeside.add(instance)
        const again = (joining: Instance) =>
          Effect.provideContext(effect, Context.add(context, WorkflowEngine.WorkflowInstance, joining))
        const fiber = yield* Effect.forkChild(again(instance), { startImmediately: true })
        const fibers = beside.get(instance.completedDeferreds) ?? new Set()
        beside.set(instance.completedDeferreds, fibers.add(fiber))
        const { activityState } = parent
        begin(activityState)
        fiber.addObserver(() => {
          fibers.delete(fiber)
          end(activityState)
        })
        const join = Effect.flatMap(Fiber.await(fiber), (exit) =>
          isWaiting(exit, instance) ? inFlow(Effect.flatMap(WorkflowEngine.WorkflowInstance, again)) : exit
        )
        return { fiber, join }
      })
    )
  )

/** Whether what ended so has ended because it waits. */
const isWaiting = <A, E>(exit: Exit.Exit<A, E>, instance: Instance | undefined): exit is Exit.Failure<A, E> =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause) && instance?.suspended === true

/** What a race is run in is an instance of its own, and not that of the fiber which began it. */
const inRace = <A, E, R>(effect: Effect.Effect<A, E, R>, context: Context.Context<R>) =>
  Effect.flatMap(WorkflowEngine.WorkflowInstance, (instance) =>
    Effect.provideContext(effect, Context.add(context, WorkflowEngine.WorkflowInstance, instance))
  )

/** Forgets a timer that nobody waits for any more. */
const dropTimer = (timer: string): Effect.Effect<void> =>
  inFlow(
    Effect.gen(function* () {
      const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
      const timers = Context.getOrUndefined(yield* Effect.context(), Timers)
      timers?.drop({ executionId, flow: workflow._tag, timer })
    })
  )

/**
 * An effect or a timer, whichever ends first, the same one on every run; `undefined` for the timer. What it ended with is not kept: on a later run the effect is run again, and finds
 * its steps.
 */
export const firstOf = <A, E, R>(
  name: string,
  effect: Effect.Effect<A, E, R>,
  millis: number
): Effect.Effect<{ readonly first: A } | undefined, E, R> =>
  Effect.contextWith((context: Context.Context<R>) =>
    Effect.suspend(() => {
      let ended: Exit.Exit<A, E> | undefined
      const first = Effect.flatMap(Effect.exit(effect), (exit) =>
        // It has not ended: a fiber of its own waits, which leaves this one as it is, or its process is closing and begins nothing more.
        Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)
          ? Effect.failCause(exit.cause)
          : Effect.sync(() => void (ended = exit))
      )
      return inFlow(
        guarded(
          DurableDeferred.raceAll({
            name,
            success: Winner,
            error: Schema.Never,
            effects: [
              Effect.as(inRace(first, context), "first"),
              Effect.as(sleepOnce(name, millis, idleBesides), "other")
            ]
          })
        )
      ).pipe(
        Effect.tap((winner) => (winner === "first" && ended !== undefined ? dropTimer(name) : Effect.void)),
        Effect.flatMap((winner) =>
          winner === "other" ? Effect.undefined : Effect.map(ended ?? effect, (given) => ({ first: given }))
        )
      )
    })
  )

const Winner = Schema.Literals(["first", "other"])
