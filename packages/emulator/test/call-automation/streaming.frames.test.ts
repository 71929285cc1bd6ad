/** Media streaming on driven time: the frames that are sent, and the audio that the application sends back. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { alice, bob, makeRig, objectAt, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, create, legState } from "./support/streams.ts"
import { running } from "./support/streaming.ts"

/** Whether each frame of audio is silent, oldest first. */
const silences = (frames: ReadonlyArray<unknown>) =>
  frames.flatMap((frame) => {
    if (objectAt(frame)["kind"] !== "AudioData") return []
    return [objectAt(frame, "audioData")["silent"]]
  })

describe("frames", () => {
  for (const [audioFormat, sampleRate, length] of [
    [undefined, 16000, 640],
    ["pcm16KMono", 16000, 640],
    ["pcm24KMono", 24000, 960]
  ] as const)
    it.effect(
      `${audioFormat ?? "no format"}: metadata, then ${length} bytes every 20 ms, of nobody in particular`,
      () =>
        Effect.gen(function* () {
          const { application, created, rig } = yield* connectedCall({
            mediaStreamingOptions: { ...running.mediaStreamingOptions, ...(audioFormat && { audioFormat }) }
          })
          yield* rig.advance(200)
          const { frames } = application.only()
          assert.deepStrictEqual(frames, [
            {
              kind: "AudioMetadata",
              audioMetadata: {
                subscriptionId: objectAt(created, "mediaStreamingSubscription")["id"],
                encoding: "PCM",
                sampleRate,
                channels: 1,
                length
              }
            }
          ])
          yield* rig.advance(1000)
          assert.strictEqual(frames.length, 1 + 50)
          for (const frame of frames.slice(1)) {
            const data = objectAt(frame, "audioData")
            assert.deepStrictEqual(Object.keys(data), ["timestamp", "data", "silent"])
            assert.isTrue(data["silent"])
            assert.isTrue(Buffer.from(textAt(data, "data"), "base64").equals(Buffer.alloc(length)))
          }
          const times = frames.slice(1).map((frame) => Date.parse(textAt(frame, "audioData", "timestamp")))
          for (const [at, time] of times.entries()) assert.strictEqual(time, (times[0] ?? 0) + 20 * at)
        })
    )

  it.effect("unmixed: one of each participant, each with its voice alone", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, audioChannelType: "unmixed" }
      })
      yield* rig.advance(200)
      yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Hello" })
      yield* rig.advance(20)
      const [, ...audio] = application.only().frames
      assert.deepStrictEqual(
        audio.map((frame) => [textAt(frame, "audioData", "participantRawID"), objectAt(frame, "audioData")["silent"]]),
        [
          [alice, true],
          [bob, false]
        ]
      )
    })
  )

  it.effect(
    "a voice is heard for as long as it speaks, a key for 250 ms, a prompt from PlayStarted to PlayCompleted",
    () =>
      Effect.gen(function* () {
        const { application, id, rig } = yield* connectedCall(running)
        yield* rig.advance(200)
        const { frames } = application.only()
        const listen = (millis: number) =>
          Effect.gen(function* () {
            frames.length = 0
            yield* rig.advance(millis)
            return silences(frames).filter((silent) => silent === false).length * 20
          })
        yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Ten letters" })
        // 11 characters of 65 ms.
        assert.strictEqual(yield* listen(2000), 720)
        yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: "12" })
        assert.strictEqual(yield* listen(2000), 500)
        const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=1010" } }
        yield* rig.send(operations.play, { id, body: { playSources: [file] } })
        // 1010 ms are 51 frames, the last of them half silent.
        assert.strictEqual(yield* listen(3000), 1020)
      })
  )

  it.effect("a tone goes on without a click, and nobody hears who is muted", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const { frames } = application.only()
      yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Hello" })
      yield* rig.advance(40)
      const pcm = Buffer.concat(
        frames.slice(1).map((frame) => Buffer.from(textAt(frame, "audioData", "data"), "base64"))
      )
      for (let at = 0; at < 640; at++) {
        const expected = Math.round(0x2000 * Math.sin((2 * Math.PI * 400 * at) / 16000))
        assert.closeTo(pcm.readInt16LE(at * 2), expected, 1)
      }
      yield* rig.send(operations.muteParticipants, {
        id,
        body: { targetParticipants: [{ kind: "communicationUser", communicationUser: { id: bob } }] }
      })
      frames.length = 0
      yield* rig.advance(40)
      assert.deepStrictEqual(silences(frames), [true, true])
    })
  )

  it.effect("keys come as DtmfData, if they were asked for", () =>
    Effect.gen(function* () {
      for (const enableDtmfTones of [true, false]) {
        const { application, id, rig } = yield* connectedCall({
          mediaStreamingOptions: { ...running.mediaStreamingOptions, enableDtmfTones }
        })
        yield* rig.advance(200)
        yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: "5#a*" })
        const keys = application.only().frames.slice(1)
        assert.deepStrictEqual(
          keys,
          enableDtmfTones ? ["5", "#", "A", "*"].map((data) => ({ kind: "DtmfData", dtmfData: { data } })) : []
        )
      }
    })
  )

  it.effect("an application that takes no frames loses audio, which is counted", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const rig = yield* makeRig({ options: { mediaSocket: () => Effect.succeed(() => Deferred.await(gate)) } })
      yield* create(rig, running)
      yield* TestClock.adjust(300)
      // The signature of the upgrade is made outside of the clock.
      yield* Effect.callback<void>((resume) => {
        const look = () =>
          rig.posts.some(({ type }) => type === "MediaStreamingStarted") ? resume(Effect.void) : setImmediate(look)
        look()
      })
      yield* TestClock.adjust(2000)
      const before = objectAt(yield* legState(rig), "mediaStreaming")
      // The metadata is among what is not taken.
      assert.strictEqual(before["framesSent"], 50)
      assert.strictEqual(before["framesDropped"], 51)
      yield* Deferred.succeed(gate, undefined)
      yield* rig.advance(1000)
      const after = objectAt(yield* legState(rig), "mediaStreaming")
      assert.strictEqual(after["framesSent"], 50 + 50)
      assert.strictEqual(after["framesDropped"], 51)
    })
  )

  it.effect("frames leave no entry in the journal", () =>
    Effect.gen(function* () {
      const { rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const before = (yield* rig.cloud.journal()).length
      yield* rig.advance(10_000)
      assert.strictEqual((yield* rig.cloud.journal()).length, before)
    })
  )
})

describe("audio of the application", () => {
  const audio = (bytes: number) => ({
    kind: "audioData",
    audioData: { data: Buffer.alloc(bytes).toString("base64"), isSilent: false },
    stopAudio: {}
  })
  const stopAudio = { kind: "stopAudio", stopAudio: {} }

  it.effect("is played on the network clock, and stopAudio ends what is left of it", () =>
    Effect.gen(function* () {
      const { application, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableBidirectional: true }
      })
      yield* rig.advance(200)
      const socket = application.only()
      const state = Effect.map(legState(rig), (leg) => {
        const { bufferedMs, framesIgnored, framesReceived } = objectAt(leg, "mediaStreaming")
        return [framesReceived, framesIgnored, bufferedMs]
      })
      for (let frame = 0; frame < 10; frame++) yield* socket.send(audio(640))
      assert.deepStrictEqual(yield* state, [10, 0, 200])
      yield* rig.advance(150)
      assert.deepStrictEqual(yield* state, [10, 0, 50])
      yield* rig.advance(150)
      assert.deepStrictEqual(yield* state, [10, 0, 0])
      yield* socket.send(audio(32_000))
      assert.deepStrictEqual(yield* state, [11, 0, 1000])
      yield* socket.send(stopAudio)
      assert.deepStrictEqual(yield* state, [12, 0, 0])
    })
  )

  it.effect("is ignored and counted on a stream that is not bidirectional", () =>
    Effect.gen(function* () {
      const { application, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      yield* application.only().send(audio(640))
      const { bufferedMs, framesIgnored, framesReceived } = objectAt(yield* legState(rig), "mediaStreaming")
      assert.deepStrictEqual([framesReceived, framesIgnored, bufferedMs], [0, 1, 0])
    })
  )

  it.effect("that is malformed stands in the journal and ends nothing", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableBidirectional: true }
      })
      yield* rig.advance(200)
      const socket = application.only()
      const malformed = ["", "{", "null", "[]", { kind: "audioData" }, { kind: "audioData", audioData: { data: "%" } }]
      for (const frame of malformed) yield* socket.send(frame)
      const entries = yield* rig.cloud.journal()
      assert.strictEqual(entries.filter(({ name }) => name === "media frame misunderstood").length, malformed.length)
      yield* socket.send(audio(640))
      assert.strictEqual(objectAt(yield* legState(rig), "mediaStreaming")["framesReceived"], 1)
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingStarted"])
    })
  )
})
