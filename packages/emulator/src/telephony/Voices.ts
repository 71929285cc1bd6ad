/** How what a participant presses and says reaches those who listen for it and recordings, and how long it is heard. */
import type { Conversation, Input, InputListener, Participant, SpeechAttributes } from "./Conversation.ts"
import { keyOf } from "./Identifier.ts"
import type { Network } from "./Network.ts"
import { textDuration } from "./Prompt.ts"
import { begin } from "./Playback.ts"
import type { MediaSources } from "../service/MediaSources.ts"
import { type Samples, type Sound, tone as toneOf, voiceHertz } from "../sound/Sound.ts"
import { frequenciesOf, type Tone } from "./Tones.ts"

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
  input: Input
): ReadonlyArray<string> => listenersOf(conversation, participant).flatMap(({ heardAt }) => heardAt(input) ?? [])

/** Sounds one after the other. One voice makes one after the other; gives when it begins with these. */
const sound = (network: Network, conversation: Conversation, by: Participant, sounds: ReadonlyArray<Sound>): number => {
  const { voices } = conversation
  const key = keyOf(by.identifier)
  const from = Math.max(network.now(), voices.get(key) ?? 0)
  let at = from
  for (const each of sounds) {
    begin(network, conversation, { of: by.identifier, kind: "voice", sound: each, from: at })
    at += each.millis
  }
  voices.set(key, at)
  return from
}

/** A participant presses keys, one after the other: each may end a recognition, so that it does not hear the next. */
export const press = (
  network: Network,
  conversation: Conversation,
  participant: Participant,
  tones: ReadonlyArray<Tone>
): void => {
  const sounds = tones.map((tone) => toneOf(frequenciesOf(tone), tonePressing))
  sound(network, conversation, participant, sounds)
  for (const tone of tones) for (const listener of listenersOf(conversation, participant)) listener.tone(tone)
}

/**
 * A participant says something; `confidence` is from 0 (nobody understands it) to 1. Without a voice it is a tone, as long as the text
 * takes; without a text nobody understands anything, but it is heard.
 */
export const say = (
  network: Network,
  conversation: Conversation,
  participant: Participant,
  text: string,
  confidence: number,
  attributes: SpeechAttributes = { language: undefined, sentiment: "neutral" },
  voice: Sound = toneOf([voiceHertz], textDuration(text))
): void => {
  const from = sound(network, conversation, participant, [voice])
  const spoken = { ...attributes, participant, from, until: from + voice.millis }
  if (text === "") {
    const listeners = listenersOf(conversation, participant)
    const releases = listeners.flatMap(({ speaking }) => speaking?.() ?? [])
    network.later(spoken.until - network.now(), () => releases.forEach((release) => release()))
    for (const listener of listeners) listener.voice?.(spoken)
    return
  }
  for (const listener of listenersOf(conversation, participant)) listener.speech(text, confidence, spoken)
}

/**
 * A participant begins to speak into a microphone. The result is called with what was said when that is over: then it is told, with its
 * words where somebody recognizes them.
 */
export const beginSpeaking = (
  network: Network,
  media: MediaSources,
  conversation: Conversation,
  participant: Participant
): ((said: Samples) => void) => {
  const from = network.now()
  const releases = listenersOf(conversation, participant).flatMap(({ speaking }) => speaking?.() ?? [])
  const isThere = () => conversation.participants.get(keyOf(participant.identifier)) === participant
  return (said) => {
    const until = network.now()
    const tell = (text: string) => {
      const spoken = { language: undefined, sentiment: "neutral", participant, from, until }
      const listeners = isThere() ? listenersOf(conversation, participant) : []
      if (text === "") for (const listener of listeners) listener.voice?.(spoken)
      else if (isThere()) {
        network.note("speech heard", conversation, { participant: participant.identifier, text, confidence: 1 })
        for (const listener of listeners) listener.speech(text, 1, spoken)
      }
      for (const release of releases) release()
    }
    const words = media.recognition(said)
    if (words === undefined) tell("")
    else void words.then((text) => network.later(0, () => tell(text)))
  }
}
