/**
 * A kind of webhook event as a value: its type, the versions that have it, and the schema of its data.
 *
 * From it derive the types and codecs of the client, the local cloud's events and the checks against Microsoft's facts. It decodes nothing.
 */
import type * as Schema from "effect/Schema"
import type { ApiVersion } from "../ApiVersion.ts"

/** A kind of event. */
export interface EventKind<Name extends string, Data> {
  readonly name: Name
  /** As on the wire. */
  readonly type: string
  /** What it reports. */
  readonly description: string
  /** The versions that have it; empty for events that do not depend on one. */
  readonly versions: ReadonlyArray<ApiVersion>
  /** How it arrives: at the callback URI of a call, or through Event Grid. */
  readonly via: "callback" | "eventGrid"
  readonly data: Schema.Codec<Data, unknown>
}

/** Describes a kind of event. */
export const make = <const Name extends string, Data>(
  name: Name,
  {
    data,
    description,
    type = `Microsoft.Communication.${name}`,
    versions,
    via = "callback"
  }: {
    readonly description: string
    /** Default: the name after `Microsoft.Communication.`. */
    readonly type?: string
    readonly versions: ReadonlyArray<ApiVersion>
    /** Default `callback`. */
    readonly via?: "callback" | "eventGrid"
    readonly data: Schema.Codec<Data, unknown>
  }
): EventKind<Name, Data> => ({ name, type, description, versions, via, data })
