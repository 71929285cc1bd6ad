/**
 * What is heard in a conversation just now, from every source: voices, prompts, and music of those on hold. Streams, softphones and
 * recordings read it from here; nothing is heard any other way.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { type Conversation, type Line, type Participant, type Playback, reaches } from "./Conversation.ts"
import { keyOf } from "./Identifier.ts"
import type { Network } from "./Network.ts"
import { clipped, samplesIn, type Sound } from "../sound/Sound.ts"
import { addSound } from "./Track.ts"

/** What is to be heard, and from when; by default now, and by everybody. */
export interface Begun {
  readonly of: CommunicationIdentifier
  readonly kind: Playback["kind"]
  readonly sound: Sound
  readonly from?: number
  readonly to?: number
  readonly listeners?: ReadonlySet<string> | undefined
  readonly line?: Line
}

/** What is over for this number of milliseconds is forgotten: the last frame of it was made. */
const keeping = 1000

const prune = (network: Network, { playbacks }: Conversation): void => {
  const oldest = network.now() - keeping
  for (const playback of playbacks) if (playback.to < oldest) playbacks.delete(playback)
}

/** Lets something be heard; recordings have it, but for music on hold. */
export const begin = (network: Network, conversation: Conversation, given: Begun): Playback => {
  const { from = network.now(), kind, line, listeners, of, sound } = given
  const playback: Playback = {
    of,
    by: keyOf(of),
    kind,
    sound,
    from,
    to: given.to ?? from + sound.millis,
    gaps: [],
    listeners,
    line
  }
  prune(network, conversation)
  conversation.playbacks.add(playback)
  const participant = kind === "voice" ? conversation.participants.get(playback.by) : undefined
  if (participant !== undefined) {
    if (!isAudible(participant)) playback.gaps.push({ from, to: Infinity })
    // Not written where it is assigned: V8 would take it for old.
    const changed = () => noteGaps(network, conversation, participant)
    participant.changed = changed
  }
  if (kind !== "holdMusic") for (const track of conversation.tracks) addSound(track, playback)
  return playback
}

/** Ends it now, if it goes on. */
export const end = (network: Network, playback: Playback | undefined): void => {
  if (playback !== undefined) playback.to = Math.max(playback.from, Math.min(playback.to, network.now()))
}

/** Whether the others may hear a participant. */
export const isAudible = ({ isMuted, isOnHold }: Participant): boolean => !isMuted && !isOnHold

/** Music for somebody who is on hold, in place of what was before. */
export const playOnHold = (
  network: Network,
  conversation: Conversation,
  given: { readonly of: CommunicationIdentifier; readonly to: Participant; readonly music: Sound }
): void => {
  stopOnHold(network, conversation, given.to)
  const listeners = new Set([keyOf(given.to.identifier)])
  begin(network, conversation, { of: given.of, kind: "holdMusic", sound: given.music, listeners })
}

/** No music any more. */
export const stopOnHold = (network: Network, { playbacks }: Conversation, to: Participant): void => {
  const key = keyOf(to.identifier)
  for (const playback of playbacks)
    if (playback.kind === "holdMusic" && playback.listeners?.has(key) === true) end(network, playback)
}

/** What a recording that begins now has of what began before. */
export const goingOn = (network: Network, { playbacks }: Conversation): ReadonlyArray<Playback> =>
  [...playbacks].filter(({ kind, to }) => kind !== "holdMusic" && to > network.now())

/** Ends what somebody says who is not there any more. */
export const silence = (network: Network, { playbacks }: Conversation, key: string): void => {
  for (const playback of playbacks) if (playback.by === key && playback.kind === "voice") end(network, playback)
}

/** A participant is muted or held now, or no longer: what it says has a gap from here on, or ends it here. */
const noteGaps = (network: Network, { playbacks }: Conversation, participant: Participant): void => {
  const key = keyOf(participant.identifier)
  const now = network.now()
  for (const { by, gaps, from, kind } of playbacks) {
    if (by !== key || kind !== "voice") continue
    const last = gaps.at(-1)
    const isOpen = last?.to === Infinity
    if (isAudible(participant) === !isOpen) continue
    if (isOpen && last !== undefined) last.to = Math.max(last.from, now)
    else gaps.push({ from: Math.max(from, now), to: Infinity })
  }
}

/** Whether what a playback is the voice of may be heard just now. */
const isSpoken = ({ participants }: Conversation, { by, kind }: Playback): boolean => {
  if (kind !== "voice") return true
  const participant = participants.get(by)
  return participant === undefined || isAudible(participant)
}

/** What a media stream of a line has: the voices and prompts that reach it, but not what the application itself sends. */
export const isStreamed =
  (conversation: Conversation, line: Line, of?: CommunicationIdentifier): ((playback: Playback) => boolean) =>
  (playback) =>
    playback.kind !== "holdMusic" &&
    playback.line !== line &&
    (of === undefined || playback.by === keyOf(of)) &&
    reaches(conversation, playback.by, keyOf(line.user)) &&
    isSpoken(conversation, playback)

/** What a participant hears: the others and prompts that reach it, or on hold its music and what is for it alone. */
export const isHeardBy = (conversation: Conversation, participant: Participant): ((playback: Playback) => boolean) => {
  const key = keyOf(participant.identifier)
  return (playback) => {
    const { by, kind, listeners } = playback
    if (kind === "holdMusic") return participant.isOnHold && listeners?.has(key) === true
    if (listeners !== undefined) return listeners.has(key)
    if (participant.isOnHold || (kind === "voice" && by === key)) return false
    return isSpoken(conversation, playback) && reaches(conversation, by, key)
  }
}

/** Samples of what is heard from a moment on, in the number that is asked for; by default each sound as it is; `undefined` when it is silent. */
export const render = (
  { playbacks }: Conversation,
  from: number,
  count: number,
  sampleRate: number,
  isHeard: (playback: Playback) => boolean,
  soundOf: (playback: Playback) => Sound = ({ sound }) => sound
): Int16Array | undefined => {
  let mix: Int32Array | undefined
  for (const playback of playbacks) {
    const first = samplesIn(from - playback.from, sampleRate)
    const start = Math.max(0, -first)
    const last = Math.min(playback.to, playback.from + playback.sound.millis)
    const stop = last === Infinity ? count : Math.min(count, samplesIn(last - playback.from, sampleRate) - first)
    if (stop <= start || !isHeard(playback)) continue
    mix ??= new Int32Array(count)
    soundOf(playback).addTo(mix, start, first + start, stop - start, sampleRate)
  }
  return mix === undefined || mix.every((sample) => sample === 0) ? undefined : clipped(mix)
}
