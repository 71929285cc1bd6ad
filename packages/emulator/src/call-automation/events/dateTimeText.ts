/** Times of events, which are written verbatim. */
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Brand from "effect/Brand"

/** A text that is a time in the form of the service. */
export const dateTimeText = Brand.nominal<DateTimeText>()
