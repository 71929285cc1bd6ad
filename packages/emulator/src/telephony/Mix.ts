/** What was heard of a track, as a WAV file that is computed when it is read. */
import type { Content } from "../service/Files.ts"
import { type Piece, piecesOf, type Track } from "./Track.ts"
import { samplesIn } from "../sound/Sound.ts"
import * as Wave from "./Wave.ts"

/** The sounds of a track in these pieces of it, each on the channel of who made it, if there is one. */
export const soundsOf = (
  track: Track,
  pieces: ReadonlyArray<Piece>,
  channelOf: (id: string) => number | undefined
): ReadonlyArray<Wave.Sound> =>
  track.sounds.flatMap(({ of, playback: { from, sound, to: end } }) => {
    const channel = channelOf(of)
    if (channel === undefined) return []
    const to = Math.min(end, from + sound.millis)
    return pieces.flatMap((piece): ReadonlyArray<Wave.Sound> => {
      const [first, last] = [Math.max(from, piece.from), Math.min(to, piece.to)]
      if (last <= first) return []
      const at = (millis: number) => Math.round((piece.at + millis - piece.from) * Wave.framesPerMilli)
      return [{ channel, from: at(first), to: at(last), skipped: samplesIn(first - from, Wave.sampleRate), sound }]
    })
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
    .filter(({ playback: { from, to } }) => pieces.some((piece) => Math.min(to, piece.to) > Math.max(from, piece.from)))
    .toSorted((one, other) => one.playback.from - other.playback.from)
    .map(({ of }) => of)
}
