/** Where the invoker reports finished calls; there is no listener unless `Metrics.layer` is provided, so that metrics weigh nothing. */
import * as Context from "effect/Context"
import type * as Fiber from "effect/Fiber"
import type { Any } from "../ClientOperation.ts"

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
