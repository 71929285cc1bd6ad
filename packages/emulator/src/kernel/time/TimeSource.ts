/**
 * Where time comes from: the machine, or an Effect `Clock` such as a test's.
 */
import type * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"

/** Gives the time and wakes. */
export interface TimeSource {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs `task` after a number of milliseconds; the result takes it back. */
  readonly after: (delayMillis: number, task: () => void) => () => void
  /** Moves the source itself, if it is one that is driven. */
  readonly adjust: ((millis: number) => Promise<void>) | undefined
}

/** The machine's clock. */
const machine: TimeSource = {
  now: () => Date.now(),
  after: (delay, task) => {
    const timer = setTimeout(task, Math.min(delay, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
  adjust: undefined
}

/** A clock that stands still. */
export const standing = (millis: number): TimeSource => ({
  now: () => millis,
  after: () => () => {},
  adjust: undefined
})

/** Found under Effect's own key; `undefined` while nobody provided one, so that the machine's clock costs no fiber. */
const Provided = Context.Reference<Clock.Clock | undefined>("effect/Clock", { defaultValue: () => undefined })

interface Driven extends Clock.Clock {
  readonly adjust: (duration: Duration.Input) => Effect.Effect<void>
}

const isDriven = (clock: Clock.Clock): clock is Driven => "adjust" in clock && typeof clock.adjust === "function"

/** The clock of a fiber. Wakes run on the fiber's scheduler, so that a test's clock waits for what they cause. */
export const ofFiber = (fiber: Fiber.Fiber<unknown, unknown>): TimeSource => {
  const clock = fiber.getRef(Provided)
  if (clock === undefined) return machine
  const { context } = fiber
  return {
    now: () => clock.currentTimeMillisUnsafe(),
    after: (delay, task) => {
      let open = true
      const sleeping = Effect.runForkWith(context)(
        Effect.andThen(
          // A sleep of nothing ends at once, within this call; what is due now still comes after the code that asked.
          delay > 0 ? clock.sleep(Duration.millis(delay)) : Effect.yieldNow,
          Effect.sync(() => open && task())
        )
      )
      return () => {
        open = false
        sleeping.interruptUnsafe()
      }
    },
    adjust: isDriven(clock) ? (millis) => Effect.runPromiseWith(context)(clock.adjust(millis)) : undefined
  }
}
