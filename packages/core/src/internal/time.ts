/**
 * The clock of a fiber without the weight of one.
 *
 * The live clock is read from the platform: no fiber and no `Duration` for each attempt's limit, and neither in the bundle.
 * A clock that somebody provided (a test's, a scaled one) is found under Effect's own key and used.
 */
import type * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import { millis } from "effect/Duration"

/** Time as the invoker needs it. */
export interface Time {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs `then` after so many milliseconds; the result takes it back. */
  readonly after: (delay: number, then: () => void) => () => void
}

const Provided = /* @__PURE__ */ Context.Reference<Clock.Clock | undefined>("effect/Clock", {
  defaultValue: () => undefined
})

const live: Time = {
  now: () => Date.now(),
  after: (delay, then) => {
    const timer = setTimeout(then, delay)
    return () => clearTimeout(timer)
  }
}

/** The time of a fiber. */
export const timeOf = (fiber: Fiber.Fiber<unknown, unknown>): Time => {
  const clock = fiber.getRef(Provided)
  if (clock === undefined) return live
  return {
    now: () => clock.currentTimeMillisUnsafe(),
    after: (delay, then) => {
      const sleeping = Effect.runFork(clock.sleep(millis(delay)))
      let open = true
      sleeping.addObserver(() => open && then())
      return () => {
        open = false
        sleeping.interruptUnsafe()
      }
    }
  }
}
