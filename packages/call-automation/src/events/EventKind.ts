/**
 * A kind of webhook event as a value: its type, the versions that have it, and the schema of its data.
 *
 * From it derive the decoder of webhook bodies, the local cloud's events and the checks against Microsoft's facts.
 */
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Decoder from "@effect-comms/core/internal/Decoder"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import type * as SchemaIssue from "effect/SchemaIssue"
import type { ApiVersion } from "../ApiVersion.ts"

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
  readonly subject: string | undefined
}

/** An event, decoded. */
export interface CallEvent<Name extends string, Data> extends Envelope {
  /** The type without `Microsoft.Communication.`. */
  readonly _tag: Name
  readonly data: Data
  /** That a newer roster of the same leg had been seen already. Only `CallEvents` knows, and only of ParticipantsUpdated. */
  readonly stale?: boolean
}

/** A kind of event. */
export interface EventKind<Name extends string, Data> {
  readonly name: Name
  /** As on the wire. */
  readonly type: string
  /** The versions that have it; empty for events that do not depend on one. */
  readonly versions: ReadonlyArray<ApiVersion>
  /** How it arrives: at the callback URI of a call, or through Event Grid. */
  readonly via: "callback" | "eventGrid"
  readonly data: Schema.Codec<Data, unknown>
  /** The event of an envelope and its data. */
  readonly read: (envelope: Envelope, data: unknown) => Result.Result<CallEvent<Name, Data>, SchemaIssue.Issue>
}

/** Describes a kind of event; the decoder is compiled at its first use. */
export const make = <const Name extends string, Data>(
  name: Name,
  options: {
    readonly type?: string
    readonly versions: ReadonlyArray<ApiVersion>
    readonly via?: "eventGrid"
    readonly data: Schema.Codec<Data, unknown>
  }
): EventKind<Name, Data> => {
  const decode = Decoder.make(options.data)
  return {
    name,
    type: options.type ?? `Microsoft.Communication.${name}`,
    versions: options.versions,
    via: options.via ?? "callback",
    data: options.data,
    read: ({ id, source, subject, time, type }, data) =>
      Result.map(decode(data), (data) => ({ _tag: name, id, type, time, source, subject, data }))
  }
}
