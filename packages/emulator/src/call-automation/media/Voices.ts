/** How what a participant presses and says reaches those who listen for it and recordings, and how long it is heard. */
import { textDuration } from "../../telephony/Prompt.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { voiceHertz } from "../../telephony/Sound.ts"
import { frequenciesOf, type Tone } from "../../telephony/Tones.ts"
import type { Call, InputListener, SpeechAttributes, Participant } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { captureSound } from "./Recorder.ts"
import { tonePressing } from "../state/timing.ts"

const listenersOf = (call: Call, { identifier }: Participant): ReadonlyArray<InputListener> =>
  [...call.listeners].filter(({ of }) => of === undefined || of === keyOf(identifier))

/** Where the tones and the speech of a participant are sent at this moment. */
export const listenersTo = (call: Call, participant: Participant, input: "tones" | "speech"): ReadonlyArray<string> =>
  listenersOf(call, participant).flatMap(({ heardAt }) => heardAt(input) ?? [])

/** Whether the others may hear a participant. */
export const isAudible = ({ isMuted, isOnHold }: Participant): boolean => !isMuted && !isOnHold

/** Sounds of so many milliseconds each. One voice makes one after the other; gives when it begins with these. */
const sound = (
  calls: Calls,
  call: Call,
  by: Participant,
  millis: number,
  sounds: ReadonlyArray<ReadonlyArray<number>>
): number => {
  const key = keyOf(by.identifier)
  const from = Math.max(calls.emulator.network.now(), call.voices.get(key) ?? 0)
  call.voices.set(key, from + sounds.length * millis)
  if (isAudible(by))
    for (const [index, hertz] of sounds.entries())
      captureSound(call, by.identifier, from + index * millis, millis, hertz)
  return from
}

/** Whether the others hear a participant just now. */
export const isHeard = (calls: Calls, call: Call, participant: Participant): boolean =>
  isAudible(participant) && (call.voices.get(keyOf(participant.identifier)) ?? 0) > calls.emulator.network.now()

/** A participant sends tones, one after the other: each may end a recognition, so that it does not get the next. */
export const press = (calls: Calls, call: Call, participant: Participant, tones: ReadonlyArray<Tone>): void => {
  sound(calls, call, participant, tonePressing, tones.map(frequenciesOf))
  for (const tone of tones) for (const listener of listenersOf(call, participant)) listener.tone(tone)
}

/** A participant says something; `confidence` is from 0 (nobody understands it) to 1. */
export const say = (
  calls: Calls,
  call: Call,
  participant: Participant,
  text: string,
  confidence: number,
  attributes: SpeechAttributes = { language: undefined, sentiment: "neutral" }
): void => {
  const millis = textDuration(text)
  const from = sound(calls, call, participant, millis, [[voiceHertz]])
  const spoken = { ...attributes, participant, from, until: from + millis }
  for (const listener of listenersOf(call, participant)) listener.speech(text, confidence, spoken)
}
