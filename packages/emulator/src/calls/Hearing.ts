/** How what a participant presses and says reaches those who listen for it. */
import { keyOf } from "../telephony/Identifier.ts"
import type { Tone } from "../telephony/Tones.ts"
import type { Call, Ear, Manner, Participant } from "./Call.ts"

const earsOf = (call: Call, { identifier }: Participant): ReadonlyArray<Ear> =>
  [...call.ears].filter((ear) => ear.of === keyOf(identifier))

/** A participant presses keys, one after the other: each may end a recognition, so that it does not hear the next. */
export const press = (call: Call, participant: Participant, tones: ReadonlyArray<Tone>): void => {
  for (const tone of tones) for (const ear of earsOf(call, participant)) ear.tone(tone)
}

/** A participant says something; `confidence` is from 0 (nobody understands it) to 1. */
export const say = (
  call: Call,
  participant: Participant,
  text: string,
  confidence: number,
  manner: Manner = { language: undefined, sentiment: "neutral" }
): void => {
  for (const ear of earsOf(call, participant)) ear.speech(text, confidence, manner)
}
