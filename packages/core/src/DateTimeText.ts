/**
 * A point in time as Microsoft writes it, character by character.
 *
 * It stays text because .NET's seven fraction digits do not survive a JavaScript date; `toDateTime` is for calculating with it.
 */
import type * as Brand from "effect/Brand"
import * as DateTime from "effect/DateTime"
import type * as Option from "effect/Option"
import { DateTimeText as codec } from "./generated/codecs.ts"
import { ValidationFailure } from "./internal/Codec.ts"

/** A timestamp of RFC 3339, verbatim. */
export type DateTimeText = string & Brand.Brand<"DateTimeText">

const isTimestamp = (text: string): text is DateTimeText => !(codec.walk(text, false) instanceof ValidationFailure)

/** Takes a string that is a timestamp. Throws when it is not one. */
export const make = (text: string): DateTimeText => {
  if (isTimestamp(text)) return text
  throw new TypeError("expected a timestamp of RFC 3339, such as 2020-06-06T05:55:41Z")
}

/** Writes a point in time, in UTC with three fraction digits. */
export const fromDateTime = (dateTime: DateTime.DateTime): DateTimeText => make(DateTime.formatIso(dateTime))

/** The point in time, to the millisecond; none when the text has the form of a timestamp but names no real day. */
export const toDateTime = (text: DateTimeText): Option.Option<DateTime.Utc> => DateTime.make(text)
