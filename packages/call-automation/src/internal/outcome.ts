/** What an outcome is: the events that end an operation. */
import type { EventName, EventOf } from "../generated/events.ts"

/** The events that end an operation. */
export interface Outcome<S extends EventName, F extends EventName> {
  /** Events that are the awaited value. */
  readonly succeeded: ReadonlyArray<S>
  /** Events that are failures. */
  readonly failed: ReadonlyArray<F>
  /** A further condition for success; an event that does not meet it is a failure if it is of a kind among those, else it says nothing. */
  readonly when?: (event: EventOf<S>) => boolean
}
