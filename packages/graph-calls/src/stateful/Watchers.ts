/** Those who wait for something of a call: each looks at every notification until it has its end. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { Notification } from "../notifications/Notification.ts"
import type { Hearing } from "./Following.ts"

/** The end of a wait, if a notification is one; asked without a notification as well, of what is known already. */
export type Judge<A, E> = (notification: Notification | undefined) => Effect.Effect<A, E> | undefined

/** The waits for one call; in a flow each hears for itself. */
export class Watchers {
  readonly #all = new Set<(notification: Notification | undefined) => void>()
  readonly #begin: Hearing["begin"] | undefined

  constructor(begin?: Hearing["begin"]) {
    this.#begin = begin
  }

  /** Shows a notification to all. */
  show(notification: Notification): void {
    for (const watcher of this.#all) watcher(notification)
  }

  /** Does something, and waits for what it causes, also when that comes before it is done, or although it seems to have failed. */
  after<B, A, E, E2, R>(act: Effect.Effect<B, E2, R>, judge: Judge<A, E>): Effect.Effect<A, E | E2, R> {
    return Effect.suspend(() => {
      const known = judge(undefined)
      if (known !== undefined) return known
      const found = Deferred.makeUnsafe<A, E>()
      const watcher = (notification: Notification | undefined): void => {
        const end = judge(notification)
        if (end === undefined) return
        this.#all.delete(watcher)
        Deferred.doneUnsafe(found, end)
      }
      this.#all.add(watcher)
      const wait = this.#begin?.()
      const end: Effect.Effect<A, E> =
        wait === undefined
          ? Deferred.await(found)
          : Effect.suspend(() =>
              Deferred.isDoneUnsafe(found) ? Deferred.await(found) : Effect.andThen(wait.next(watcher), end)
            )
      const waiting = Effect.sync(() => watcher(undefined)).pipe(Effect.andThen(end))
      // An answer that was lost does not matter when the call shows that the request was executed.
      const acted = Effect.asVoid(act).pipe(
        Effect.catch((error) =>
          Effect.andThen(
            wait?.present(watcher) ?? Effect.void,
            Effect.suspend(() => (Deferred.isDoneUnsafe(found) ? Effect.void : Effect.fail(error)))
          )
        )
      )
      return Effect.ensuring(
        Effect.andThen(acted, waiting),
        Effect.sync(() => this.#all.delete(watcher))
      )
    })
  }

  /** Waits for something. */
  until<A, E>(judge: Judge<A, E>): Effect.Effect<A, E> {
    return this.after(Effect.void, judge)
  }
}
