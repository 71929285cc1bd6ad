/**
 * What a recording has of sound: when it recorded, who was there, and what was heard, all on the network's time.
 */
import { rawId, type CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { Sound as Samples } from "../sound/Sound.ts"

/** A time during which it recorded; the last goes on while it has no end. */
interface Span {
  readonly from: number
  to: number | undefined
}

/** A sound, by the raw id of who made it. */
interface Sound {
  readonly of: string
  readonly playback: Heard
}

/** What a track knows of what is heard. */
interface Heard {
  readonly of: CommunicationIdentifier
  readonly sound: Samples
  readonly from: number
  readonly to: number
  /** In order; in these it is not heard. */
  readonly gaps: ReadonlyArray<{ readonly from: number; readonly to: number }>
}

/** The track of a recording. */
export interface Track {
  readonly spans: Array<Span>
  readonly sounds: Array<Sound>
  /** Raw ids, in the order they came. */
  readonly participants: Set<string>
}

/** Nothing yet. */
export const makeTrack = (): Track => ({ spans: [], sounds: [], participants: new Set() })

const isRecording = ({ spans }: Track): boolean => {
  const last = spans.at(-1)
  return last !== undefined && last.to === undefined
}

/** Records from now on what is heard, with what began before and goes on. */
export const start = (
  track: Track,
  now: number,
  participants: Iterable<{ readonly identifier: CommunicationIdentifier }>,
  goingOn: ReadonlyArray<Heard>
): void => {
  for (const { identifier } of participants) track.participants.add(rawId(identifier))
  if (isRecording(track)) return
  track.spans.push({ from: now, to: undefined })
  const known = new Set(track.sounds.map(({ playback }) => playback))
  for (const playback of goingOn) if (!known.has(playback)) addSound(track, playback)
}

/** Records nothing until it is started again. */
export const pause = (track: Track, now: number): void => {
  const last = track.spans.at(-1)
  if (last !== undefined) last.to ??= now
}

/** Somebody is there now. */
export const addParticipant = (track: Track, identifier: CommunicationIdentifier): void => {
  if (isRecording(track)) track.participants.add(rawId(identifier))
}

/** Something is heard; while the track does not record, it is on it as far as it goes on when it records again. */
export const addSound = (track: Track, playback: Heard): void => {
  addParticipant(track, playback.of)
  track.sounds.push({ of: rawId(playback.of), playback })
}

/** A piece of network time, and where it begins on the track; all in milliseconds. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** What was recorded, in order. */
export const piecesOf = ({ spans }: Track): ReadonlyArray<Piece> => {
  let at = 0
  return spans.map(({ from, to = from }) => {
    const piece = { from, to, at }
    at += to - from
    return piece
  })
}
