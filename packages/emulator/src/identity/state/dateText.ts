/** Points in time as Identity writes them. */
import * as DateTimeText from "@effect-comms/core/DateTimeText"

/** Microsoft writes when a token ends with seven fraction digits and an offset. */
export const dateText = (millis: number): DateTimeText.DateTimeText =>
  DateTimeText.make(`${new Date(millis).toISOString().slice(0, -1)}0000+00:00`)
