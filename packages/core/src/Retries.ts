/**
 * What is told of requests that are sent again: opt in by providing `Retries.layer` to the program, or to a part of it.
 *
 * It is a layer and not the default because what logs would weigh in every small bundle. What a failure said is in the error of the call, once
 * no attempt is left; here is only that it goes on, and how long that takes.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Tracer from "effect/Tracer"
import { CurrentRetryObserver, type RetryObserver } from "./internal/observing.ts"
import { nanos } from "./internal/tracing.ts"
import { timeOf } from "./internal/time.ts"

/** Logs it at the level Info, within the span of the call, and makes it an event of that span. */
const tell: RetryObserver = (operation, { reason, status }, attempts, delayMillis, fiber, call) => {
  const delay = Math.round(delayMillis)
  const attributes = {
    operation: operation.id,
    attempt: attempts,
    outcome: reason._tag,
    ...(status !== undefined && { status }),
    delayMillis: delay
  }
  call?.span.event("retry", nanos(timeOf(fiber).now()), attributes)
  const why = status === undefined ? reason._tag : `${reason._tag}, ${status}`
  const said = Effect.logInfo(`${operation.id}: attempt ${attempts} failed (${why}), the next one in ${delay} ms`)
  // The event of the span is there already.
  const loggers = new Set(fiber.getRef(Logger.CurrentLoggers))
  loggers.delete(Logger.tracerLogger)
  const context = Context.add(fiber.context, Logger.CurrentLoggers, loggers)
  Effect.runForkWith(call ? Context.add(context, Tracer.ParentSpan, call.span) : context)(
    Effect.annotateLogs(said, attributes)
  )
}

/** Tells of every request that is sent again by programs that this layer is provided to. */
export const layer: Layer.Layer<never> = /* @__PURE__ */ Layer.succeed(CurrentRetryObserver, tell)

/** The same of one effect, unless its retries are told of already. */
export const told = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.updateService(effect, CurrentRetryObserver, (observer) => observer ?? tell)
