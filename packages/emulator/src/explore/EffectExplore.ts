/** The same exploration for applications and scenarios that are effects: they run on the local cloud's time, each life in a scope of its own. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as EffectCloud from "../kit/EffectCloud.ts"
import type { EffectHandler } from "../kit/EffectStart.ts"
import type { Makers } from "../kit/start.ts"
import type { TestCloud } from "../kit/TestCloud.ts"
import { explore as explorePromised, type Explored, type ExploreOptions as PromiseOptions } from "./explore.ts"
import { ExplorationFailed } from "./ExplorationFailed.ts"

/** Options of an exploration; every one has a default. */
export interface ExploreOptions<R = never> extends Omit<PromiseOptions, "atEnd" | "setUp"> {
  /** Expects what is so at the end of every run, also when the caller has left; it fails or dies otherwise. */
  readonly atEnd?: (cloud: EffectCloud.TestCloud) => Effect.Effect<unknown, unknown, R>
  /** Runs before every plan, to empty what the application keeps outside of itself. */
  readonly setUp?: Effect.Effect<unknown, unknown, R>
}

/** Explores an application. Whatever else fails is a defect. */
export const explore = <R1 = never, R2 = never, R3 = never>(
  makers: Makers,
  makeApplication: (cloud: EffectCloud.TestCloud) => Effect.Effect<EffectHandler, unknown, R1>,
  scenario: (cloud: EffectCloud.TestCloud) => Effect.Effect<unknown, unknown, R2>,
  { atEnd, setUp, ...options }: ExploreOptions<R3>
): Effect.Effect<Explored, ExplorationFailed, Exclude<R1, Scope.Scope> | R2 | R3> =>
  Effect.gen(function* () {
    const context = yield* Effect.context<Exclude<R1, Scope.Scope> | R2 | R3>()
    const runOn = ({ transport: { clock } }: TestCloud) =>
      Effect.runPromiseWith(clock === undefined ? context : Context.add(context, Clock.Clock, clock))
    const making = async (test: TestCloud, ending: (end: () => Promise<void>) => void) => {
      const run = runOn(test)
      const scope = Scope.makeUnsafe()
      ending(() => Effect.runPromise(Scope.close(scope, Exit.void)))
      const handler = await run(Scope.provide(makeApplication(EffectCloud.effectful(test)), scope))
      return (request: Request) => run(handler(request))
    }
    const exploring = Effect.promise(() =>
      explorePromised(makers, making, (test) => runOn(test)(scenario(EffectCloud.effectful(test))), {
        ...options,
        ...(setUp === undefined ? {} : { setUp: () => Effect.runPromiseWith(context)(setUp) }),
        ...(atEnd === undefined ? {} : { atEnd: (test: TestCloud) => runOn(test)(atEnd(EffectCloud.effectful(test))) })
      }).then(Effect.succeed, (error: unknown) =>
        error instanceof ExplorationFailed ? Effect.fail(error) : Effect.die(error)
      )
    )
    return yield* Effect.flatten(exploring)
  })
