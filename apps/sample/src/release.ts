/**
 * How what the story holds is let go when it goes wrong: in memory however it ends, Ctrl-C included; in a flow when it fails, since a wait ends
 * the program of a flow as an interruption does, and it goes on later.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** Whether the story is told by a flow. */
export const InFlow = Context.Reference<boolean>("@effect-comms/sample/InFlow", { defaultValue: () => false })

/** Releases something when what is done with it goes wrong. */
export const orRelease =
  <R2>(release: Effect.Effect<void, never, R2>) =>
  <A, E, R>(use: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | R2> =>
    Effect.flatMap(InFlow, (inFlow) =>
      inFlow ? Effect.tapError(use, () => release) : Effect.onError(use, () => release)
    )

/** Releases something when it has been used, and when that goes wrong. */
export const thenRelease =
  <R2>(release: Effect.Effect<void, never, R2>) =>
  <A, E, R>(use: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | R2> =>
    Effect.tap(orRelease(release)(use), () => release)
