/** Keys of a telephone by Microsoft's names. */
import { openEnum } from "@effect-comms/core/OpenEnum"

/** A key of a telephone: a digit, A to D, # (`pound`) or * (`asterisk`). */
export const Tone = /* @__PURE__ */ (() =>
  openEnum([
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "a",
    "b",
    "c",
    "d",
    "pound",
    "asterisk"
  ]).annotate({ description: "A key of a telephone: a digit, A to D, # (`pound`) or * (`asterisk`)." }))()
