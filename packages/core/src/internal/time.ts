/**
 * The clock of a fiber without the weight of one.
 *
 * The live clock is read from the platform: no fiber and no `Duration` for each attempt's limit, and neither in the bundle.
 * A clock that somebody provided (a test's, a scaled one) is found under Effect's own key and used.
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import type { Transport } from "../Transport.ts"

/** Time as the invoker needs it. */
export interface Time {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs `then` after a number of milliseconds; the result takes it back. */
  readonly after: (delay: number, then: () => void) => () => void
}

// Effect's `Clock`, whose `sleep` reads any input of a duration: a number is given, since the module of durations is too heavy to import.
interface ProvidedClock {
  currentTimeMillisUnsafe(): number
  sleep(duration: Duration.Input): Effect.Effect<void>
}

const Provided = /* @__PURE__ */ Context.Reference<ProvidedClock | undefined>("effect/Clock", {
  defaultValue: () => undefined
})

const live: Time = {
  now: Date.now,
  after: (delay, then) => {
    // A platform's timer takes 24 days at most, and runs at once when given more.
    const rest = delay - 2e9
    let stop = () => clearTimeout(timer)
    const timer = setTimeout(rest > 0 ? () => (stop = live.after(rest, then)) : then, Math.min(delay, 2e9))
    return () => stop()
  }
}

/** A context with the time of what a transport leads to, where that is not the machine's. */
export const onTimeOf = <R>(context: Context.Context<R>, transport: Transport | undefined): Context.Context<R> =>
  transport?.clock === undefined ? context : Context.add(context, Provided, transport.clock)

/** The time of a fiber. */
export const timeOf = (fiber: Fiber.Fiber<unknown, unknown>): Time => {
  const clock = fiber.getRef(Provided)
  if (clock === undefined) return live
  return {
    now: () => clock.currentTimeMillisUnsafe(),
    after: (delay, then) => {
      if (!(delay > 0)) {
        // No turn of the scheduler: a test's clock would go on meanwhile. What comes after never comes before this has returned.
        let open = true
        queueMicrotask(() => open && then())
        return () => {
          open = false
        }
      }
      const sleeping = Effect.runForkWith(fiber.context)(clock.sleep(delay))
      const forget = sleeping.addObserver(then)
      return () => {
        forget()
        sleeping.interruptUnsafe()
      }
    }
  }
}
