/** Delivers within this process, to a function of an effect. */
import * as Cause from "effect/Cause"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Acknowledgement, Delivered, Sender } from "./Sender.ts"

/** A sender to `deliver`, which runs with the services and the clock of `context`; by default nothing is validated. */
export const make = (
  deliver: (request: Delivered) => Effect.Effect<Acknowledgement>,
  context: Context.Context<never>,
  validates = false
): Sender => {
  const run = Effect.runForkWith(context)
  const running = new Set<{ readonly interruptUnsafe: () => void }>()
  let isClosed = false
  return {
    inProcess: true,
    validates,
    send: (request, done) => {
      if (isClosed) {
        done("the local cloud has ended")
        return () => {}
      }
      const fiber = run(deliver(request))
      running.add(fiber)
      fiber.addObserver((exit) => {
        running.delete(fiber)
        done(Exit.isSuccess(exit) ? exit.value : Cause.pretty(exit.cause))
      })
      return () => fiber.interruptUnsafe()
    },
    close: () => {
      isClosed = true
      for (const fiber of running) fiber.interruptUnsafe()
    }
  }
}
