/** What every event has, whatever its kind; the kinds' data are in the generated sources. */
import type { DateTimeText } from "@effect-comms/core/DateTimeText"

/** What every event says of itself, whichever envelope it came in. */
export interface Envelope {
  /** Unique within its source; a delivery that is repeated has the same. */
  readonly id: string
  /** As on the wire, such as `Microsoft.Communication.ChatMessageReceivedInThread`. */
  readonly type: string
  /** When it happened, verbatim. */
  readonly time: DateTimeText | undefined
  /** The resource: Event Grid's `topic`, or the `source` of a CloudEvent. */
  readonly source: string
  /** What it is about, such as `thread/{thread}/sender/{user}/recipient/{user}`. */
  readonly subject: string | undefined
}

/** An event, decoded. */
export interface ChatEvent<Name extends string, Data> extends Envelope {
  /** The type without `Microsoft.Communication.`. */
  readonly _tag: Name
  /** What the event says. */
  readonly data: Data
  /** That no delivery had it: `ChatEvents.follow` found what it tells in the thread's messages, and made the event of it. */
  readonly repaired?: boolean
}
