/** How what a participant presses and says, and that he leaves, reaches those who listen for it. */
import { keyOf } from "../telephony/Identifier.ts"
import type { Tone } from "../telephony/Tones.ts"
import type { Call, Ear, Participant } from "./Call.ts"

const earsOf = (call: Call, { identifier }: Participant): ReadonlyArray<Ear> =>
  [...call.ears].filter((ear) => ear.of === keyOf(identifier))

/** A participant presses keys, one after the other: each may end a recognition, so that it does not hear the next. */
export const press = (call: Call, participant: Participant, tones: ReadonlyArray<Tone>): void => {
  for (const tone of tones) for (const ear of earsOf(call, participant)) ear.tone(tone)
}

/** A participant has left a call that goes on. */
export const depart = (call: Call, participant: Participant): void => {
  for (const ear of earsOf(call, participant)) ear.left?.()
}

/** A participant says something; `confidence` is from 0 (nobody understands it) to 1. */
export const say = (call: Call, participant: Participant, text: string, confidence: number): void => {
  for (const ear of earsOf(call, participant)) ear.speech(text, confidence)
}
