/**
 * The audio of a call as one leg streams it: every 20 ms a frame of everybody together or one of each, keys that are pressed, and the
 * audio that the application plays back.
 *
 * Nothing is really heard: whoever speaks, presses keys or hears a prompt makes a tone, everything else is silence.
 */
import type { createCall } from "@effect-comms/call-automation/operations"
import * as OutStreamingData from "@effect-comms/call-automation/OutStreamingData"
import { encode, frameMillis, type Packet } from "@effect-comms/call-automation/StreamingData"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Brand from "effect/Brand"
import type { MediaSocket } from "../../service/MediaSockets.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { keyOfTone } from "../../telephony/Tones.ts"
import { formats } from "./AudioFrames.ts"
import type { Ear, Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { isHeard } from "./Voices.ts"
import { streamingFailures } from "../events/results.ts"
import { type Kind, makeSubscription, type Subscription } from "./MediaStream.ts"

type Options = NonNullable<(typeof createCall)["payload"]["Type"]["mediaStreamingOptions"]>

/** What went over the socket of a stream, all of its sockets together. */
interface Traffic {
  readonly framesSent: number
  /** Audio that was not sent because the application did not take those before. */
  readonly framesDropped: number
  /** Frames of the application that were played. */
  readonly framesReceived: number
  /** Frames of the application on a stream that is not bidirectional. */
  readonly framesIgnored: number
  /** What the application sent and nobody has heard yet, in milliseconds of network time. */
  readonly bufferedMs: number
}

/** A leg's streaming of audio. */
export interface AudioStream extends Subscription {
  readonly traffic: () => Traffic
}

const verbatim = Brand.nominal<DateTimeText>()

/** Of each voice, a second of audio that the application has not taken: what follows is dropped. */
const untakenLimit = 1000 / frameMillis

const kind: Kind = {
  started: "MediaStreamingStarted",
  stopped: "MediaStreamingStopped",
  failed: "MediaStreamingFailed",
  update: (mediaStreamingStatus, mediaStreamingStatusDetails) => ({
    mediaStreamingUpdate: { contentType: "Audio", mediaStreamingStatus, mediaStreamingStatusDetails }
  }),
  unreachable: { details: "initialWebSocketConnectionFailed", result: streamingFailures.unreachable },
  interrupted: streamingFailures.interrupted,
  cancelled: streamingFailures.cancelled,
  addressless: streamingFailures.addressless
}

/** Makes the streaming that a leg's options asked for. */
export const makeAudioStream = (calls: Calls, leg: Leg, subscriptionId: string, options: Options): AudioStream => {
  const { audioChannelType, audioFormat = "pcm16KMono", enableBidirectional = false, enableDtmfTones = false } = options
  const format = formats[audioFormat === "pcm24KMono" ? "pcm24KMono" : "pcm16KMono"]
  const { network } = calls.simulation
  const { call } = leg
  let framesSent = 0
  let framesDropped = 0
  let framesReceived = 0
  let framesIgnored = 0
  /** Until when what the application sent is played. */
  let playing = 0

  const send = (socket: MediaSocket, packet: Packet) => {
    socket.send(encode(packet))
    framesSent++
  }
  const sendAudio = (socket: MediaSocket) => {
    const timestamp = verbatim(new Date(network.now()).toISOString())
    const participants = [...call.participants.values()]
    const limit = untakenLimit * (audioChannelType === "mixed" ? 1 : participants.length)
    const one = (participant: CommunicationIdentifier | undefined, sounds: boolean) => {
      if (socket.buffered() >= limit) {
        framesDropped++
        return
      }
      const data = sounds ? format.tone : format.silence
      const speaker = participant === undefined ? {} : { participant }
      send(socket, { _tag: "AudioData", timestamp, ...speaker, data, isSilent: !sounds })
    }
    const prompted = call.prompts[0]?.heard === true
    if (audioChannelType === "mixed")
      one(undefined, prompted || participants.some((participant) => isHeard(calls, call, participant)))
    else
      for (const participant of participants) {
        // Prompts are in the voice of the application's own user.
        const prompting = prompted && keyOf(participant.identifier) === keyOf(leg.user)
        one(participant.identifier, prompting || isHeard(calls, call, participant))
      }
  }

  const begin = (socket: MediaSocket) => {
    const { length, sampleRate } = format
    send(socket, { _tag: "AudioMetadata", subscriptionId, encoding: "PCM", sampleRate, channels: 1, length })
    const ear: Ear = {
      of: undefined,
      heardAt: (input) => (input === "tones" ? options.transportUrl : undefined),
      tone: (tone) => send(socket, { _tag: "DtmfData", data: keyOfTone(tone) }),
      speech: () => {}
    }
    if (enableDtmfTones) call.ears.add(ear)
    const tick = () => {
      stop = calls.later(frameMillis, tick)
      sendAudio(socket)
    }
    let stop = calls.later(frameMillis, tick)
    return () => {
      stop()
      call.ears.delete(ear)
      playing = 0
    }
  }

  const heard = (text: string): void => {
    const packet = OutStreamingData.decode(text)
    if (packet._tag === "InvalidPacket" || packet._tag === "UnknownPacket") {
      const problem = packet._tag === "InvalidPacket" ? packet.message : "its kind is neither audioData nor stopAudio"
      const { callConnectionId } = leg
      return calls.note("media frame misunderstood", call, { callConnectionId, problem })
    }
    if (!enableBidirectional) {
      framesIgnored++
      return
    }
    framesReceived++
    const now = network.now()
    playing =
      packet._tag === "StopAudio" ? now : Math.max(now, playing) + (packet.data.length * 500) / format.sampleRate
  }
  const subscription = makeSubscription(calls, leg, kind, options.transportUrl, { begin, heard, legEnded: () => {} })
  return {
    ...subscription,
    traffic: () => ({
      framesSent,
      framesDropped,
      framesReceived,
      framesIgnored,
      bufferedMs: Math.max(0, playing - network.now())
    })
  }
}
