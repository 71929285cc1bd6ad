/**
 * The audio of a call as one leg streams it: every 20 ms a frame of everybody together or one of each, DTMF tones, and the
 * audio that the application plays back, which the others hear.
 */
import {
  MediaStreamingFailed,
  MediaStreamingStarted,
  MediaStreamingStopped
} from "@effect-comms/call-automation/events"
import type { createCall } from "@effect-comms/call-automation/operations"
import * as OutStreamingData from "@effect-comms/call-automation/OutStreamingData"
import { encode, frameMillis, type Packet } from "@effect-comms/call-automation/StreamingData"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { MediaSocket } from "../../service/MediaSockets.ts"
import { keyOfTone } from "../../telephony/Tones.ts"
import { formats } from "./AudioFrames.ts"
import type { InputListener } from "../../telephony/Conversation.ts"
import type { Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { makeVoiceIn } from "../../telephony/VoiceIn.ts"
import { isStreamed, render } from "../../telephony/Playback.ts"
import { bytesOf, samplesOf } from "../../sound/Sound.ts"
import { streamingFailures } from "../events/results.ts"
import { dateTimeText } from "../events/dateTimeText.ts"
import { emit } from "../events/emit.ts"
import type { AudioStream } from "../state/MediaStream.ts"
import { keepAudio } from "./ApplicationAudio.ts"
import { makeMediaStream, statusOf, type StreamKind } from "./MediaStream.ts"

type Options = NonNullable<(typeof createCall)["payload"]["Type"]["mediaStreamingOptions"]>

/** Of each voice, a second of audio that the application has not taken: what follows is dropped. */
const untakenLimit = 1000 / frameMillis

const kinds = { started: MediaStreamingStarted, stopped: MediaStreamingStopped, failed: MediaStreamingFailed }

const kindOf = (calls: Calls, leg: Leg): StreamKind => ({
  emit: (change, mediaStreamingStatusDetails, resultInformation, { operationContext, url }) => {
    const kind = kinds[change]
    const mediaStreamingUpdate = {
      contentType: "Audio",
      mediaStreamingStatus: statusOf(kind),
      mediaStreamingStatusDetails
    }
    emit(calls, leg, kind, { mediaStreamingUpdate, operationContext, resultInformation }, { url })
  },
  unreachable: { details: "initialWebSocketConnectionFailed", result: streamingFailures.unreachable },
  interrupted: streamingFailures.interrupted,
  cancelled: streamingFailures.cancelled,
  addressless: streamingFailures.addressless
})

/** Makes the streaming that a leg's options asked for. */
export const makeAudioStream = (calls: Calls, leg: Leg, subscriptionId: string, options: Options): AudioStream => {
  const { audioChannelType, audioFormat = "pcm16KMono", enableBidirectional = false, enableDtmfTones = false } = options
  const format = formats[audioFormat === "pcm24KMono" ? "pcm24KMono" : "pcm16KMono"]
  const { network } = calls.emulator
  const { call } = leg
  let framesSent = 0
  let framesDropped = 0
  let framesReceived = 0
  let framesIgnored = 0
  const voice = makeVoiceIn(calls.network, {
    conversation: call,
    of: leg.user,
    line: leg,
    sampleRate: format.sampleRate,
    begun: (playback) => keepAudio(calls.applicationAudio, leg.callConnectionId, playback)
  })

  const send = (socket: MediaSocket, packet: Packet) => {
    socket.send(encode(packet))
    framesSent++
  }
  const sendAudio = (socket: MediaSocket) => {
    const timestamp = dateTimeText(new Date(network.now()).toISOString())
    const participants = [...call.participants.values()]
    const limit = untakenLimit * (audioChannelType === "mixed" ? 1 : participants.length)
    const from = network.now() - frameMillis
    const one = (participant: CommunicationIdentifier | undefined) => {
      if (socket.buffered() >= limit) {
        framesDropped++
        return
      }
      const samples = render(call, from, format.length / 2, format.sampleRate, isStreamed(call, leg, participant))
      const data = samples === undefined ? format.silence : bytesOf(samples)
      const speaker = participant === undefined ? {} : { participant }
      send(socket, { _tag: "AudioData", timestamp, ...speaker, data, isSilent: samples === undefined })
    }
    // Prompts are in the voice of the application's own user.
    if (audioChannelType === "mixed") one(undefined)
    else for (const participant of participants) one(participant.identifier)
  }

  const begin = (socket: MediaSocket) => {
    const { length, sampleRate } = format
    send(socket, { _tag: "AudioMetadata", subscriptionId, encoding: "PCM", sampleRate, channels: 1, length })
    const listener: InputListener = {
      of: undefined,
      heardAt: (input) => (input === "tones" ? options.transportUrl : undefined),
      tone: (tone) => send(socket, { _tag: "DtmfData", data: keyOfTone(tone) }),
      speech: () => {}
    }
    if (enableDtmfTones) call.listeners.add(listener)
    const tick = () => {
      stop = calls.later(frameMillis, tick)
      sendAudio(socket)
    }
    let stop = calls.later(frameMillis, tick)
    return () => {
      stop()
      call.listeners.delete(listener)
      voice.stop()
    }
  }

  const receive = (text: string): void => {
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
    if (packet._tag === "StopAudio") voice.stop()
    else voice.say(samplesOf(packet.data))
  }
  const stream = makeMediaStream(calls, leg, kindOf(calls, leg), options.transportUrl, {
    begin,
    receive,
    legEnded: () => {}
  })
  return {
    ...stream,
    traffic: () => ({
      framesSent,
      framesDropped,
      framesReceived,
      framesIgnored,
      bufferedMs: voice.bufferedMillis()
    })
  }
}
