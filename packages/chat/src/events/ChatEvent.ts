/** What every event has, whatever its kind; the kinds' data are in the generated sources. */
import type { Envelope } from "@effect-comms/core/internal/EventBatch"

export type { Envelope }

/** An event, decoded. */
export interface ChatEvent<Name extends string, Data> extends Envelope {
  /** The type without `Microsoft.Communication.`. */
  readonly _tag: Name
  /** What the event says. */
  readonly data: Data
  /** That no delivery had it: `ChatEvents.follow` found what it tells in the thread's messages, and made the event of it. */
  readonly repaired?: boolean
}
