/** How what a participant presses and says reaches those who listen for it, and how long the participant is heard. */
import { textDuration } from "../telephony/Prompt.ts"
import { keyOf } from "../telephony/Identifier.ts"
import type { Tone } from "../telephony/Tones.ts"
import type { Call, Ear, Manner, Participant } from "./Call.ts"
import type { Calls } from "./Calls.ts"
import { tonePressing } from "./timing.ts"

const earsOf = (call: Call, { identifier }: Participant): ReadonlyArray<Ear> =>
  [...call.ears].filter(({ of }) => of === undefined || of === keyOf(identifier))

/** One voice says one thing after the other; gives when it begins with this one. */
const sound = (calls: Calls, call: Call, { identifier }: Participant, millis: number): number => {
  const from = Math.max(calls.simulation.network.now(), call.voices.get(keyOf(identifier)) ?? 0)
  call.voices.set(keyOf(identifier), from + millis)
  return from
}

/** Whether the others hear a participant just now. */
export const isHeard = (calls: Calls, call: Call, { identifier, isMuted, isOnHold }: Participant): boolean =>
  !isMuted && !isOnHold && (call.voices.get(keyOf(identifier)) ?? 0) > calls.simulation.network.now()

/** A participant presses keys, one after the other: each may end a recognition, so that it does not hear the next. */
export const press = (calls: Calls, call: Call, participant: Participant, tones: ReadonlyArray<Tone>): void => {
  sound(calls, call, participant, tones.length * tonePressing)
  for (const tone of tones) for (const ear of earsOf(call, participant)) ear.tone(tone)
}

/** A participant says something; `confidence` is from 0 (nobody understands it) to 1. */
export const say = (
  calls: Calls,
  call: Call,
  participant: Participant,
  text: string,
  confidence: number,
  manner: Manner = { language: undefined, sentiment: "neutral" }
): void => {
  const millis = textDuration(text)
  const from = sound(calls, call, participant, millis)
  const spoken = { ...manner, participant, from, until: from + millis }
  for (const ear of earsOf(call, participant)) ear.speech(text, confidence, spoken)
}
