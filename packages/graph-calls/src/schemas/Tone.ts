import { openEnum } from "@effect-comms/core/OpenEnum"

/** A tone of a keypad. */
export const Tone = /* @__PURE__ */ (() =>
  openEnum([
    "tone0",
    "tone1",
    "tone2",
    "tone3",
    "tone4",
    "tone5",
    "tone6",
    "tone7",
    "tone8",
    "tone9",
    "star",
    "pound",
    "a",
    "b",
    "c",
    "d",
    "flash"
  ]).annotate({ description: "A tone of a keypad." }))()
export type Tone = typeof Tone.Type
