/** What a participant hears and says over the socket of its sound, on driven time. */
import * as operations from "@effect-comms/call-automation/operations"
import { TransportError } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Scope from "effect/Scope"
import {
  alice,
  bob,
  makeRig,
  phone,
  type Rig,
  textAt,
  objectAt,
  callPhone,
  callerId,
  user
} from "../call-automation/support/Rig.ts"
import { connectedCall } from "../call-automation/support/streams.ts"
import { running } from "../call-automation/support/streaming.ts"
import { dataUrl, power, ramp, samplesIn, waveFile } from "../support/sound.ts"

const number = "4:+14255550123"

/** Listens to a participant; gives the samples so far. */
const listen = (rig: Rig, id: string, participant: string, rate?: 16_000 | 24_000) =>
  Effect.gen(function* () {
    const frames: Array<Uint8Array> = []
    let ended = false
    const audio = yield* rig.cloud.audio(id, participant, {
      ...(rate === undefined ? {} : { rate }),
      hear: (frame) => frames.push(frame),
      ended: () => {
        ended = true
      }
    })
    return {
      frames,
      say: audio.say,
      isEnded: () => ended,
      samples: () => samplesIn(Buffer.concat(frames)),
      forget: () => {
        frames.length = 0
      }
    }
  })

/** The status and body of a control with a query. */
const controlled = (rig: Rig, path: string) =>
  Effect.callback<readonly [status: number, body: unknown]>((resume) => {
    rig.cloud.transport.send(
      { method: "GET", origin: rig.cloud.origin, path, headers: [], body: undefined },
      (answer) => {
        if (answer instanceof TransportError) return resume(Effect.die(answer))
        const body: unknown = JSON.parse(answer.text())
        resume(Effect.succeed([answer.status, body]))
      }
    )
  })

const play = (rig: Rig, id: string, uri: string, more: object = {}) =>
  rig.send(operations.play, { id, body: { playSources: [{ kind: "file", file: { uri } }], ...more } })

describe("the sound of a participant", () => {
  for (const [rate, length] of [
    [16_000, 640],
    [24_000, 960]
  ] as const)
    it.effect(`${rate}: a frame of ${length} bytes every 20 ms, also of silence`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig)
        const heard = yield* listen(rig, id, number, rate)
        yield* rig.advance(60_000)
        assert.strictEqual(heard.frames.length, 3000)
        assert.isTrue(heard.frames.every((frame) => frame.length === length))
        assert.isTrue(heard.samples().every((sample) => sample === 0))
      })
    )

  it.effect("a prompt of a WAV is heard to the sample, from PlayStarted on, and lasts as long as it", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const heard = yield* listen(rig, id, number)
      const samples = ramp(16_000)
      const sent = yield* rig.now
      yield* play(rig, id, dataUrl(waveFile(samples, 16_000)))
      yield* rig.advance(3000)
      const [started, completed] = ["PlayStarted", "PlayCompleted"].map(
        (type) => rig.eventsOf(id).find((event) => event.type === type)?.at ?? 0
      )
      assert.strictEqual((completed ?? 0) - (started ?? 0), 1000)
      const from = 600 * 16
      assert.isAtLeast(sent, 0)
      assert.deepStrictEqual([...heard.samples().subarray(from, from + 16_000)], [...samples])
      assert.isTrue(
        heard
          .samples()
          .subarray(0, from)
          .every((sample) => sample === 0)
      )
      assert.isTrue(
        heard
          .samples()
          .subarray(from + 16_000)
          .every((sample) => sample === 0)
      )
    })
  )

  it.effect(
    "what a participant says reaches the application's media socket and the other participants, but not itself",
    () =>
      Effect.gen(function* () {
        const { application, id, rig } = yield* connectedCall(running)
        yield* rig.advance(200)
        const [his, hers] = [yield* listen(rig, id, bob), yield* listen(rig, id, alice)]
        const { frames } = application.only()
        frames.length = 0
        const samples = ramp(1600)
        for (let at = 0; at < samples.length; at += 320) {
          const part = samples.slice(at, at + 320)
          yield* his.say(new Uint8Array(part.buffer))
          yield* rig.advance(20)
        }
        yield* rig.advance(60)
        const streamed = samplesIn(
          Buffer.concat(
            frames.flatMap((frame) =>
              frame["kind"] === "AudioData" ? [Buffer.from(textAt(frame, "audioData", "data"), "base64")] : []
            )
          )
        )
        // What comes waits for 20 ms, so that a late frame leaves no gap.
        assert.deepStrictEqual([...streamed.subarray(320, 1920)], [...samples])
        assert.deepStrictEqual([...hers.samples().subarray(320, 1920)], [...samples])
        assert.isTrue(his.samples().every((sample) => sample === 0))
      })
  )

  it.effect("what the application sends on its media socket is heard by the others, and not streamed back to it", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableBidirectional: true }
      })
      yield* rig.advance(200)
      const heard = yield* listen(rig, id, bob)
      const socket = application.only()
      socket.frames.length = 0
      const samples = ramp(3200)
      const data = Buffer.from(samples.buffer).toString("base64")
      yield* socket.send({ kind: "audioData", audioData: { data, isSilent: false }, stopAudio: {} })
      yield* rig.advance(300)
      assert.deepStrictEqual([...heard.samples().subarray(0, 3200)], [...samples])
      assert.isTrue(
        heard
          .samples()
          .subarray(3200)
          .every((sample) => sample === 0)
      )
      assert.isTrue(socket.frames.every((frame) => objectAt(frame, "audioData")["silent"] === true))
      // StopAudio forgets what was not heard.
      heard.forget()
      yield* socket.send({ kind: "audioData", audioData: { data, isSilent: false }, stopAudio: {} })
      yield* rig.advance(100)
      yield* socket.send({ kind: "stopAudio", stopAudio: {} })
      yield* rig.advance(100)
      assert.deepStrictEqual([...heard.samples().subarray(0, 1600)], [...samples.subarray(0, 1600)])
      assert.isTrue(
        heard
          .samples()
          .subarray(1600)
          .every((sample) => sample === 0)
      )
    })
  )

  it.effect("a voice of a WAV file is heard by the media socket, with words or without", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const audio = dataUrl(waveFile(ramp(1600), 16_000))
      for (const text of ["", "Hello"])
        assert.deepStrictEqual(
          yield* rig.control(`/calls/${id}/speech`, { participant: bob, text, audio, ifHeard: true }),
          {
            heardBy: ["wss://127.0.0.1/media"]
          }
        )
      const refused = yield* Effect.flip(rig.cloud.speech(id, bob, "Hello", 1, { audio: Buffer.from("no WAV file") }))
      assert.match(refused.description, /^audio: expected a WAV file/)
    })
  )

  it.effect("the sixteen keys are the pairs of frequencies of ITU-T Q.23, and no others", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const heard = yield* listen(rig, id, alice, 24_000)
      const rows = ["123A", "456B", "789C", "*0#D"]
      yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: rows.join("") })
      yield* rig.advance(16 * 250)
      const [low, high] = [
        [697, 770, 852, 941],
        [1209, 1336, 1477, 1633]
      ]
      const [all, length] = [heard.samples(), 250 * 24]
      const found = Array.from({ length: 16 }, (_, key) => {
        const samples = all.subarray(key * length, key * length + 100 * 24)
        return [...low, ...high].filter((hertz) => power(samples, hertz, 24_000) > 1000)
      })
      assert.deepStrictEqual(
        found,
        low.flatMap((row) => high.map((column) => [row, column]))
      )
    })
  )

  it.effect("who is muted is heard by nobody, and hears the others", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const [his, hers] = [yield* listen(rig, id, bob), yield* listen(rig, id, alice)]
      yield* rig.send(operations.muteParticipants, { id, body: { targetParticipants: [user(bob)] } })
      for (const heard of [his, hers]) heard.forget()
      const { frames } = application.only()
      frames.length = 0
      const voice = ramp(1600)
      yield* his.say(new Uint8Array(voice.buffer))
      const audio = dataUrl(waveFile(voice, 16_000))
      yield* rig.control(`/calls/${id}/speech`, { participant: alice, text: "", audio })
      yield* rig.advance(200)
      assert.deepStrictEqual([...his.samples().subarray(0, 1600)], [...voice])
      assert.isTrue(hers.samples().every((sample) => sample === 0))
      // The stream has her voice alone.
      const streamed = Buffer.concat(frames.map((frame) => Buffer.from(textAt(frame, "audioData", "data"), "base64")))
      assert.deepStrictEqual([...samplesIn(streamed).subarray(0, 1600)], [...voice])
    })
  )

  it.effect("who is transferred is heard in the new call, to the sample, and has left the sound of the old", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const before = yield* listen(rig, id, number)
      yield* rig.send(operations.transferToParticipant, { id, body: { targetParticipant: phone("+14255550144") } })
      yield* rig.advance(2000)
      assert.isTrue(before.isEnded())
      const onward = textAt(yield* rig.calls, 0, "serverCallId")
      const [one, other] = [yield* listen(rig, onward, number), yield* listen(rig, onward, "4:+14255550144")]
      const voice = ramp(1600)
      yield* one.say(new Uint8Array(voice.buffer))
      yield* rig.advance(200)
      assert.deepStrictEqual([...other.samples().subarray(320, 1920)], [...voice])
      assert.isTrue(one.samples().every((sample) => sample === 0))
    })
  )

  it.effect("on hold somebody hears the music of the hold, over and over, and nobody else; then the others again", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      application.only().frames.length = 0
      const [his, hers] = [yield* listen(rig, id, bob), yield* listen(rig, id, alice)]
      const music = ramp(1600)
      yield* rig.send(operations.hold, {
        id,
        body: {
          targetParticipant: user(bob),
          playSourceInfo: { kind: "file", file: { uri: dataUrl(waveFile(music, 16_000)) } }
        }
      })
      yield* rig.advance(400)
      assert.isTrue(application.only().frames.every((frame) => objectAt(frame, "audioData")["silent"] === true))
      his.forget()
      yield* rig.control(`/calls/${id}/speech`, { participant: alice, text: "nobody hears this" })
      yield* rig.advance(200)
      assert.deepStrictEqual([...his.samples()], [...music, ...music])
      assert.isTrue(hers.samples().every((sample) => sample === 0))
      yield* rig.send(operations.unhold, { id, body: { targetParticipant: user(bob) } })
      yield* rig.advance(320)
      his.forget()
      yield* rig.advance(100)
      // What she says goes on.
      assert.isAbove(power(his.samples(), 400, 16_000), 1000)
    })
  )

  it.effect("a prompt to one participant is heard by that one alone", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: phone("+14255550144"), ...callerId } })
      yield* rig.advance(1000)
      const [one, other] = [yield* listen(rig, id, number), yield* listen(rig, id, "4:+14255550144")]
      yield* play(rig, id, dataUrl(waveFile(ramp(1600), 16_000)), { playTo: [phone("+14255550123")] })
      yield* rig.advance(1000)
      assert.isTrue(one.samples().some((sample) => sample !== 0))
      assert.isTrue(other.samples().every((sample) => sample === 0))
    })
  )

  it.effect("it ends when the participant leaves, and with the scope nothing of it is left", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const scope = yield* Scope.make()
      const closed = yield* Scope.provide(listen(rig, id, number), scope)
      yield* rig.advance(20)
      yield* Scope.close(scope, yield* Effect.exit(Effect.void))
      const heard = yield* listen(rig, id, number)
      yield* rig.control(`/calls/${id}/leave`, { participant: number })
      yield* rig.advance(100)
      assert.isTrue(heard.isEnded())
      assert.deepStrictEqual([closed.frames.length, closed.isEnded()], [1, false])
    })
  )

  it.effect("who is not in the call, and a rate that there is not, are refused by name", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const refused = (path: string, who: string) => Effect.flip(rig.cloud.audio(path, who, { hear: () => {} }))
      assert.deepInclude(yield* refused(id, bob), { status: 404, description: "participant: not in the call." })
      assert.deepInclude(yield* refused("none", number), {
        status: 404,
        description: "callConnectionId: no such call."
      })
      const rig2 = yield* Effect.flip(rig.cloud.control("GET", `/calls/${id}/audio`))
      assert.deepInclude(rig2, { status: 426, code: "UpgradeRequired" })
    })
  )

  it.effect("what came late once is made up for in the next pause: what follows is heard within 60 ms", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const [his, hers] = [yield* listen(rig, id, bob), yield* listen(rig, id, alice)]
      const say = (frame: Int16Array) => his.say(new Uint8Array(frame.slice().buffer))
      const [loud, quiet] = [ramp(320), new Int16Array(320).fill(50)]
      yield* say(loud)
      yield* rig.advance(220)
      // Ten frames that a network held up, and what is said meanwhile.
      for (let late = 0; late < 10; late++) yield* say(loud)
      for (let frame = 0; frame < 5; frame++) {
        yield* say(loud)
        yield* rig.advance(20)
      }
      for (let frame = 0; frame < 20; frame++) {
        yield* say(quiet)
        yield* rig.advance(20)
      }
      hers.forget()
      const last = loud.map((sample) => -sample)
      yield* say(last)
      yield* rig.advance(100)
      const at = hers.samples().findIndex((sample) => Math.abs(sample) > 50)
      assert.isAtMost(at, 60 * 16)
      assert.deepStrictEqual([...hers.samples().subarray(at, at + 320)], [...last])
    })
  )

  it.effect("a page that sends faster than time is not heard later than two seconds", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const [his, hers] = [yield* listen(rig, id, number), yield* listen(rig, id, alice)]
      const second = ramp(16_000)
      for (let i = 0; i < 10; i++) yield* his.say(new Uint8Array(second.buffer))
      yield* rig.advance(6000)
      const loud = hers.frames.filter((frame) => frame.some((byte) => byte !== 0)).length
      assert.isAtMost(loud, 3000 / 20 + 1)
    })
  )
})

describe("what an application sent over its media socket", () => {
  it.effect("is kept as a WAV file with its pauses, and its outline, also after the call", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableBidirectional: true }
      })
      yield* rig.advance(200)
      const none = yield* Effect.flip(rig.cloud.applicationAudio(id))
      assert.deepInclude(none, { status: 404, code: "NotFound" })
      const samples = ramp(1600)
      const data = Buffer.from(samples.buffer).toString("base64")
      const began = yield* rig.now
      for (const pause of [300, 1000]) {
        yield* application.only().send({ kind: "audioData", audioData: { data, isSilent: false }, stopAudio: {} })
        yield* rig.advance(pause)
      }
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(1000)
      const expected = new Int16Array(1600 + 3200 + 1600)
      expected.set(samples, 0)
      expected.set(samples, 4800)
      assert.isTrue(Buffer.from(yield* rig.cloud.applicationAudio(id)).equals(waveFile(expected, 16_000)))
      const loudest = Math.round((Math.max(...samples.map(Math.abs)) / 32_768) * 1000) / 1000
      const path = `/_emulator/calls/${id}/application-audio/waveform`
      const outline = (points: string) => controlled(rig, `${path}?points=${points}`)
      assert.deepStrictEqual(yield* outline("4"), [
        200,
        { from: new Date(began).toISOString(), durationMs: 400, peaks: [loudest, 0, 0, loudest] }
      ])
      for (const points of ["0", "10001", "x"]) assert.strictEqual((yield* outline(points))[0], 400)
    })
  )
})
