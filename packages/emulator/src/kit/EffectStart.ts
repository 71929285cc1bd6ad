/** Starts a local cloud for a test whose application is an effect: it lives in a scope of its own, which ends when it is restarted. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { ServeError } from "../Served.ts"
import { effectful, type TestCloud } from "./EffectCloud.ts"
import { type Makers, type StartOptions as PromiseOptions, start as startPromised } from "./start.ts"

/** Takes webhooks, as `CallEvents.handler` and its like do once their services are provided. */
export type EffectHandler = (request: Request) => Effect.Effect<Response>

/** Options of a test's local cloud; every one has a default. */
export interface StartOptions<R = never> extends Omit<PromiseOptions, "makeApplication"> {
  /** Makes the application from the local cloud, within a scope of its own; it can be restarted then. Its failure is a defect. */
  readonly makeApplication?: (cloud: TestCloud) => Effect.Effect<EffectHandler, unknown, R>
}

/** Starts a local cloud; everything of it, and of the application, ends with the scope. */
export const start = <R = never>(
  makers: Makers,
  { makeApplication, ...options }: StartOptions<R>
): Effect.Effect<TestCloud, ServeError, Scope.Scope | Exclude<R, Scope.Scope>> =>
  Effect.gen(function* () {
    if (makeApplication === undefined) return effectful(yield* startPromised(makers, options))
    const context = yield* Effect.context<Exclude<R, Scope.Scope>>()
    const run = Effect.runPromiseWith(context)
    const outer = yield* Effect.scope
    let scope: Scope.Closeable | undefined
    const makeAnew = (cloud: TestCloud): Effect.Effect<EffectHandler, unknown, Exclude<R, Scope.Scope>> =>
      Effect.gen(function* () {
        scope = yield* Scope.fork(outer)
        return yield* Scope.provide(makeApplication(cloud), scope)
      })
    const cloud = yield* startPromised(makers, {
      ...options,
      closeApplication: () => (scope === undefined ? Promise.resolve() : run(Scope.close(scope, Exit.void))),
      makeApplication: async (test) => {
        const handler = await run(makeAnew(effectful(test)))
        return (request) => run(handler(request))
      }
    })
    return effectful(cloud)
  })
