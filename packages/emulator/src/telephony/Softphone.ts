/**
 * The sound of one participant over a WebSocket: every 20 ms of network time a binary frame of what it hears, and whatever comes back is
 * what it says. 16-bit PCM, little-endian, mono.
 *
 * What the other side does not take in time is lost to it, and what it sends too fast is not heard: nobody waits for a slow page.
 */
import type { ServedSocket, SocketListener } from "../service/Endpoints.ts"
import type { MediaSources } from "../service/MediaSources.ts"
import { Refusal } from "../service/Refusal.ts"
import type { Conversation, Participant, Playback } from "./Conversation.ts"
import { keyOf } from "./Identifier.ts"
import type { Network } from "./Network.ts"
import { isAudible, isHeardBy, render } from "./Playback.ts"
import { bytesOf, samplesOf } from "../sound/Sound.ts"
import { makeVoiceActivity } from "./VoiceActivity.ts"
import { makeVoiceIn } from "./VoiceIn.ts"
import { beginSpeaking } from "./Voices.ts"

/** How often a frame leaves, in milliseconds of network time. */
const frameMillis = 20
/** How long the first samples after a pause wait for the next. */
const waitMillis = 20
/** How much of what comes may wait to be heard. */
const mostMillis = 2000
/** More than this waits only when something came late. */
const lateMillis = 40

/** The rates that frames may have, in hertz. */
const rates = [16_000, 24_000] as const

/** How a participant is listened to. */
interface Listening {
  /** Hertz. */
  readonly sampleRate: number
  /** Whether texts of prompts that no voice speaks are heard as tones; otherwise the listener speaks them itself. */
  readonly hasTexts: boolean
}

/** What a query asks for. */
export const listeningOf = (query: URLSearchParams): Listening => {
  const texts = query.get("texts") ?? "tone"
  if (texts !== "tone" && texts !== "none")
    throw new Refusal({ status: 400, code: "BadRequest", description: "texts: expected tone or none." })
  return { sampleRate: rateOf(query), hasTexts: texts === "tone" }
}

/** The rate that a query asks for; default 16 kHz. */
const rateOf = (query: URLSearchParams): number => {
  const asked = query.get("rate") ?? "16000"
  const rate = rates.find((each) => String(each) === asked)
  if (rate === undefined)
    throw new Refusal({ status: 400, code: "BadRequest", description: "rate: expected 16000 or 24000." })
  return rate
}

/** The participant that a query names; a plus that nobody encoded is one. */
export const participantOf = (query: URLSearchParams): string | undefined =>
  query.get("participant")?.replaceAll(" ", "+")

/** The answer to a request for the sound without a WebSocket. */
export const upgradeRequired = (): never => {
  throw new Refusal({ status: 426, code: "UpgradeRequired", description: "Upgrade: expected websocket." })
}

/** The sound of a participant, until it leaves or the other side does. */
export const softphone =
  (
    { media, network }: { readonly network: Network; readonly media: MediaSources },
    conversation: Conversation,
    participant: Participant,
    { hasTexts, sampleRate }: Listening
  ) =>
  (socket: ServedSocket): SocketListener => {
    const { identifier: of } = participant
    const count = (sampleRate * frameMillis) / 1000
    const silence = new Uint8Array(count * 2)
    const isHeard = isHeardBy(conversation, participant)
    const soundOf = ({ sound }: Playback) => (hasTexts ? sound : (sound.withoutTexts ?? sound))
    const voice = makeVoiceIn(network, { conversation, of, sampleRate, waitMillis, mostMillis, lateMillis })
    const activity = makeVoiceActivity(network, sampleRate, () =>
      isAudible(participant) ? beginSpeaking(network, media, conversation, participant) : () => {}
    )
    const isThere = () => !conversation.ended && conversation.participants.get(keyOf(of)) === participant
    const tick = () => {
      if (!isThere()) return socket.close()
      stop = network.later(frameMillis, tick)
      const samples = render(conversation, network.now() - frameMillis, count, sampleRate, isHeard, soundOf)
      socket.send(samples === undefined ? silence : bytesOf(samples))
    }
    let stop = network.later(frameMillis, tick)
    return {
      message: () => {},
      bytes: (data) => {
        if (!isThere()) return
        const samples = samplesOf(data)
        voice.say(samples)
        activity.take(samples)
      },
      closed: () => {
        stop()
        activity.stop()
        voice.stop()
      }
    }
  }
