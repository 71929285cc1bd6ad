/** Packets as Microsoft's service writes them, and the same as values. */
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import type { Packet } from "../../src/StreamingData.ts"

export const rawId = "8:acs:3d20e1de-0f28-41c5-84a0-4960fde5f411_0000000b-faeb-c708-99bf-a43a0d0036b0"

/** Each as its wire model and its value. */
export const packets: ReadonlyArray<readonly [wire: object, packet: Packet]> = [
  [
    {
      kind: "AudioMetadata",
      audioMetadata: { subscriptionId: "s-1", encoding: "PCM", sampleRate: 16_000, channels: 1, length: 640 }
    },
    { _tag: "AudioMetadata", subscriptionId: "s-1", encoding: "PCM", sampleRate: 16_000, channels: 1, length: 640 }
  ],
  [
    {
      kind: "AudioMetadata",
      audioMetadata: { subscriptionId: "s-1", encoding: "PCM", sampleRate: 24_000, channels: 1 }
    },
    { _tag: "AudioMetadata", subscriptionId: "s-1", encoding: "PCM", sampleRate: 24_000, channels: 1 }
  ],
  [
    {
      kind: "AudioData",
      audioData: { timestamp: "2022-10-03T19:16:12.9251234Z", participantRawID: rawId, data: "5ADwAOM=", silent: false }
    },
    {
      _tag: "AudioData",
      data: new Uint8Array([0xe4, 0, 0xf0, 0, 0xe3]),
      timestamp: DateTimeText.make("2022-10-03T19:16:12.9251234Z"),
      participant: fromRawId(rawId),
      isSilent: false
    }
  ],
  [
    { kind: "AudioData", audioData: { data: "AAA=", silent: true } },
    { _tag: "AudioData", data: new Uint8Array(2), isSilent: true }
  ],
  [
    { kind: "DtmfData", dtmfData: { data: "5" } },
    { _tag: "DtmfData", data: "5" }
  ],
  [
    {
      kind: "TranscriptionMetadata",
      transcriptionMetadata: {
        subscriptionId: "s-2",
        locale: "en-us",
        callConnectionId: "c-1",
        correlationId: "k-1",
        speechRecognitionModelEndpointId: "m-1"
      }
    },
    {
      _tag: "TranscriptionMetadata",
      subscriptionId: "s-2",
      locale: "en-us",
      callConnectionId: "c-1",
      correlationId: "k-1",
      speechRecognitionModelEndpointId: "m-1"
    }
  ],
  [
    {
      kind: "TranscriptionData",
      transcriptionData: {
        text: "Testing transcription.",
        format: "display",
        confidence: 0.695223331451416,
        offset: 2516998782481234400,
        duration: 18_500_000,
        words: [{ text: "testing", offset: 2516998782481234400, duration: 9_000_000 }, { text: "transcription" }],
        participantRawID: "4:+14255550123",
        resultStatus: "Final"
      }
    },
    {
      _tag: "TranscriptionData",
      text: "Testing transcription.",
      format: "display",
      confidence: 0.695223331451416,
      offsetInTicks: 2516998782481234400,
      durationInTicks: 18_500_000,
      words: [
        { text: "testing", offsetInTicks: 2516998782481234400, durationInTicks: 9_000_000 },
        { text: "transcription" }
      ],
      participant: fromRawId("4:+14255550123"),
      resultState: "Final"
    }
  ],
  [
    {
      kind: "TranscriptionMetadata",
      transcriptionMetadata: {
        subscriptionId: "s-3",
        locale: "en-US",
        callConnectionId: "c-1",
        correlationId: "k-1",
        speechModelEndpointId: "m-1",
        locales: ["en-US", "de-DE"],
        enableSentimentAnalysis: true,
        piiRedactionOptions: { enable: true, redactionType: "MaskWithCharacter" }
      }
    },
    {
      _tag: "TranscriptionMetadata",
      subscriptionId: "s-3",
      locale: "en-US",
      callConnectionId: "c-1",
      correlationId: "k-1",
      speechModelEndpointId: "m-1",
      locales: ["en-US", "de-DE"],
      enableSentimentAnalysis: true,
      piiRedactionOptions: { enable: true, redactionType: "MaskWithCharacter" }
    }
  ],
  [
    {
      kind: "TranscriptionData",
      transcriptionData: {
        text: "My date of birth is *********.",
        format: "display",
        confidence: 0.8726407289505005,
        offset: 309_058_340,
        duration: 31_600_000,
        words: [],
        participantRawID: "4:+14255550123",
        resultStatus: "Final",
        sentimentAnalysisResult: { sentiment: "neutral" },
        languageIdentified: "en-US"
      }
    },
    {
      _tag: "TranscriptionData",
      text: "My date of birth is *********.",
      format: "display",
      confidence: 0.8726407289505005,
      offsetInTicks: 309_058_340,
      durationInTicks: 31_600_000,
      words: [],
      participant: fromRawId("4:+14255550123"),
      resultState: "Final",
      sentimentAnalysisResult: { sentiment: "neutral" },
      languageIdentified: "en-US"
    }
  ]
]
