/** What is heard in calls of Graph: prompts, voices and music on hold, by the other side and in recordings of answers. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, textAt } from "../identity/support/wire.ts"
import { dataUrl, power, ramp, samplesIn, waveFile } from "../support/sound.ts"
import { ask, download, established, makeBot } from "./support/bot.ts"

const promptOf = (samples: Int16Array, more: object = {}) => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: {
    "@odata.type": "#microsoft.graph.mediaInfo",
    uri: dataUrl(waveFile(samples, 16_000)),
    resourceId: "1d6de2d4-1f51-4309-8dae-70768651088e"
  },
  ...more
})

/** Listens to the other side of a call. */
const listen = (id: string) =>
  Effect.gen(function* () {
    const frames: Array<Uint8Array> = []
    const { graphAudio } = yield* Emulator
    const { say } = yield* graphAudio(id, undefined, { hear: (frame) => frames.push(frame) })
    return { say, samples: () => samplesIn(Buffer.concat(frames)) }
  })

describe("a call of Graph", () => {
  it.effect("a prompt of a WAV is heard by the other side as often as it is to be, and then the next", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      const heard = yield* listen(id)
      const [one, other] = [ramp(1600), ramp(800).map((sample) => -sample)]
      yield* ask("POST", `${path.replace("v1.0", "beta")}/playPrompt`, {
        prompts: [promptOf(one, { loop: 2 }), promptOf(other)]
      })
      yield* advance(249)
      assert.deepStrictEqual(posts, [])
      yield* advance(51)
      assert.strictEqual(posts.length, 1)
      assert.deepStrictEqual([...heard.samples().subarray(0, 4800)], [...one, ...one, ...other, ...new Int16Array(800)])
    }).pipe(Effect.provide(layer))
  })

  it.effect("a recorded answer has the voice of a WAV, and of a microphone, to the sample", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      const { graphSpeech } = yield* Emulator
      const heard = yield* listen(id)
      yield* ask("POST", `${path}/recordResponse`, { playBeep: false, maxRecordDurationInSeconds: 2 })
      const voice = ramp(8000)
      yield* graphSpeech(id, "", undefined, { audio: waveFile(voice, 16_000) })
      yield* advance(1000)
      yield* heard.say(new Uint8Array(voice.buffer))
      yield* advance(1000)
      const data = at(posts[0]?.item, "resourceData")
      const location = new URL(textAt(data, "recordingLocation")).pathname
      const { bytes } = yield* download(location, `Bearer ${textAt(data, "recordingAccessToken")}`)
      const recorded = samplesIn(Buffer.from(bytes).subarray(44))
      assert.strictEqual(recorded.length, 32_000)
      assert.deepStrictEqual([...recorded.subarray(0, 8000)], [...voice])
      // What comes from a microphone waits for 20 ms.
      assert.deepStrictEqual([...recorded.subarray(16_320, 24_320)], [...voice])
      assert.isTrue(recorded.subarray(8000, 16_320).every((sample) => sample === 0))
      // Nobody hears himself.
      assert.isTrue(heard.samples().every((sample) => sample === 0))
    }).pipe(Effect.provide(layer))
  })

  it.effect("a recorded answer is not silent while a microphone speaks, and ends with the silence after it", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      const { say } = yield* listen(id)
      const body = {
        playBeep: false,
        initialSilenceTimeoutInSeconds: 1,
        maxSilenceTimeoutInSeconds: 1,
        maxRecordDurationInSeconds: 20
      }
      yield* ask("POST", `${path}/recordResponse`, body)
      yield* advance(500)
      for (let at = 0; at < 2000; at += 20) {
        yield* say(new Uint8Array(ramp(320).buffer))
        yield* advance(20)
      }
      // What was said is over after 600 ms.
      yield* advance(1540)
      assert.deepStrictEqual(posts, [])
      yield* advance(60)
      const data = at(posts[0]?.item, "resourceData")
      assert.deepInclude(data, { status: "completed", completionReason: "maxSilenceTimeout" })
    }).pipe(Effect.provide(layer))
  })

  it.effect("before an answer is recorded its prompt and a beep are heard", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      const heard = yield* listen(id)
      const prompt = ramp(1600)
      yield* ask("POST", `${path}/recordResponse`, { prompts: [promptOf(prompt)], maxRecordDurationInSeconds: 1 })
      yield* advance(700)
      assert.deepStrictEqual([...heard.samples().subarray(0, 1600)], [...prompt])
      assert.isAbove(power(heard.samples().subarray(1600, 9600), 1000, 16_000), 3900)
      assert.isTrue(
        heard
          .samples()
          .subarray(9600)
          .every((sample) => sample === 0)
      )
    }).pipe(Effect.provide(layer))
  })
})
