/**
 * Microsoft's enums, all of which are open: the known values are suggested, and a string that a later version adds is accepted.
 *
 * A known value is read in any case, as the services read it and as their samples write it, and becomes the declared one.
 */
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"

/** An open enum whose declaration does not matter. */
export interface OpenEnum<L extends string> extends Schema.Codec<L | (string & {}), string> {}

/** Declares an open enum of the values that are known. */
export const openEnum = <const L extends ReadonlyArray<string>>(known: L) =>
  Schema.String.pipe(
    Schema.decodeTo(Schema.Union([Schema.Literals(known), Schema.StringForLiteralAutocomplete]), {
      decode: SchemaGetter.transform((text) =>
        known.includes(text) ? text : (known.find((value) => value.toLowerCase() === text.toLowerCase()) ?? text)
      ),
      encode: SchemaGetter.passthroughSubtype()
    })
  )
