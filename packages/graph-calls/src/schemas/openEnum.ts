import * as Schema from "effect/Schema"

/** An enum that Microsoft may extend: the known values are suggested, any text is accepted. */
export interface OpenEnum<L extends string> extends Schema.Codec<L | (string & {}), string> {}

/** Declares an open enum of the values that are known. */
export const openEnum = <const L extends ReadonlyArray<string>>(known: L): OpenEnum<L[number]> =>
  Schema.Union([Schema.Literals(known), Schema.StringForLiteralAutocomplete])
