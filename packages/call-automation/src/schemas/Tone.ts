/** DTMF tones by Microsoft's names. */
import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"
import type * as Schema from "effect/Schema"

/** A DTMF tone: a digit, A to D, # (`pound`) or * (`asterisk`). */
export const Tone: Schema.Codec<models.Tone, unknown> = /* @__PURE__ */ (() =>
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
  ]).annotate({ description: "A DTMF tone: a digit, A to D, # (`pound`) or * (`asterisk`)." }))()
