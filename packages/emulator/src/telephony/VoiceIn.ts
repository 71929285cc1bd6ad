/**
 * Sound that comes in while it is heard: a microphone, or an application's media socket. What comes follows what came before; after a
 * pause it begins anew.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { Conversation, Line, Playback } from "./Conversation.ts"
import type { Network } from "./Network.ts"
import { begin, end } from "./Playback.ts"
import { isQuiet } from "./VoiceActivity.ts"
import type { LiveSound } from "../sound/LiveSound.ts"

/** A voice that comes in. */
export interface VoiceIn {
  /** Lets samples be heard after those before; drops what would wait for longer than it may. */
  readonly say: (samples: Int16Array) => void
  /** Forgets what was not heard yet. */
  readonly stop: () => void
  /** What came and nobody has heard yet, in milliseconds of network time. */
  readonly bufferedMillis: () => number
  /** Samples that were dropped. */
  readonly dropped: () => number
}

/** Whose voice it is, and how it comes. */
export interface VoiceInOptions {
  readonly conversation: Conversation
  readonly of: CommunicationIdentifier
  readonly line?: Line
  /** Hertz. */
  readonly sampleRate: number
  /** How long the first samples after a pause wait for the next, so that a late one leaves no gap; milliseconds, default 0. */
  readonly waitMillis?: number
  /** The most that may wait, in milliseconds; default ten minutes. */
  readonly mostMillis?: number
  /** Quiet that comes while more than this waits is left out: what came late is made up for. Milliseconds, default never. */
  readonly lateMillis?: number
  /** Told of each beginning. */
  readonly begun?: (playback: Playback) => void
}

/** Makes one that is silent. */
export const makeVoiceIn = (network: Network, options: VoiceInOptions): VoiceIn => {
  const {
    begun,
    conversation,
    lateMillis = Infinity,
    line,
    mostMillis = 600_000,
    of,
    sampleRate,
    waitMillis = 0
  } = options
  let current: { readonly playback: Playback; readonly live: LiveSound } | undefined
  let dropped = 0

  const start = (from: number) => {
    const live = network.live.make(sampleRate)
    const playback = begin(network, conversation, {
      of,
      kind: "voice",
      sound: live,
      from,
      to: from,
      ...(line === undefined ? {} : { line })
    })
    current = { playback, live }
    begun?.(playback)
    return current
  }
  return {
    say: (samples) => {
      const now = network.now()
      if (samples.length === 0 || conversation.ended) return
      const waiting = current === undefined ? 0 : current.playback.to - now
      if (waiting > mostMillis || (waiting > lateMillis && isQuiet(samples))) {
        dropped += samples.length
        return
      }
      const goesOn = current !== undefined && current.playback.to >= now
      const { live, playback } =
        goesOn && current !== undefined ? current : start(Math.max(now + waitMillis, current?.playback.to ?? 0))
      live.append(samples)
      playback.to = playback.from + live.millis
    },
    stop: () => {
      end(network, current?.playback)
      current = undefined
    },
    bufferedMillis: () => Math.max(0, (current?.playback.to ?? 0) - network.now()),
    dropped: () => dropped
  }
}
