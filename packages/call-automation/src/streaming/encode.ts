/** From packets of the service to text frames, as the service writes them: for local clouds and tests. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import * as base64 from "#base64"
import type { Packet, TranscriptionData, WordData } from "./packets.ts"

const word = ({ durationInTicks, offsetInTicks, text }: WordData) => ({
  text,
  offset: offsetInTicks,
  duration: durationInTicks
})

const transcriptionData = (packet: TranscriptionData) => ({
  text: packet.text,
  format: packet.format,
  confidence: packet.confidence,
  offset: packet.offsetInTicks,
  duration: packet.durationInTicks,
  words: packet.words.map(word),
  participantRawID: packet.participant && rawId(packet.participant),
  resultStatus: packet.resultState,
  sentimentAnalysisResult: packet.sentimentAnalysisResult,
  languageIdentified: packet.languageIdentified
})

/** Encodes a packet of the service. */
export const encode = (packet: Packet): string => {
  switch (packet._tag) {
    case "AudioData": {
      const { data, isSilent, participant, timestamp } = packet
      // By hand: there are fifty a second on every socket. Base64 needs no escape.
      const time = timestamp === undefined ? "" : `"timestamp":${JSON.stringify(timestamp)},`
      const speaker = participant === undefined ? "" : `"participantRawID":${JSON.stringify(rawId(participant))},`
      return `{"kind":"AudioData","audioData":{${time}${speaker}"data":"${base64.encode(data)}","silent":${isSilent}}}`
    }
    case "AudioMetadata": {
      const { _tag: kind, channels, encoding, length, sampleRate, subscriptionId } = packet
      return JSON.stringify({ kind, audioMetadata: { subscriptionId, encoding, sampleRate, channels, length } })
    }
    case "DtmfData":
      return JSON.stringify({ kind: packet._tag, dtmfData: { data: packet.data } })
    case "TranscriptionData":
      return JSON.stringify({ kind: packet._tag, transcriptionData: transcriptionData(packet) })
    case "TranscriptionMetadata": {
      const { _tag: kind, ...transcriptionMetadata } = packet
      return JSON.stringify({ kind, transcriptionMetadata })
    }
  }
}
