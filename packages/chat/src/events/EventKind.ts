/**
 * A kind of event as a value: its type and the schema of its data.
 *
 * From it derive the types and codecs of the client and the local cloud's events. It decodes nothing.
 */
import type * as Schema from "effect/Schema"

/** A kind of event. */
export interface EventKind<Name extends string, Data> {
  readonly name: Name
  /** As on the wire. */
  readonly type: string
  /** What it reports. */
  readonly description: string
  readonly data: Schema.Codec<Data, unknown>
}

/** Describes a kind of event. */
export const make = <const Name extends string, Data>(
  name: Name,
  {
    data,
    description,
    type = `Microsoft.Communication.${name}`
  }: {
    readonly description: string
    /** Default: the name after `Microsoft.Communication.`. */
    readonly type?: string
    readonly data: Schema.Codec<Data, unknown>
  }
): EventKind<Name, Data> => ({ name, type, description, data })
