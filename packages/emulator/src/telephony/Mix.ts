/** What was heard of a track, as a WAV file that is computed when it is read. */
import type { Content } from "../service/Files.ts"
import { type Piece, piecesOf, type Track } from "./Track.ts"
import { samplesIn } from "../sound/Sound.ts"
import * as Wave from "./Wave.ts"

/** From when to when something is heard: without its gaps. */
const audibleIn = ({ from, gaps, sound, to }: Track["sounds"][number]["playback"]) => {
  const end = Math.min(to, from + sound.millis)
  const parts: Array<{ readonly from: number; readonly to: number }> = []
  let at = from
  for (const gap of gaps) {
    if (gap.from > at) parts.push({ from: at, to: Math.min(gap.from, end) })
    at = Math.max(at, gap.to)
  }
  if (end > at) parts.push({ from: at, to: end })
  return parts
}

/** The sounds of a track in these pieces of it, each on the channel of who made it, if there is one. */
export const soundsOf = (
  track: Track,
  pieces: ReadonlyArray<Piece>,
  channelOf: (id: string) => number | undefined
): ReadonlyArray<Wave.Sound> =>
  track.sounds.flatMap(({ of, playback }) => {
    const channel = channelOf(of)
    if (channel === undefined) return []
    const { from, sound } = playback
    return audibleIn(playback).flatMap((part) =>
      pieces.flatMap((piece): ReadonlyArray<Wave.Sound> => {
        const [first, last] = [Math.max(part.from, piece.from), Math.min(part.to, piece.to)]
        if (last <= first) return []
        const at = (millis: number) => Math.round((piece.at + millis - piece.from) * Wave.framesPerMilli)
        return [{ channel, from: at(first), to: at(last), skipped: samplesIn(first - from, Wave.sampleRate), sound }]
      })
    )
  })

/** A track that is over, everybody on one channel. */
export const mixOf = (track: Track): Content => {
  const pieces = piecesOf(track)
  const millis = pieces.reduce((sum, { from, to }) => sum + to - from, 0)
  return Wave.make(
    1,
    Math.round(millis * Wave.framesPerMilli),
    soundsOf(track, pieces, () => 0)
  )
}

/** The raw ids of those who are heard on a track, in the order in which they began. */
export const heardOn = (track: Track): ReadonlyArray<string> => {
  const pieces = piecesOf(track)
  return track.sounds
    .filter(({ playback }) =>
      audibleIn(playback).some(({ from, to }) =>
        pieces.some((piece) => Math.min(to, piece.to) > Math.max(from, piece.from))
      )
    )
    .toSorted((one, other) => one.playback.from - other.playback.from)
    .map(({ of }) => of)
}
