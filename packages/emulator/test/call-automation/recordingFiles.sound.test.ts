/** What recordings sound like, by decoding their files: prompts, voices and the application's audio where they were, in each format. */
import decodeMp3 from "@audio/decode-mp3"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { ALL_FORMATS, BufferSource, type EncodedPacket, EncodedPacketSink, Input, type InputTrack } from "mediabunny"
import { dataUrl, power, ramp, samplesIn, waveFile } from "../support/sound.ts"
import { makeMediaApplication } from "./support/mediaApplication.ts"
import {
  alice,
  beginning,
  bob,
  callApplication,
  callbackUri,
  callerId,
  callPhone,
  makeRig,
  phone,
  textAt,
  user
} from "./support/Rig.ts"
import {
  bytesOf,
  client,
  locationsOf,
  number,
  published,
  recorded,
  start,
  stop,
  subscribed
} from "./support/recordingFiles.ts"
import { running } from "./support/streaming.ts"

/** The samples of a channel of a WAV file. */
const channelOf = (file: Buffer, channel = 0): Int16Array => {
  const channels = file.readUInt16LE(22)
  return samplesIn(file.subarray(44)).filter((_, at) => at % channels === channel)
}

const play = (uri: string) => ({ playSources: [{ kind: "file", file: { uri } }] })

describe("a recording", () => {
  it.effect("has a prompt of a WAV to the sample, and what it was cut at", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const prompt = ramp(32_000)
      const { contentLocation } = yield* recorded(rig, ({ id, recordingId }) =>
        Effect.gen(function* () {
          yield* rig.send(operations.play, { id, body: play(dataUrl(waveFile(prompt, 16_000))) })
          yield* rig.advance(1000)
          // From 400 ms of the prompt on nothing is recorded for 200 ms.
          yield* rig.send(operations.pauseRecording, { id: recordingId })
          yield* rig.advance(200)
          yield* rig.send(operations.resumeRecording, { id: recordingId })
          yield* rig.advance(400)
          yield* rig.send(operations.cancelAllMediaOperations, { id })
          yield* rig.advance(500)
        })
      )
      const heard = channelOf(yield* bytesOf(rig, contentLocation))
      const at = (millis: number) => millis * 16
      assert.deepStrictEqual([...heard.subarray(at(600), at(1000))], [...prompt.subarray(0, at(400))])
      assert.deepStrictEqual([...heard.subarray(at(1000), at(1400))], [...prompt.subarray(at(600), at(1000))])
      assert.isTrue(heard.subarray(0, at(600)).every((sample) => sample === 0))
      assert.isTrue(heard.subarray(at(1420)).every((sample) => sample === 0))
    })
  )

  it.effect("has what began before it from where it begins", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const id = yield* callPhone(rig)
      const prompt = ramp(48_000)
      yield* rig.send(operations.play, { id, body: play(dataUrl(waveFile(prompt, 16_000))) })
      yield* rig.advance(900)
      const recordingId = yield* start(rig, id)
      yield* rig.advance(500)
      yield* stop(rig, recordingId)
      const heard = channelOf(yield* bytesOf(rig, locationsOf(rig).contentLocation))
      assert.strictEqual(heard.length, 8000)
      assert.deepStrictEqual([...heard], [...prompt.subarray(500 * 16, 1000 * 16)])
    })
  )

  it.effect("mixes what is heard at once, and unmixed keeps each voice on its channel, to the sample", () =>
    Effect.gen(function* () {
      for (const channels of ["mixed", "unmixed"]) {
        const rig = yield* subscribed
        const one = ramp(16_000)
        const other = ramp(8000).map((sample) => sample >> 1)
        const { contentLocation } = yield* recorded(
          rig,
          ({ id }) =>
            Effect.gen(function* () {
              yield* rig.advance(100)
              yield* rig.control(`/calls/${id}/speech`, {
                participant: number,
                text: "",
                audio: dataUrl(waveFile(one, 16_000))
              })
              yield* rig.advance(200)
              yield* rig.control(`/calls/${id}/speech`, {
                participant: alice,
                text: "",
                audio: dataUrl(waveFile(other, 16_000))
              })
              yield* rig.advance(1000)
            }),
          {
            recordingContentType: "audio",
            recordingFormatType: "wav",
            recordingChannelType: channels,
            ...(channels === "unmixed" ? { channelAffinity: [{ channel: 1, participant: phone("+14255550123") }] } : {})
          }
        )
        const file = yield* bytesOf(rig, contentLocation)
        const voices = [new Int16Array(1300 * 16), new Int16Array(1300 * 16)] as const
        voices[1].set(one, 100 * 16)
        voices[0].set(other, 300 * 16)
        if (channels === "unmixed")
          for (const channel of [0, 1] as const)
            assert.deepStrictEqual([...channelOf(file, channel)], [...voices[channel]], `channel ${channel}`)
        else
          assert.deepStrictEqual(
            [...channelOf(file)],
            Array.from(voices[0], (sample, at) => sample + (voices[1][at] ?? 0))
          )
      }
    })
  )

  it.effect("has of a voice what was said before it was muted and after, to the sample", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { creator } = yield* callApplication(rig)
      const recordingId = yield* start(rig, creator)
      const voice = ramp(32_000)
      yield* rig.control(`/calls/${creator}/speech`, {
        participant: bob,
        text: "",
        audio: dataUrl(waveFile(voice, 16_000))
      })
      yield* rig.advance(500)
      yield* rig.send(operations.hold, { id: creator, body: { targetParticipant: user(bob) } })
      yield* rig.advance(1000)
      yield* rig.send(operations.unhold, { id: creator, body: { targetParticipant: user(bob) } })
      yield* rig.advance(1500)
      yield* stop(rig, recordingId)
      const heard = channelOf(yield* bytesOf(rig, locationsOf(rig).contentLocation))
      // A hold and its end take 300 ms each.
      const [held, unheld] = [800 * 16, 1800 * 16]
      assert.deepStrictEqual([...heard.subarray(0, held)], [...voice.subarray(0, held)])
      assert.isTrue(heard.subarray(held, unheld).every((sample) => sample === 0))
      assert.deepStrictEqual([...heard.subarray(unheld, 32_000)], [...voice.subarray(unheld)])
    })
  )

  it.effect("does not have the music that somebody hears on hold", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, ({ id }) =>
        Effect.gen(function* () {
          const playSourceInfo = { kind: "file", file: { uri: dataUrl(waveFile(ramp(1600), 16_000)) } }
          yield* rig.send(operations.hold, { id, body: { targetParticipant: phone("+14255550123"), playSourceInfo } })
          yield* rig.advance(2000)
        })
      )
      assert.isTrue(channelOf(yield* bytesOf(rig, contentLocation)).every((sample) => sample === 0))
    })
  )

  it.effect("has of who is transferred what was said until then, to the sample, and ends with the call", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const id = yield* callPhone(rig)
      yield* start(rig, id)
      const voice = ramp(48_000)
      const began = (yield* rig.now) - beginning
      const audio = dataUrl(waveFile(voice, 16_000))
      yield* rig.control(`/calls/${id}/speech`, { participant: number, text: "", audio })
      yield* rig.send(operations.transferToParticipant, { id, body: { targetParticipant: phone("+14255550144") } })
      yield* rig.advance(6000)
      const heard = channelOf(yield* bytesOf(rig, locationsOf(rig).contentLocation))
      const accepted = rig.eventsOf(id).find(({ type }) => type === "CallTransferAccepted")?.at ?? 0
      const said = (accepted - began) * 16
      assert.isAbove(said, 0)
      const first = heard.findIndex((sample) => sample !== 0)
      assert.deepStrictEqual([...heard.subarray(first, first + said)], [...voice.subarray(0, said)])
      assert.isTrue(heard.subarray(first + said).every((sample) => sample === 0))
    })
  )

  it.effect("has what the application sent on its media socket, at 24 kHz as well", () =>
    Effect.gen(function* () {
      const application = makeMediaApplication()
      const rig = yield* makeRig({ subscribed: true, options: { mediaSocket: application.mediaSocket } })
      const { body } = yield* rig.send(operations.createCall, {
        body: {
          targets: [phone("+14255550123")],
          source: { id: alice },
          callbackUri,
          ...callerId,
          mediaStreamingOptions: {
            ...running.mediaStreamingOptions,
            enableBidirectional: true,
            audioFormat: "pcm24KMono"
          }
        }
      })
      const id = textAt(body, "callConnectionId")
      yield* rig.advance(400)
      const recordingId = yield* start(rig, id)
      const samples = Int16Array.from({ length: 24_000 }, (_, at) => 8000 * Math.sin((2 * Math.PI * 500 * at) / 24_000))
      const data = Buffer.from(samples.buffer).toString("base64")
      yield* application.only().send({ kind: "audioData", audioData: { data, isSilent: false }, stopAudio: {} })
      yield* rig.advance(1500)
      yield* stop(rig, recordingId)
      const heard = channelOf(yield* bytesOf(rig, locationsOf(rig).contentLocation))
      assert.isAbove(power(heard.subarray(0, 16_000), 500, 16_000), 3900)
      assert.isTrue(heard.subarray(16_000).every((sample) => sample === 0))
    })
  )

  /** A recording in a format, of three seconds: in the second one of them 500 Hz is heard. */
  const recordedIn = (recordingFormatType: "mp3" | "mp4") =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const voice = Int16Array.from({ length: 16_000 }, (_, at) => 8000 * Math.sin((2 * Math.PI * 500 * at) / 16_000))
      const { contentLocation, metadataLocation } = yield* recorded(
        rig,
        ({ id }) =>
          Effect.gen(function* () {
            yield* rig.advance(1000)
            const audio = dataUrl(waveFile(voice, 16_000))
            yield* rig.control(`/calls/${id}/speech`, { participant: number, text: "", audio })
            yield* rig.advance(2000)
          }),
        { recordingContentType: recordingFormatType === "mp3" ? "audio" : "audioVideo", recordingFormatType }
      )
      assert.deepInclude(published(rig)[0]?.data, {
        recordingFormatType: recordingFormatType === "mp3" ? "Mp3" : "Mp4"
      })
      const bytes = yield* bytesOf(rig, contentLocation)
      assert.isTrue(bytes.equals(yield* bytesOf(rig, contentLocation)))
      const part = yield* bytesOf(rig, contentLocation, { offset: 100, length: 50 })
      assert.isTrue(part.equals(bytes.subarray(100, 150)))
      const { recordingInfo } = yield* client(rig, CallRecording.getMetadata({ metadataLocation }))
      return { bytes, recordingInfo, input: new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS }) }
    })

  it.effect("in mp3 is a real file: it decodes to what was heard, where it was heard, and the same each time", () =>
    Effect.gen(function* () {
      const { bytes, input } = yield* recordedIn("mp3")
      const track = yield* Effect.promise(() => input.getPrimaryAudioTrack())
      assert.deepStrictEqual([track?.codec, track?.numberOfChannels], ["mp3", 1])
      const { channelData, sampleRate } = yield* Effect.promise(async () => decodeMp3(bytes))
      assert.strictEqual(sampleRate, 16_000)
      const heard = Int16Array.from(channelData[0] ?? [], (sample) => sample * 32_767)
      // An encoder works in frames of up to 1152 samples.
      assert.closeTo(heard.length, 48_000, 2 * 1152)
      // The encoder leaves its delay in the file.
      const from = 16_000 + 577
      assert.isAbove(power(heard.subarray(from, from + 16_000), 500, 16_000), 3500)
      assert.isBelow(power(heard.subarray(0, from - 500), 500, 16_000), 100)
      assert.isBelow(power(heard.subarray(from + 16_500), 500, 16_000), 100)
      const first = heard.findIndex((sample) => Math.abs(sample) > 1500)
      assert.closeTo(first, from, 32)
    })
  )

  // That it decodes to what was heard, to the sample, is tried in a browser: `pnpm test:matrix recordings`.
  it.effect(
    "in mp4 is a real file: AAC that is loud where something was heard, and a black picture as long as it",
    () =>
      Effect.gen(function* () {
        const { input, recordingInfo } = yield* recordedIn("mp4")
        const packetsOf = (track: InputTrack) =>
          Effect.promise(async () => {
            const packets: Array<EncodedPacket> = []
            for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
            return packets
          })
        const audio = (yield* Effect.promise(() => input.getPrimaryAudioTrack())) ?? assert.fail("no audio")
        assert.deepStrictEqual([audio.codec, audio.numberOfChannels, audio.sampleRate], ["aac", 1, 16_000])
        const packets = yield* packetsOf(audio)
        // What the encoder puts before the first sample is before the beginning.
        assert.closeTo(packets[0]?.timestamp ?? 0, -1024 / 16_000, 0.001)
        const loud = packets.filter(({ byteLength }) => byteLength > 60).map(({ timestamp }) => timestamp)
        assert.closeTo(Math.min(...loud), 1, 0.13)
        assert.closeTo(Math.max(...loud), 2, 0.13)
        const video = (yield* Effect.promise(() => input.getPrimaryVideoTrack())) ?? assert.fail("no video")
        assert.deepStrictEqual([video.codec, video.displayWidth, video.displayHeight], ["avc", 320, 180])
        const videoConfiguration = { longerSideLength: 320, shorterSideLength: 180, framerate: 1 }
        assert.deepInclude(recordingInfo, { format: "mp4", videoConfiguration })
        assert.deepStrictEqual(
          (yield* packetsOf(video)).map(({ duration, timestamp, type }) => [timestamp, duration, type]),
          [0, 1, 2].map((second) => [second, 1, "key"])
        )
      })
  )
})
