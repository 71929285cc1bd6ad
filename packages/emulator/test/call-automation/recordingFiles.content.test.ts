/** What is in the files of recordings, as our client downloads them. */
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { alice, bob, callApplication, callerId, callPhone, phone, user } from "./support/Rig.ts"
import {
  bytesOf,
  chunksIn,
  client,
  locationsOf,
  number,
  published,
  recorded,
  start,
  stop,
  subscribed
} from "./support/recordingFiles.ts"

/** The header of a WAV file, checked to be of PCM with 16 bits at 16 kHz. */
const waveOf = (bytes: Buffer) => {
  assert.strictEqual(bytes.toString("latin1", 0, 4), "RIFF")
  assert.strictEqual(bytes.toString("latin1", 8, 16), "WAVEfmt ")
  assert.strictEqual(bytes.toString("latin1", 36, 40), "data")
  assert.deepStrictEqual([bytes.readUInt32LE(16), bytes.readUInt16LE(20)], [16, 1])
  const channels = bytes.readUInt16LE(22)
  assert.deepStrictEqual(
    [bytes.readUInt32LE(24), bytes.readUInt32LE(28), bytes.readUInt16LE(32), bytes.readUInt16LE(34)],
    [16_000, 32_000 * channels, 2 * channels, 16]
  )
  assert.strictEqual(bytes.readUInt32LE(4), bytes.length - 8)
  assert.strictEqual(bytes.readUInt32LE(40), bytes.length - 44)
  const at = (millis: number, channel = 0) => bytes.readInt16LE(44 + (Math.round(millis * 16) * channels + channel) * 2)
  return {
    channels,
    millis: (bytes.length - 44) / (32 * channels),
    /** Whether anything is heard between two moments. */
    isLoud: (from: number, to: number, channel = 0) => {
      for (let millis = from; millis < to; millis += 1 / 16) if (at(millis, channel) !== 0) return true
      return false
    },
    /** How strong a frequency is between two moments. */
    strength: (from: number, to: number, hertz: number) => {
      let [sine, cosine] = [0, 0]
      for (let millis = from; millis < to; millis += 1 / 16) {
        const angle = (2 * Math.PI * hertz * millis) / 1000
        sine += at(millis) * Math.sin(angle)
        cosine += at(millis) * Math.cos(angle)
      }
      return Math.hypot(sine, cosine) / ((to - from) * 16)
    }
  }
}

describe("a recording in WAV", () => {
  it.effect("is as long as what was recorded, and silent where nobody makes a sound", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(3000))
      const wave = waveOf(yield* bytesOf(rig, contentLocation))
      assert.deepStrictEqual([wave.channels, wave.millis], [1, 3000])
      assert.isFalse(wave.isLoud(0, 3000))
    })
  )

  it.effect("leaves out what was said in a pause, and says so in its metadata", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation, metadataLocation } = yield* recorded(rig, ({ id, recordingId }) =>
        Effect.gen(function* () {
          yield* rig.advance(1000)
          yield* rig.send(operations.pauseRecording, { id: recordingId })
          yield* rig.control(`/calls/${id}/speech`, { participant: number, text: "secret" })
          yield* rig.advance(5000)
          yield* rig.send(operations.resumeRecording, { id: recordingId })
          yield* rig.advance(500)
        })
      )
      assert.deepInclude(published(rig)[0]?.data, { recordingDurationMs: 1500 })
      const wave = waveOf(yield* bytesOf(rig, contentLocation))
      assert.strictEqual(wave.millis, 1500)
      assert.isFalse(wave.isLoud(0, 1500))
      const metadata = yield* client(rig, CallRecording.getMetadata({ metadataLocation }))
      const { callId, chunkDocumentId, chunkStartTime, participants, ...rest } = metadata
      assert.deepStrictEqual<unknown>(rest, {
        resourceId: rig.cloud.resourceId,
        chunkIndex: 0,
        chunkDuration: 1500,
        pauseResumeIntervals: [
          { startTime: new Date(Date.parse(chunkStartTime ?? "") + 1000).toISOString(), duration: 5000 }
        ],
        recordingInfo: {
          contentType: "audio",
          channelType: "mixed",
          format: "wav",
          audioConfiguration: { sampleRate: 16000, bitRate: 256000, channels: 1 }
        }
      })
      assert.include(published(rig)[0]?.subject, `/call/${callId ?? ""}/`)
      assert.include(contentLocation, chunkDocumentId ?? "nothing")
      assert.deepStrictEqual(
        participants?.map(({ participantId }) => participantId),
        [alice, number]
      )
    })
  )

  it.effect("has words and keys where they were, and the same bytes each time", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, ({ id }) =>
        Effect.gen(function* () {
          yield* rig.advance(1000)
          yield* rig.control(`/calls/${id}/speech`, { participant: number, text: "0123456789" })
          yield* rig.advance(2000)
          yield* rig.control(`/calls/${id}/tones`, { participant: number, tones: "1#" })
          yield* rig.advance(1000)
        })
      )
      const bytes = yield* bytesOf(rig, contentLocation)
      assert.isTrue(bytes.equals(yield* bytesOf(rig, contentLocation)))
      const wave = waveOf(bytes)
      const loud = (from: number, to: number) => wave.isLoud(from, to)
      assert.deepStrictEqual(
        [loud(0, 1000), loud(1000, 1650), loud(1650, 3000), loud(3000, 3500), loud(3500, 4000)],
        [false, true, false, true, false]
      )
      // Of the key 1, then of #.
      for (const [from, there] of [
        [3000, [697, 1209]],
        [3250, [941, 1477]]
      ] as const)
        for (const hertz of [697, 770, 852, 941, 1209, 1336, 1477, 1633])
          assert.strictEqual(
            wave.strength(from, from + 250, hertz) > 1000,
            there.some((one) => one === hertz),
            `${hertz}`
          )
    })
  )

  for (const [name, silence] of [
    ["muted", { operation: operations.muteParticipants, body: { targetParticipants: [user(bob)] } }],
    ["held", { operation: operations.hold, body: { targetParticipant: user(bob) } }]
  ] as const)
    it.effect(`does not have what the ${name} say`, () =>
      Effect.gen(function* () {
        const rig = yield* subscribed
        const { creator } = yield* callApplication(rig)
        yield* start(rig, creator)
        yield* rig.send(silence.operation, { id: creator, body: silence.body })
        yield* rig.advance(1000)
        yield* rig.control(`/calls/${creator}/speech`, { participant: bob, text: "nobody hears this" })
        yield* rig.advance(2000)
        yield* rig.send(operations.terminateCall, { id: creator })
        yield* rig.advance(3000)
        const { contentLocation } = locationsOf(rig)
        assert.isFalse(waveOf(yield* bytesOf(rig, contentLocation)).isLoud(0, 3000))
      })
    )

  it.effect("has what one voice says at once as its transcript has it: one after the other", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, ({ id }) =>
        Effect.gen(function* () {
          for (const text of ["0123456789", "0123456789"])
            yield* rig.control(`/calls/${id}/speech`, { participant: number, text })
          yield* rig.advance(2000)
        })
      )
      const wave = waveOf(yield* bytesOf(rig, contentLocation))
      assert.deepStrictEqual(
        [wave.isLoud(0, 650), wave.isLoud(650, 1300), wave.isLoud(1300, 2000)],
        [true, true, false]
      )
    })
  )

  it.effect("unmixed has a channel for each, given, ordered or by who is heard first", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const id = yield* callPhone(rig)
      for (const each of ["+14255550144", "+14255550145"]) {
        yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: phone(each), ...callerId } })
        yield* rig.advance(1000)
      }
      const recordingId = yield* start(rig, id, {
        recordingChannelType: "unmixed",
        channelAffinity: [{ channel: 1, participant: phone("+14255550144") }]
      })
      yield* rig.control(`/calls/${id}/speech`, { participant: "4:+14255550145", text: "first" })
      yield* rig.advance(1000)
      yield* rig.control(`/calls/${id}/speech`, { participant: "4:+14255550144", text: "given" })
      yield* rig.advance(1000)
      yield* stop(rig, recordingId)
      assert.deepInclude(published(rig)[0]?.data, {
        recordingChannelType: "Unmixed",
        recordingContentType: "Audio",
        recordingFormatType: "Wav"
      })
      const { contentLocation, metadataLocation } = locationsOf(rig)
      const wave = waveOf(yield* bytesOf(rig, contentLocation))
      assert.deepStrictEqual([wave.channels, wave.millis], [4, 2000])
      const heard = [0, 1, 2, 3].map((channel) => [wave.isLoud(0, 1000, channel), wave.isLoud(1000, 2000, channel)])
      assert.deepStrictEqual(heard, [
        [true, false],
        [false, true],
        [false, false],
        [false, false]
      ])
      const { participants } = yield* client(rig, CallRecording.getMetadata({ metadataLocation }))
      assert.deepStrictEqual(
        new Map(participants?.map(({ channel, participantId }) => [participantId, channel])),
        new Map([
          [alice, 2],
          [number, 3],
          ["4:+14255550144", 1],
          ["4:+14255550145", 0]
        ])
      )
    })
  )

  it.effect("is cut into chunks of four hours, of which no byte is kept", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const hours = 3_600_000
      yield* recorded(rig, () => rig.advance(5 * hours))
      const [event] = published(rig)
      const chunks = event === undefined ? [] : chunksIn(event)
      assert.deepStrictEqual(
        chunks.map(({ endReason, index }) => [index, endReason]),
        [
          [0, "ChunkMaximumSizeExceeded"],
          [1, "SessionEnded"]
        ]
      )
      for (const [index, length] of [
        [0, 4 * hours],
        [1, hours]
      ] as const) {
        const { contentLocation, metadataLocation } = locationsOf(rig, index)
        const { chunkDuration } = yield* client(rig, CallRecording.getMetadata({ metadataLocation }))
        assert.strictEqual(chunkDuration, length)
        const last = 44 + length * 32 - 1
        assert.strictEqual((yield* bytesOf(rig, contentLocation, { offset: last })).length, 1)
        assert.strictEqual((yield* bytesOf(rig, contentLocation, { offset: last + 1 })).length, 0)
      }
    })
  )

  const Place = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 33_000 }))
  it.effect.prop("is the same in ranges as whole", [Place, Place, Place], ([offset, length, chunkBytes]) =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, ({ id }) =>
        Effect.andThen(rig.control(`/calls/${id}/tones`, { participant: number, tones: "5" }), rig.advance(1000))
      )
      const whole = yield* bytesOf(rig, contentLocation)
      const range = { offset: Math.min(offset, whole.length), length: length + 1 }
      const part = yield* bytesOf(rig, contentLocation, range, { chunkBytes: chunkBytes + 500 })
      assert.isTrue(part.equals(whole.subarray(range.offset, range.offset + range.length)))
    })
  )
})

describe("other formats", () => {
  it.effect("of more than an hour: emitted and described, but the bytes are refused loudly and counted", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const more = { recordingContentType: "audio", recordingFormatType: "mp3" }
      const { contentLocation, metadataLocation } = yield* recorded(rig, () => rig.advance(3_600_001), more)
      assert.deepInclude(published(rig)[0]?.data, { recordingContentType: "Audio", recordingFormatType: "Mp3" })
      assert.strictEqual((yield* client(rig, CallRecording.getMetadata({ metadataLocation }))).chunkDuration, 3_600_001)
      const error = yield* Effect.flip(bytesOf(rig, contentLocation))
      assert.deepStrictEqual([error.status, error.code, error.attempts], [501, "NotImplemented", 1])
      assert.include(error.message, "wav")
      const { unknown } = yield* rig.cloud.coverage
      assert.isTrue(unknown.some(({ calls, request }) => calls === 1 && request.startsWith("GET /v1/objects/")))
    })
  )
})
