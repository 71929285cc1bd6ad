/** Where the invoker reports repeats and finished calls; nobody listens unless a layer provides it, so that reports weigh nothing. */
import * as Context from "effect/Context"
import type * as Fiber from "effect/Fiber"
import type { Any } from "../ClientOperation.ts"
import type { Failure } from "./response.ts"
import type { CallSpan } from "./tracing.ts"

/** Called when a call has ended. */
export type Observer = (
  operation: Any,
  /** `success`, or the tag of the failure's reason. */
  outcome: string,
  attempts: number,
  millis: number,
  fiber: Fiber.Fiber<unknown, unknown>
) => void

/** The listener of a context. */
export const CurrentObserver = /* @__PURE__ */ Context.Reference<Observer | undefined>(
  "@effect-comms/core/CurrentObserver",
  { defaultValue: () => undefined }
)

/** Called when an attempt has failed and another one follows. */
export type RetryObserver = (
  operation: Any,
  failure: Failure,
  /** How many there were, the failed one included. */
  attempts: number,
  /** How long is waited for the next one. */
  delayMillis: number,
  fiber: Fiber.Fiber<unknown, unknown>,
  /** The span of the call, where somebody traces. */
  span: CallSpan | undefined
) => void

/** The same of repeats. */
export const CurrentRetryObserver = /* @__PURE__ */ Context.Reference<RetryObserver | undefined>(
  "@effect-comms/core/CurrentRetryObserver",
  { defaultValue: () => undefined }
)
