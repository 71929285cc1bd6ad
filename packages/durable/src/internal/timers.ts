/**
 * The engine whose timers are rows of their own, with an index by when they are due. Those of effect/cluster are messages, and it reads all that
 * are not due whenever it looks for something to do.
 *
 * What is due is looked for now and then, and at the moment when a timer is due that this process has set and that is due soon. Those of flows
 * that this process does not run are left alone, and what wakes such a flow is kept as a timer that is due.
 */
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
import type * as MessageStorage from "effect/cluster/MessageStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Semaphore from "effect/Semaphore"
import * as DurableClock from "effect/workflow/DurableClock"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { FlowStore, type Timer } from "../FlowStore.ts"
import { patiently } from "./patiently.ts"
import { Programs } from "./programs.ts"

/** What is due later is not kept in memory: there may be a million of them, and a second is little of a minute. */
const soonMillis = 60_000

/** Timers that are due within one such span are looked for together. */
const spanMillis = 10

/** How many are read at once. */
const batch = 100

/** How many fire at once: what they write is flushed together. */
const concurrency = 16

/** What is done with timers besides setting them, which the engine does. */
export class Timers extends Context.Service<
  Timers,
  {
    /** Nobody waits for a timer: it is forgotten with the next look. */
    readonly drop: (timer: Timer) => void
  }
>()("@effect-comms/durable/Timers") {}

/** Before the name of a deferred which a timer stands for that nobody has set. */
const wakes = "wake/"

/** What a timer wakes. */
const deferredOf = (timer: string) =>
  timer.startsWith(wakes)
    ? DurableDeferred.make(timer.slice(wakes.length))
    : DurableClock.make({ name: timer, duration: 0 }).deferred

const fire = (engine: WorkflowEngine.WorkflowEngine["Service"], { executionId, flow, timer }: Timer) => {
  const deferred = deferredOf(timer)
  const token = new DurableDeferred.TokenParsed({ workflowName: flow, executionId, deferredName: deferred.name })
    .asToken
  return Effect.provideService(
    DurableDeferred.succeed(deferred, { token, value: undefined }),
    WorkflowEngine.WorkflowEngine,
    engine
  )
}

/** Provides the engine, which looks as often as is said here for what is due later. */
export const layer = (
  every: Duration.Input
): Layer.Layer<
  WorkflowEngine.WorkflowEngine | Timers,
  never,
  Sharding.Sharding | MessageStorage.MessageStorage | FlowStore | Programs
> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const engine = yield* WorkflowEngine.WorkflowEngine
      const store = yield* FlowStore
      const programs = yield* Programs
      const sharding = yield* Sharding.Sharding
      const scope = yield* Effect.scope
      const lock = Semaphore.makeUnsafe(1)
      const due = new Set<number>()
      let dropped: Array<Timer> = []

      const dropAll = Effect.suspend(() => {
        const some = dropped.slice(0, batch)
        dropped = dropped.slice(batch)
        return some.length === 0 ? Effect.succeed(0) : Effect.as(patiently(store.dropTimers(some)), some.length)
      })
      // Fired first: those of a process that ends in between fire again, and wake nobody twice.
      const fireDue = Effect.gen(function* () {
        if (programs.names.size === 0) return 0
        const timers = yield* patiently(store.dueTimers([...programs.names], batch))
        yield* Effect.forEach(timers, (timer) => fire(engine, timer), { concurrency, discard: true })
        if (timers.length > 0) yield* patiently(store.endTimers(timers))
        return timers.length
      })
      const all = <E, R>(some: Effect.Effect<number, E, R>) =>
        Effect.repeat(some, { while: (count) => count === batch })
      const looking = (before: Effect.Effect<void>) =>
        before.pipe(
          Effect.andThen(all(dropAll)),
          Effect.andThen(all(fireDue)),
          Effect.catchCause((cause) => Effect.logWarning("flows: timers could not be looked at", cause)),
          lock.withPermits(1)
        )
      const look = looking(Effect.void)
      yield* looking(patiently(store.rebaseTimers)).pipe(Effect.repeat(Schedule.spaced(every)), Effect.forkIn(scope))

      const lookAt = (span: number, millis: number) =>
        Effect.sleep(millis).pipe(
          Effect.andThen(Effect.sync(() => due.delete(span))),
          Effect.andThen(look),
          Effect.forkIn(scope)
        )
      const soon = (millis: number) =>
        Effect.clockWith((clock) => {
          const now = clock.currentTimeMillisUnsafe()
          const span = Math.floor((now + millis) / spanMillis) + 1
          if (millis > soonMillis || due.has(span)) return Effect.void
          due.add(span)
          return Effect.asVoid(lookAt(span, span * spanMillis - now))
        })
      return Context.make(Timers, { drop: (timer) => void dropped.push(timer) }).pipe(
        Context.add(WorkflowEngine.WorkflowEngine, {
          ...engine,
          register: (workflow, execute) =>
            engine
              .register(workflow, execute)
              .pipe(
                Effect.andThen(programs.add(workflow._tag)),
                Effect.andThen(sharding.pollStorage),
                Effect.andThen(Effect.forkIn(look, scope)),
                Effect.asVoid
              ),
          deferredDone: (deferred, on) =>
            Effect.suspend(() => {
              const { deferredName, executionId, workflowName } = on
              if (programs.names.has(workflowName)) return engine.deferredDone(deferred, on)
              return patiently(store.setTimer({ executionId, flow: workflowName, timer: `${wakes}${deferredName}` }, 0))
            }),
          scheduleClock: (workflow, { clock, executionId }) => {
            const millis = Duration.toMillis(clock.duration)
            const timer = { executionId, flow: workflow._tag, timer: clock.name }
            return Effect.andThen(
              patiently(store.setTimer(timer, millis)),
              Effect.suspend(() => soon(millis))
            )
          }
        })
      )
    })
  ).pipe(Layer.provide(ClusterWorkflowEngine.layer))
