/** What every event has, whatever its kind; the kinds' data are in the generated sources. */
import type { DateTimeText } from "@effect-comms/core/DateTimeText"

/** What every event says of itself, whichever envelope it came in. */
export interface Envelope {
  /** Unique within its source; a delivery that is repeated has the same. */
  readonly id: string
  /** As on the wire, such as `Microsoft.Communication.CallConnected`. */
  readonly type: string
  /** When it happened, verbatim. */
  readonly time: DateTimeText | undefined
  /** `calling/callConnections/{callConnectionId}`, or Event Grid's `topic`. */
  readonly source: string
  /** What it is about, such as `calling/callConnections/{callConnectionId}`. */
  readonly subject: string | undefined
}

/** An event, decoded. */
export interface CallEvent<Name extends string, Data> extends Envelope {
  /** The type without `Microsoft.Communication.`. */
  readonly _tag: Name
  /** What the event says. */
  readonly data: Data
  /** That a newer roster of the same leg had been seen already. Only `CallEvents` knows, and only of ParticipantsUpdated. */
  readonly stale?: boolean
}
