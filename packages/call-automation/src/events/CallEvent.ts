/** What every event has, whatever its kind; the kinds' data are in the generated sources. */
import type { Envelope } from "@effect-comms/core/internal/EventBatch"

export type { Envelope }

/** An event, decoded. */
export interface CallEvent<Name extends string, Data> extends Envelope {
  /** The type without `Microsoft.Communication.`. */
  readonly _tag: Name
  /** What the event says. */
  readonly data: Data
  /** That a newer roster of the same leg had been seen already. Only `CallEvents` knows, and only of ParticipantsUpdated. */
  readonly stale?: boolean
}
