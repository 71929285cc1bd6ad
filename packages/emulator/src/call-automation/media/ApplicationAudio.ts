/**
 * What an application sent over the media sockets of a leg, on the network's time and with its pauses: as a WAV file, and as the outline of
 * its waveform. It outlives the call; of how much is kept, `LiveStore` says more.
 */
import { type Content } from "../../service/Files.ts"
import { samplesOf } from "../../sound/Sound.ts"
import type { Playback } from "../../telephony/Conversation.ts"
import * as Wave from "../../telephony/Wave.ts"

/** The most legs that are kept, the latest, and the most beginnings of each. */
const mostLegs = 100
const mostBeginnings = 10_000

/** By callConnectionId in lower case. */
export type ApplicationAudio = Map<string, Array<Playback>>

/** Keeps something that an application begins to say. */
export const keepAudio = (audio: ApplicationAudio, callConnectionId: string, playback: Playback): void => {
  const key = callConnectionId.toLowerCase()
  const known = audio.get(key) ?? []
  audio.set(key, known)
  known.push(playback)
  if (known.length > mostBeginnings) known.shift()
  const [oldest] = audio.keys()
  if (audio.size > mostLegs && oldest !== undefined) audio.delete(oldest)
}

/** Something an application said, from when to when in network time. */
interface Said {
  readonly from: number
  readonly millis: number
  readonly content: Content
}

/** What the application of a leg said; `undefined` when it never did. */
export const saidBy = (audio: ApplicationAudio, callConnectionId: string): Said | undefined => {
  const playbacks = audio.get(callConnectionId.toLowerCase())
  const from = playbacks?.[0]?.from
  if (playbacks === undefined || from === undefined) return undefined
  const at = (millis: number) => Math.round((millis - from) * Wave.framesPerMilli)
  const end = playbacks.reduce((last, { to }) => Math.max(last, to), from)
  const sounds = playbacks.map((playback) => ({
    channel: 0,
    from: at(playback.from),
    to: at(playback.to),
    skipped: 0,
    sound: playback.sound
  }))
  return { from, millis: end - from, content: Wave.make(1, at(end), sounds) }
}

/** The loudest sample of each of a number of equal parts, from 0 (silence) to 1. */
export const outlineOf = ({ content, millis }: Said, points: number): ReadonlyArray<number> => {
  const frames = Math.round(millis * Wave.framesPerMilli)
  return Array.from({ length: Math.min(points, frames) }, (_, index) => {
    const first = Math.floor((index * frames) / Math.min(points, frames))
    const last = Math.floor(((index + 1) * frames) / Math.min(points, frames))
    let peak = 0
    for (const sample of samplesOf(content.read(Wave.headerLength + first * 2, Wave.headerLength + last * 2)))
      peak = Math.max(peak, Math.abs(sample))
    return Math.round((peak / 32_768) * 1000) / 1000
  })
}
