/** Microsoft's enums, all of which are open: the known values are suggested, and a text that a later version brings is accepted. */
import * as Schema from "effect/Schema"

/** An open enum whose declaration does not matter. */
export interface OpenEnum<L extends string> extends Schema.Codec<L | (string & {}), string> {}

/** Declares an open enum of the values that are known. */
export const openEnum = <const L extends ReadonlyArray<string>>(known: L) =>
  Schema.Union([Schema.Literals(known), Schema.StringForLiteralAutocomplete])
