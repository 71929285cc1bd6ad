/** The files of recordings, as our client gets them: what is in them, who may have them, and what is told of them. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as operations from "@effect-comms/call-automation/operations"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { TransportError, type WireResponse } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import {
  alice,
  bob,
  callApplication,
  callerId,
  callPhone,
  type Json,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt,
  user
} from "./support/Rig.ts"

const number = "4:+14255550123"
const wav = { recordingContentType: "audio", recordingFormatType: "wav" }
const type = "Microsoft.Communication.RecordingFileStatusUpdated"

const subscribed = makeRig({ subscribed: true })

/** Starts a recording that is active when this ends. */
const start = Effect.fnUntraced(function* (rig: Rig, callConnectionId: string, more: object = wav) {
  const { body } = yield* rig.send(operations.startRecording, {
    headers: {
      "repeatability-request-id": crypto.randomUUID(),
      "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
    },
    body: { callConnectionId, ...more }
  })
  yield* rig.advance(200)
  return textAt(body, "recordingId")
})

const stop = Effect.fnUntraced(function* (rig: Rig, id: string) {
  yield* rig.send(operations.stopRecording, { id })
  yield* rig.advance(2000)
})

const published = (rig: Rig) => rig.published.filter((event) => event.type === type)
const chunksIn = ({ data }: { readonly data: Json }): ReadonlyArray<Json> => {
  const { recordingChunks } = objectAt(data, "recordingStorageInfo")
  return Array.isArray(recordingChunks) ? recordingChunks.map((chunk) => objectAt(chunk)) : assert.fail("no chunks")
}
/** The locations in the last event. */
const locationsOf = (rig: Rig, index = 0) => {
  const last = published(rig).at(-1) ?? assert.fail("nothing was published")
  const chunk = chunksIn(last)[index]
  return {
    contentLocation: textAt(chunk, "contentLocation"),
    metadataLocation: textAt(chunk, "metadataLocation"),
    deleteLocation: textAt(chunk, "deleteLocation")
  }
}

/** Does something with our client. */
const client = <A>(rig: Rig, effect: Effect.Effect<A, CommunicationError, CallAutomation.CallAutomation>) => {
  const { connectionString, transport } = rig.cloud
  return CallAutomation.make({ connectionString }).pipe(
    Effect.provideService(CurrentTransport.CurrentTransport, transport),
    Effect.flatMap((made) => Effect.provideService(effect, CallAutomation.CallAutomation, made))
  )
}
const bytesOf = (
  rig: Rig,
  contentLocation: string,
  range: CallRecording.DownloadInput["range"] = {},
  options: CallRecording.DownloadOptions = {}
) =>
  client(
    rig,
    Effect.map(Stream.runCollect(CallRecording.download({ contentLocation, range }, options)), (all) =>
      Buffer.concat(all)
    )
  )

/** A recording of a phone call and what is done meanwhile. */
const recorded = <E>(
  rig: Rig,
  meanwhile: (ids: { readonly id: string; readonly recordingId: string }) => Effect.Effect<unknown, E>,
  more?: object
) =>
  Effect.gen(function* () {
    const id = yield* callPhone(rig)
    const recordingId = yield* start(rig, id, more)
    yield* meanwhile({ id, recordingId })
    yield* stop(rig, recordingId)
    return { id, recordingId, ...locationsOf(rig) }
  })

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

describe("what is told when the files of a recording are ready", () => {
  it.effect("the event, with everything that is documented", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { recordingId } = yield* recorded(rig, () => rig.advance(3000))
      const [event, ...others] = published(rig)
      assert.strictEqual(others.length, 0)
      const subject = new RegExp(`^/recording/call/[\\w-]{36}/serverCallId/[\\w-]+/recordingId/${recordingId}$`)
      assert.match(event?.subject ?? "", subject)
      const [chunk] = event === undefined ? [] : chunksIn(event)
      const documentId = textAt(chunk, "documentId")
      const at = `${rig.cloud.origin}/v1/objects/${documentId}`
      assert.deepStrictEqual(event?.data, {
        recordingStorageInfo: {
          recordingChunks: [
            {
              documentId,
              index: 0,
              endReason: "SessionEnded",
              contentLocation: `${at}/content/video`,
              metadataLocation: `${at}/content/acsmetadata`,
              deleteLocation: at
            }
          ]
        },
        recordingStartTime: textAt(event, "data", "recordingStartTime"),
        recordingDurationMs: 3000,
        recordingContentType: "Audio",
        recordingChannelType: "Mixed",
        recordingFormatType: "Wav",
        recordingId,
        storageType: "ACS",
        sessionEndReason: "CallEnded"
      })
      assert.match(textAt(event, "data", "recordingStartTime"), /^2025-09-01T10:00:00\.\d+Z$/)
    })
  )

  it.effect("not before the files are there", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const recordingId = yield* start(rig, yield* callPhone(rig))
      yield* rig.advance(1000)
      yield* rig.send(operations.stopRecording, { id: recordingId })
      yield* rig.advance(1999)
      assert.strictEqual(published(rig).length, 0)
      yield* rig.advance(1)
      assert.strictEqual(published(rig).length, 1)
    })
  )

  it.effect("also when the call ends", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { creator } = yield* callApplication(rig)
      yield* start(rig, creator)
      yield* rig.advance(1500)
      yield* rig.send(operations.hangupCall, { id: creator })
      yield* rig.advance(3000)
      assert.deepInclude(published(rig)[0]?.data, { recordingDurationMs: 1500, recordingFormatType: "Wav" })
      const { participants } = yield* client(rig, CallRecording.getMetadata(locationsOf(rig)))
      assert.deepStrictEqual(participants, [{ participantId: alice }, { participantId: bob }])
    })
  )

  it.effect("nothing, when nothing was recorded", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const id = yield* callPhone(rig)
      yield* stop(rig, yield* start(rig, id, { ...wav, pauseOnStart: true }))
      yield* rig.advance(10_000)
      assert.strictEqual(published(rig).length, 0)
      assert.deepStrictEqual((yield* rig.cloud.state)["recordingFiles"], [])
    })
  )

  it.effect("nothing, when they go to the application's own storage", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const recordingDestinationContainerUrl = "https://contoso.blob.core.windows.net/recordings"
      const externalStorage = { recordingStorageKind: "azureBlobStorage", recordingDestinationContainerUrl }
      const recordingId = yield* start(rig, yield* callPhone(rig), { ...wav, externalStorage })
      yield* rig.advance(1000)
      yield* stop(rig, recordingId)
      yield* rig.advance(10_000)
      assert.strictEqual(published(rig).length, 0)
      const noted = (yield* rig.cloud.journal()).filter(({ name }) => name === "recording not exported")
      assert.strictEqual(noted.length, 1)
    })
  )

  it.effect("an application that is not subscribed finds them in the state", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const recordingId = yield* start(rig, yield* callPhone(rig))
      yield* rig.advance(1000)
      yield* stop(rig, recordingId)
      const { recordingFiles } = yield* rig.cloud.state
      const contentLocation = textAt(recordingFiles, 0, "contentLocation")
      assert.strictEqual((yield* bytesOf(rig, contentLocation)).length, 44 + 32_000)
    })
  )

  it.effect("they are kept for a day", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      yield* rig.advance(23 * 60 * 60 * 1000)
      assert.strictEqual((yield* bytesOf(rig, contentLocation)).length, 44 + 32_000)
      yield* rig.advance(60 * 60 * 1000)
      assert.strictEqual((yield* Effect.flip(bytesOf(rig, contentLocation))).reason._tag, "NotFound")
    })
  )

  it.effect("a reset takes them away, also those that are being made", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      const recordingId = yield* start(rig, yield* callPhone(rig))
      yield* rig.send(operations.stopRecording, { id: recordingId })
      yield* rig.cloud.reset
      yield* rig.advance(10_000)
      assert.strictEqual((yield* Effect.flip(bytesOf(rig, contentLocation))).reason._tag, "NotFound")
      assert.strictEqual(published(rig).length, 1)
    })
  )
})

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
  for (const [name, more, data] of [
    ["the default", {}, { recordingContentType: "AudioVideo", recordingFormatType: "Mp4" }],
    [
      "mp3",
      { recordingContentType: "audio", recordingFormatType: "mp3" },
      { recordingContentType: "Audio", recordingFormatType: "Mp3" }
    ]
  ] as const)
    it.effect(`${name}: told and described, but the bytes are refused loudly and counted`, () =>
      Effect.gen(function* () {
        const rig = yield* subscribed
        const { contentLocation, metadataLocation } = yield* recorded(rig, () => rig.advance(1000), more)
        assert.deepInclude(published(rig)[0]?.data, data)
        assert.strictEqual((yield* client(rig, CallRecording.getMetadata({ metadataLocation }))).chunkDuration, 1000)
        const error = yield* Effect.flip(bytesOf(rig, contentLocation))
        assert.deepStrictEqual([error.status, error.code, error.attempts], [501, "NotImplemented", 1])
        assert.include(error.message, "wav")
        const { unknown } = yield* rig.cloud.coverage
        assert.isTrue(unknown.some(({ calls, request }) => calls === 1 && request.startsWith("GET /v1/objects/")))
      })
    )
})

describe("deleting", () => {
  it.effect("takes the chunk away; then it is not found", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation, deleteLocation, metadataLocation } = yield* recorded(rig, () => rig.advance(1000))
      yield* client(rig, CallRecording.deleteFile({ deleteLocation }))
      const missing = [
        bytesOf(rig, contentLocation),
        client(rig, CallRecording.getMetadata({ metadataLocation })),
        client(rig, CallRecording.deleteFile({ deleteLocation }))
      ]
      for (const effect of missing) {
        const error = yield* Effect.flip<unknown, CommunicationError, never>(effect)
        assert.deepStrictEqual([error.reason._tag, error.status], ["NotFound", 404])
      }
    })
  )

  it.effect("whose answer was lost has succeeded", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { deleteLocation } = yield* recorded(rig, () => rig.advance(1000))
      yield* rig.cloud.fault({ method: "DELETE", path: "/v1/objects/*", kind: "reset-after" })
      yield* client(rig, CallRecording.deleteFile({ deleteLocation }, { retry: { baseMillis: 0 } }))
      assert.deepStrictEqual((yield* rig.cloud.state)["recordingFiles"], [])
    })
  )
})

/** Sends what our client would not, signed as given. */
const raw = Effect.fnUntraced(function* (
  rig: Rig,
  location: string,
  given: {
    readonly method?: string
    readonly key?: string
    readonly host?: string
    readonly named?: string | null
    readonly headers?: ReadonlyArray<string>
    readonly authorization?: string
  }
) {
  const { host: own } = new URL(rig.cloud.origin)
  const {
    host = own,
    key = ConnectionString.parse(rig.cloud.connectionString).accessKey,
    method = "GET",
    named = own
  } = given
  const path = new URL(location).pathname
  const signed = SharedKeyCredential.make(key).authorize(
    { method, host, path, body: undefined },
    yield* Clock.currentTimeMillis
  )
  if (Effect.isEffect(signed)) return yield* Effect.die("a shared key signs at once")
  const credential = given.authorization === undefined ? signed : ["authorization", given.authorization]
  const headers = [...credential, ...(named === null ? [] : ["x-ms-host", named]), ...(given.headers ?? [])]
  return yield* Effect.callback<WireResponse>((resume) => {
    rig.cloud.transport.send({ method, origin: rig.cloud.origin, path, headers, body: undefined }, (outcome) =>
      resume(outcome instanceof TransportError ? Effect.die(outcome) : Effect.succeed(outcome))
    )
  })
})

describe("who may have a file", () => {
  const refused: ReadonlyArray<readonly [name: string, given: Parameters<typeof raw>[2]]> = [
    ["another key", { key: "YW5vdGhlciBrZXk=" }],
    ["no x-ms-host", { named: null }],
    ["a foreign x-ms-host", { named: "contoso.communication.azure.com", host: "contoso.communication.azure.com" }],
    ["a signature over another host than x-ms-host", { host: "storage.asm.skype.com" }],
    ["a foreign token", { authorization: "Bearer a.b.c" }]
  ]
  for (const [name, given] of refused)
    it.effect(`${name} is 401 without a body, and deletes nothing`, () =>
      Effect.gen(function* () {
        const rig = yield* subscribed
        const { contentLocation, deleteLocation } = yield* recorded(rig, () => rig.advance(1000))
        const got = yield* raw(rig, contentLocation, given)
        assert.deepStrictEqual([got.status, got.text()], [401, ""])
        assert.strictEqual((yield* raw(rig, deleteLocation, { ...given, method: "DELETE" })).status, 401)
        assert.strictEqual((yield* bytesOf(rig, contentLocation, { length: 4 })).toString(), "RIFF")
      })
    )

  it.effect("the resource by another name of this machine", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      const { port } = new URL(rig.cloud.origin)
      assert.strictEqual(
        (yield* raw(rig, contentLocation, { host: `localhost:${port}`, named: `localhost:${port}` })).status,
        200
      )
    })
  )

  it.effect("the resource by a token of the token endpoint", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      const form = "client_id=d0a4a1ff-0b34-4ca6-8b6e-9a4b4e4a9a11&client_secret=s&grant_type=client_credentials"
      const body = `${form}&scope=${encodeURIComponent("https://communication.azure.com//.default")}`
      const headers = ["content-type", "application/x-www-form-urlencoded"]
      const { origin, transport } = rig.cloud
      const path = "/9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d/oauth2/v2.0/token"
      const token = yield* Effect.callback<string>((resume) => {
        transport.send({ method: "POST", origin, path, headers, body }, (outcome) =>
          resume(
            outcome instanceof TransportError
              ? Effect.die(outcome)
              : Effect.succeed(textAt(JSON.parse(outcome.text()), "access_token"))
          )
        )
      })
      assert.strictEqual((yield* raw(rig, contentLocation, { authorization: `Bearer ${token}` })).status, 200)
    })
  )
})

describe("ranges", () => {
  const cases: ReadonlyArray<
    readonly [range: string | undefined, status: number, contentRange: string | undefined, length: number]
  > = [
    [undefined, 200, "bytes 0-32043/32044", 32_044],
    ["bytes=0-3", 206, "bytes 0-3/32044", 4],
    ["bytes=32000-", 206, "bytes 32000-32043/32044", 44],
    ["bytes=32000-99999", 206, "bytes 32000-32043/32044", 44],
    ["bytes=-4", 206, "bytes 32040-32043/32044", 4],
    ["bytes=32044-", 416, "bytes */32044", 0],
    ["bytes=-0", 416, "bytes */32044", 0],
    ["bytes=5-4", 200, "bytes 0-32043/32044", 32_044],
    ["bytes=0-1,3-4", 200, "bytes 0-32043/32044", 32_044],
    ["lines=1-2", 200, "bytes 0-32043/32044", 32_044]
  ]
  for (const [range, status, contentRange, length] of cases)
    it.effect(`${range ?? "none"} is ${status}`, () =>
      Effect.gen(function* () {
        const rig = yield* subscribed
        const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
        const answer = yield* raw(rig, contentLocation, { headers: range === undefined ? [] : ["range", range] })
        assert.deepStrictEqual(
          [answer.status, answer.header("content-range"), answer.bytes().length],
          [status, contentRange, length]
        )
      })
    )

  it.effect("another method is 405, another path 404", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation, deleteLocation } = yield* recorded(rig, () => rig.advance(1000))
      assert.strictEqual((yield* raw(rig, contentLocation, { method: "PUT" })).status, 405)
      assert.strictEqual((yield* raw(rig, `${deleteLocation}/content/text`, {})).status, 404)
      assert.strictEqual((yield* raw(rig, deleteLocation, {})).status, 404)
      assert.strictEqual((yield* raw(rig, contentLocation, { method: "DELETE" })).status, 404)
    })
  )
})
