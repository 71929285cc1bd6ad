/** Microsoft's own parser and builders of media packets agree with this package's. */
import {
  createOutboundAudioData,
  createOutboundStopAudioData,
  StreamingData as Official
} from "@azure/communication-call-automation"
import * as OutStreamingData from "@effect-comms/call-automation/OutStreamingData"
import * as StreamingData from "@effect-comms/call-automation/StreamingData"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64")
const user = "8:acs:3d20e1de-0f28-41c5-84a0-4960fde5f411_0000000b-faeb-c708-99bf-a43a0d0036b0"
const speaker = CommunicationIdentifier.fromRawId(user)
const data = new Uint8Array(640).map((_, index) => (index * 37) % 256)
const timestamp = DateTimeText.make("2024-11-15T19:16:12.925Z")

describe("what the local cloud sends is read by the official parser", () => {
  const { encode } = StreamingData
  /** A copy without a class, of no type: Microsoft's says that a timestamp is a date, but it is text. */
  const parse = (frame: string): unknown => ({ ...Official.parse(frame) })
  const kindOf = (): unknown => Official.getStreamingKind()

  it("AudioMetadata", () => {
    const metadata = { subscriptionId: "s-1", encoding: "PCM", sampleRate: 16_000, channels: 1 }
    assert.deepStrictEqual(parse(encode({ _tag: "AudioMetadata", ...metadata, length: 640 })), metadata)
    assert.strictEqual(kindOf(), "AudioMetadata")
  })

  it("AudioData, mixed and unmixed", () => {
    const mixed = parse(encode({ _tag: "AudioData", data, timestamp, isSilent: true }))
    assert.deepStrictEqual(mixed, { data: base64(data), timestamp, isSilent: true, participant: undefined })
    const unmixed = parse(encode({ _tag: "AudioData", data, timestamp, isSilent: false, participant: speaker }))
    assert.deepStrictEqual(unmixed, {
      data: base64(data),
      timestamp,
      isSilent: false,
      participant: { kind: "communicationUser", communicationUserId: user }
    })
    assert.strictEqual(kindOf(), "AudioData")
  })

  it("DtmfData", () => {
    assert.deepStrictEqual(parse(encode({ _tag: "DtmfData", data: "5" })), { data: "5" })
    assert.strictEqual(kindOf(), "DtmfData")
  })

  it("TranscriptionMetadata", () => {
    const metadata = {
      subscriptionId: "s-2",
      locale: "en-US",
      callConnectionId: "c-1",
      correlationId: "k-1",
      speechRecognitionModelEndpointId: "m-1"
    }
    assert.deepStrictEqual(parse(encode({ _tag: "TranscriptionMetadata", ...metadata })), metadata)
    assert.strictEqual(kindOf(), "TranscriptionMetadata")
  })

  it("TranscriptionData", () => {
    const phrase = {
      text: "store hours",
      format: "display",
      confidence: 0.81352186,
      offsetInTicks: 516_400_000,
      durationInTicks: 4_600_000,
      words: [{ text: "store", offsetInTicks: 516_400_000, durationInTicks: 2_000_000 }]
    }
    const frame = encode({ _tag: "TranscriptionData", ...phrase, participant: speaker, resultState: "Final" })
    assert.deepStrictEqual(parse(frame), {
      ...phrase,
      participant: { kind: "communicationUser", communicationUserId: user },
      resultState: "Final"
    })
    assert.strictEqual(kindOf(), "TranscriptionData")
  })
})

describe("what the official client sends", () => {
  it.prop("is read as it was meant, and written alike", [Schema.Uint8Array], ([bytes]) => {
    const audio = createOutboundAudioData(base64(bytes))
    assert.deepStrictEqual(OutStreamingData.decode(audio), OutStreamingData.audioData(bytes))
    assert.strictEqual(OutStreamingData.encode(OutStreamingData.audioData(bytes)), audio)
    const stop = createOutboundStopAudioData()
    assert.deepStrictEqual(OutStreamingData.decode(stop), OutStreamingData.stopAudio)
    assert.strictEqual(OutStreamingData.encode(OutStreamingData.stopAudio), stop)
  })
})
