/** How what a participant presses and says reaches those who listen for it and recordings, and how long it is heard. */
import type { Conversation, InputListener, Participant, SpeechAttributes } from "./Conversation.ts"
import { keyOf } from "./Identifier.ts"
import type { Network } from "./Network.ts"
import { textDuration } from "./Prompt.ts"
import { voiceHertz } from "./Sound.ts"
import { frequenciesOf, type Tone } from "./Tones.ts"
import { addSound } from "./Track.ts"

/** How long one key takes, in milliseconds. */
export const tonePressing = 250

const listenersOf = (conversation: Conversation, { identifier }: Participant): ReadonlyArray<InputListener> =>
  [...conversation.listeners].filter(
    ({ except, of }) => except !== keyOf(identifier) && (of === undefined || of === keyOf(identifier))
  )

/** Where what a participant presses or says just now is told. */
export const listenersTo = (
  conversation: Conversation,
  participant: Participant,
  input: "tones" | "speech"
): ReadonlyArray<string> => listenersOf(conversation, participant).flatMap(({ heardAt }) => heardAt(input) ?? [])

/** Whether the others may hear a participant. */
export const isAudible = ({ isMuted, isOnHold }: Participant): boolean => !isMuted && !isOnHold

/** Sounds of so many milliseconds each. One voice makes one after the other; gives when it begins with these. */
const sound = (
  network: Network,
  { tracks, voices }: Conversation,
  by: Participant,
  millis: number,
  sounds: ReadonlyArray<ReadonlyArray<number>>
): number => {
  const key = keyOf(by.identifier)
  const from = Math.max(network.now(), voices.get(key) ?? 0)
  voices.set(key, from + sounds.length * millis)
  if (isAudible(by))
    for (const [index, hertz] of sounds.entries())
      for (const track of tracks) addSound(track, by.identifier, from + index * millis, millis, hertz)
  return from
}

/** Whether the others hear a participant just now. */
export const isHeard = (network: Network, conversation: Conversation, participant: Participant): boolean =>
  isAudible(participant) && (conversation.voices.get(keyOf(participant.identifier)) ?? 0) > network.now()

/** A participant presses keys, one after the other: each may end a recognition, so that it does not hear the next. */
export const press = (
  network: Network,
  conversation: Conversation,
  participant: Participant,
  tones: ReadonlyArray<Tone>
): void => {
  sound(network, conversation, participant, tonePressing, tones.map(frequenciesOf))
  for (const tone of tones) for (const listener of listenersOf(conversation, participant)) listener.tone(tone)
}

/** A participant says something; `confidence` is from 0 (nobody understands it) to 1. */
export const say = (
  network: Network,
  conversation: Conversation,
  participant: Participant,
  text: string,
  confidence: number,
  attributes: SpeechAttributes = { language: undefined, sentiment: "neutral" }
): void => {
  const millis = textDuration(text)
  const from = sound(network, conversation, participant, millis, [[voiceHertz]])
  const spoken = { ...attributes, participant, from, until: from + millis }
  for (const listener of listenersOf(conversation, participant)) listener.speech(text, confidence, spoken)
}
