/** Points in time as Chat writes them. */
import * as DateTimeText from "@effect-comms/core/DateTimeText"

/** A moment in whole seconds, `Z`: how Chat writes what it dates itself. */
export const wholeSeconds = (millis: number): DateTimeText.DateTimeText =>
  DateTimeText.make(`${new Date(millis).toISOString().slice(0, 19)}Z`)
