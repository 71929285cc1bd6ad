import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { decode, encode, type Packet } from "../../src/StreamingData.ts"
import { packets } from "./packets.ts"

const Ticks = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }))
const Word = Schema.Struct({
  text: Schema.String,
  offsetInTicks: Schema.optionalKey(Ticks),
  durationInTicks: Schema.optionalKey(Ticks)
})
const Generated = Schema.Union([
  Schema.Struct({
    _tag: Schema.Literal("AudioMetadata"),
    subscriptionId: Schema.String,
    encoding: Schema.String,
    sampleRate: Ticks,
    channels: Ticks,
    length: Schema.optionalKey(Ticks)
  }),
  Schema.Struct({
    _tag: Schema.Literal("AudioData"),
    data: Schema.Uint8Array,
    timestamp: Schema.optionalKey(UncheckedDateTimeText),
    isSilent: Schema.Boolean
  }),
  Schema.Struct({ _tag: Schema.Literal("DtmfData"), data: Schema.String }),
  Schema.Struct({
    _tag: Schema.Literal("TranscriptionMetadata"),
    subscriptionId: Schema.String,
    locale: Schema.optionalKey(Schema.String),
    callConnectionId: Schema.optionalKey(Schema.String),
    correlationId: Schema.optionalKey(Schema.String),
    speechRecognitionModelEndpointId: Schema.optionalKey(Schema.String),
    speechModelEndpointId: Schema.optionalKey(Schema.String),
    locales: Schema.optionalKey(Schema.Array(Schema.String)),
    enableSentimentAnalysis: Schema.optionalKey(Schema.Boolean),
    piiRedactionOptions: Schema.optionalKey(
      Schema.Struct({
        enable: Schema.optionalKey(Schema.Boolean),
        redactionType: Schema.optionalKey(Schema.String)
      })
    )
  }),
  Schema.Struct({
    _tag: Schema.Literal("TranscriptionData"),
    text: Schema.String,
    format: Schema.optionalKey(Schema.String),
    confidence: Schema.optionalKey(Schema.Literals([0.5, 0.81352186, 1])),
    offsetInTicks: Schema.optionalKey(Ticks),
    durationInTicks: Schema.optionalKey(Ticks),
    words: Schema.Array(Word),
    resultState: Schema.optionalKey(Schema.String),
    sentimentAnalysisResult: Schema.optionalKey(Schema.Struct({ sentiment: Schema.optionalKey(Schema.String) })),
    languageIdentified: Schema.optionalKey(Schema.String)
  })
])
const Speaker = Schema.Union([
  Schema.Literals(["4:+14255550123", "8:orgid:u", "28:orgid:a", "4:anonymous"]),
  Schema.String
])

const spoken = (packet: typeof Generated.Type, rawId: string | undefined): Packet =>
  rawId === undefined || (packet._tag !== "AudioData" && packet._tag !== "TranscriptionData")
    ? packet
    : { ...packet, participant: fromRawId(rawId) }

describe("packets of the service", () => {
  it.each(packets.map(([wire, packet]) => [packet._tag, wire, packet] as const))("decodes %s", (_, wire, packet) => {
    assert.deepStrictEqual(decode(JSON.stringify(wire)), packet)
  })

  it.each(packets.map(([wire, packet]) => [packet._tag, wire, packet] as const))("encodes %s", (_, wire, packet) => {
    assert.deepStrictEqual(JSON.parse(encode(packet)), wire)
  })

  it.prop("encoding and decoding change nothing", [Generated, Schema.UndefinedOr(Speaker)], ([generated, speaker]) => {
    const packet = spoken(generated, speaker)
    assert.deepStrictEqual(decode(encode(packet)), packet)
  })

  it("takes null for absent", () => {
    const frame = `{"kind":"AudioData","audioData":{"data":"","timestamp":null,"participantRawID":null,"silent":null}}`
    assert.deepStrictEqual(decode(frame), { _tag: "AudioData", data: new Uint8Array(0), isSilent: false })
    // As Microsoft's example of an analyzed transcription has it.
    const metadata = `{"subscriptionId":"s","speechModelEndpointId":null,"locales":[],"piiRedactionOptions":null}`
    assert.deepStrictEqual(decode(`{"kind":"TranscriptionMetadata","transcriptionMetadata":${metadata}}`), {
      _tag: "TranscriptionMetadata",
      subscriptionId: "s",
      locales: []
    })
  })

  it("keeps a kind that it does not know", () => {
    const packet = { kind: "VideoData", videoData: { data: 1 } }
    assert.deepStrictEqual(decode(JSON.stringify(packet)), { _tag: "UnknownPacket", kind: "VideoData", packet })
    // Kinds are exact.
    assert.strictEqual(decode(`{"kind":"audioData","audioData":{"data":""}}`)._tag, "UnknownPacket")
  })

  it.each([
    ["no JSON", "", "expected JSON"],
    ["[1]", "", "expected object"],
    ["null", "", "expected object"],
    ["{}", ".kind", "is required"],
    [`{"kind":7}`, ".kind", "expected string"],
    [`{"kind":"AudioData"}`, ".audioData", "is required"],
    [`{"kind":"AudioData","audioData":"x"}`, ".audioData", "expected object"],
    [`{"kind":"AudioData","audioData":{}}`, ".audioData.data", "is required"],
    [`{"kind":"AudioData","audioData":{"data":"%%%%"}}`, ".audioData.data", "expected base64"],
    [`{"kind":"AudioData","audioData":{"data":"AAAAA"}}`, ".audioData.data", "expected base64"],
    [`{"kind":"AudioData","audioData":{"data":"","silent":"no"}}`, ".audioData.silent", "expected boolean"],
    [`{"kind":"AudioData","audioData":{"data":"","timestamp":5}}`, ".audioData.timestamp", "expected string"],
    [`{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s"}}`, ".audioMetadata.encoding", "is required"],
    [
      `{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"PCM","sampleRate":"16000"}}`,
      ".audioMetadata.sampleRate",
      "expected number"
    ],
    [`{"kind":"DtmfData","dtmfData":{"data":5}}`, ".dtmfData.data", "expected string"],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","confidence":"high"}}`,
      ".transcriptionData.confidence",
      "expected number"
    ],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","words":{}}}`,
      ".transcriptionData.words",
      "expected array"
    ],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","words":[{"text":"a"},3]}}`,
      ".transcriptionData.words[1]",
      "expected object"
    ],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","words":[{"text":"a"},{"text":"b","offset":"1"}]}}`,
      ".transcriptionData.words[1].offset",
      "expected number"
    ],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","sentimentAnalysisResult":"neutral"}}`,
      ".transcriptionData.sentimentAnalysisResult",
      "expected object"
    ],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","sentimentAnalysisResult":{"sentiment":1}}}`,
      ".transcriptionData.sentimentAnalysisResult.sentiment",
      "expected string"
    ],
    [
      `{"kind":"TranscriptionData","transcriptionData":{"text":"a","languageIdentified":7}}`,
      ".transcriptionData.languageIdentified",
      "expected string"
    ],
    [
      `{"kind":"TranscriptionMetadata","transcriptionMetadata":{"subscriptionId":"s","locales":"en-US"}}`,
      ".transcriptionMetadata.locales",
      "expected array"
    ],
    [
      `{"kind":"TranscriptionMetadata","transcriptionMetadata":{"subscriptionId":"s","locales":["en-US",7]}}`,
      ".transcriptionMetadata.locales[1]",
      "expected string"
    ],
    [
      `{"kind":"TranscriptionMetadata","transcriptionMetadata":{"subscriptionId":"s","piiRedactionOptions":{"enable":1}}}`,
      ".transcriptionMetadata.piiRedactionOptions.enable",
      "expected boolean"
    ]
  ] as const)("says where %s does not fit", (frame, path, expected) => {
    const packet = decode(frame)
    if (packet._tag !== "InvalidPacket") return assert.fail(packet._tag)
    assert.deepStrictEqual([packet.path, packet.expected], [path, expected])
    assert.strictEqual(packet.message, `media packet${path}: ${expected}`)
    assert.strictEqual(Redacted.value(packet.raw), frame)
  })

  it.prop("never throws, whatever comes", [Schema.String, Schema.Json], ([text, json]) => {
    assert.isString(decode(text)._tag)
    assert.isString(decode(JSON.stringify(json))._tag)
    for (const [wire, { _tag }] of packets) {
      const [, field = ""] = Object.keys(wire)
      assert.include([_tag, "InvalidPacket"], decode(JSON.stringify({ kind: _tag, [field]: json }))._tag)
    }
  })
})
