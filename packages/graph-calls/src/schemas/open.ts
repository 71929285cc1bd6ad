/**
 * Objects that keep the members they do not know: in requests, which may say more than Graph's metadata list, and in what is read.
 *
 * Their types list the known members only.
 */
import * as Schema from "effect/Schema"

/** Declares an object of these fields that may have others, whatever they are. */
export const open = <const F extends Schema.Struct.Fields>(fields: F): Schema.Struct<F> =>
  Schema.make(Schema.StructWithRest(Schema.Struct(fields), [Schema.Record(Schema.String, Schema.Unknown)]).ast, {
    fields
  })
