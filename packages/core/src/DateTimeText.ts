/**
 * A point in time as Microsoft writes it, character by character.
 *
 * It stays text because .NET's seven fraction digits do not survive a JavaScript date; `toDateTime` is for calculating with it.
 */
import * as DateTime from "effect/DateTime"
import type * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** A timestamp of RFC 3339, such as `2020-06-06T05:55:41.6460000Z`. */
export const DateTimeText = /* @__PURE__ */ (() =>
  Schema.String.check(
    Schema.isPattern(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, {
      expected: "a timestamp of RFC 3339, such as 2020-06-06T05:55:41Z"
    })
  )
    .pipe(Schema.brand("DateTimeText"))
    .annotate({ identifier: "DateTimeText" }))()

/** A timestamp of RFC 3339, verbatim. */
export type DateTimeText = typeof DateTimeText.Type

/** The same without a look at its form: for events, of which none is refused for its date. */
export const Unchecked = /* @__PURE__ */ (() =>
  Schema.String.pipe(Schema.brand("DateTimeText")).annotate({ identifier: "DateTimeText" }))()

/** Takes a text that is a timestamp. Throws when it is none. */
export const make = (text: string): DateTimeText => DateTimeText.make(text)

/** Writes a point in time, in UTC with three fraction digits. */
export const fromDateTime = (dateTime: DateTime.DateTime): DateTimeText => make(DateTime.formatIso(dateTime))

/** The point in time, to the millisecond; none when the text has the form of a timestamp but names no real day. */
export const toDateTime = (text: DateTimeText): Option.Option<DateTime.Utc> => DateTime.make(text)
