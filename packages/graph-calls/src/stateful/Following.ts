/**
 * How a stateful call follows its notifications inside a call flow, which is run again from its beginning whenever it goes on: it hears of its
 * call only where it waits, and of the same at the same point of every run. Who keeps flows gives this; nothing here knows them.
 */
import { CurrentFlow } from "@effect-comms/core/internal/flow"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type { Notification } from "../notifications/Notification.ts"

/** Something that was notified of a call. */
interface Told {
  /** What distinguishes it from all others of the call. */
  readonly key: number
  readonly notification: Notification
}

/** A look at what was notified of a call. */
export interface Look {
  /** When it was, in milliseconds since 1970. */
  readonly at: number
  /** What had not been seen before. */
  readonly told: ReadonlyArray<Told>
}

/** What a call flow gives to a stateful call. */
export interface Following {
  /** Looks, and does not wait. */
  readonly look: (seen: ReadonlySet<number>) => Effect.Effect<Look>
  /** Looks until there is something that was not seen; `undefined` when there was nothing within a number of milliseconds. */
  readonly wait: (seen: ReadonlySet<number>, millis: number) => Effect.Effect<Look | undefined>
  /** Whether the program has left a scope that ended so; the flow may be put away, or stopped, to go on later, and then it has not. */
  readonly isLeft: (exit: Exit.Exit<unknown, unknown>) => boolean
}

/** How a call hears of its notifications. */
export interface Hearing {
  /** Begins a wait. */
  readonly begin: () => Wait
  /** Performs a wait that hears nothing, and keeps the call alive meanwhile. */
  readonly during: <A, E>(wait: Effect.Effect<A, E>) => Effect.Effect<A, E>
  /** The time, which passes where the call hears something. */
  readonly now: Effect.Effect<number>
}

/** A wait for what is notified of a call. */
interface Wait {
  /** Hears what comes next, and shows it to who waits. */
  readonly next: (show: (notification: Notification) => void) => Effect.Effect<void>
  /** Hears what has come, and does not wait. */
  readonly present: (show: (notification: Notification) => void) => Effect.Effect<void>
}

/** What hears of a call, and what keeps it alive. */
export interface Options {
  readonly hear: (notification: Notification) => Effect.Effect<unknown>
  readonly keepAlive: Effect.Effect<unknown>
  readonly keepAliveMillis: number
}

/** Makes the hearing of a call inside a flow. */
export const make = (following: Following, { hear, keepAlive, keepAliveMillis }: Options): Hearing => {
  const heard = new Set<number>()
  let at = 0
  let keptAt: number | undefined

  const take = (seen: Set<number>, look: Look, show: (notification: Notification) => void) =>
    Effect.gen(function* () {
      at = Math.max(at, look.at)
      keptAt ??= look.at
      for (const { key, notification } of look.told) {
        seen.add(key)
        // Another wait beside this one may have heard it.
        if (heard.has(key)) show(notification)
        else {
          heard.add(key)
          yield* hear(notification)
        }
      }
    })

  const left = () => Math.max(0, (keptAt ?? at) + keepAliveMillis - at)
  const beat = Effect.andThen(
    keepAlive,
    Effect.suspend(() =>
      Effect.tap(following.look(heard), (look) =>
        Effect.sync(() => {
          keptAt = look.at
        })
      )
    )
  )

  const begin = (): Wait => {
    const seen = new Set(heard)
    return {
      next: (show) =>
        Effect.suspend(() => following.wait(seen, left())).pipe(
          Effect.flatMap((look) => (look === undefined ? beat : Effect.succeed(look))),
          Effect.flatMap((look) => take(seen, look, show))
        ),
      present: (show) =>
        Effect.flatMap(
          Effect.suspend(() => following.look(seen)),
          (look) => take(seen, look, show)
        )
    }
  }

  const catchUp = Effect.suspend(() => begin().present(() => undefined))
  const during: Hearing["during"] = (wait) =>
    Effect.gen(function* () {
      const flow = yield* CurrentFlow
      const ended = yield* flow.timeout(
        Effect.map(wait, (gave) => ({ gave })),
        left(),
        () => Effect.undefined
      )
      if (ended !== undefined) return ended.gave
      yield* Effect.flatMap(beat, (look) => take(new Set(heard), look, () => undefined))
      return yield* during(wait)
    })

  return {
    begin,
    during: (wait) => Effect.onExit(during(wait), (exit) => (following.isLeft(exit) ? catchUp : Effect.void)),
    now: Effect.andThen(
      catchUp,
      Effect.sync(() => at)
    )
  }
}
