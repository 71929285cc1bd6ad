import * as Schema from "effect/Schema"

/** One of Microsoft's values, or a text that a later version may bring: every enum of Call Automation is open. */
export const openEnum = <const L extends ReadonlyArray<string>>(values: L) =>
  Schema.Union([Schema.Literals(values), Schema.StringForLiteralAutocomplete])
