/** Recordings of answers: what ends them, and the WAV file that the notification leads to. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, textAt } from "../identity/support/wire.ts"
import { ask, download, established, makeBot, type Notified, send, short } from "./support/bot.ts"

const reasonOf = (post: Notified | undefined) => at(post?.item, "resourceData", "completionReason")

describe("recordResponse", () => {
  it.effect("is ended by the silence after what the other side says", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      const { graphSpeech } = yield* Emulator
      const limits = {
        maxRecordDurationInSeconds: 120,
        initialSilenceTimeoutInSeconds: 5,
        maxSilenceTimeoutInSeconds: 3
      }
      yield* ask("POST", `${path}/recordResponse`, { playBeep: false, ...limits })
      yield* advance(4000)
      // Twenty characters take 1.3 seconds.
      const { heardBy } = yield* graphSpeech(id, "I would like to know")
      assert.deepStrictEqual(heardBy, ["https://bot.contoso.com/api/calls"])
      yield* advance(2000)
      yield* graphSpeech(id, "the balance, please.")
      yield* advance(4299)
      assert.deepStrictEqual(posts, [])
      yield* advance(1)
      assert.deepStrictEqual(posts.map(short), ["recordOperation completed"])
      assert.strictEqual(reasonOf(posts[0]), "maxSilenceTimeout")
    }).pipe(Effect.provide(layer))
  })

  it.effect("leads to a WAV file as long as it recorded, with sound where somebody spoke, for its token alone", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      yield* ask("POST", `${path}/recordResponse`, { playBeep: false, maxRecordDurationInSeconds: 4 })
      yield* advance(1000)
      yield* (yield* Emulator).graphSpeech(id, "one")
      yield* advance(3000)
      const data = at(posts[0]?.item, "resourceData")
      assert.strictEqual(reasonOf(posts[0]), "maxRecordDurationReached")
      const location = new URL(textAt(data, "recordingLocation")).pathname
      const token = textAt(data, "recordingAccessToken")
      const { bytes, status } = yield* download(location, `Bearer ${token}`)
      assert.strictEqual(status, 200)
      assert.strictEqual(bytes.length, 44 + 4 * 16_000 * 2)
      const wave = Buffer.from(bytes)
      assert.strictEqual(wave.toString("latin1", 0, 4), "RIFF")
      const loud = (millis: number) =>
        wave.subarray(44 + millis * 32, 44 + (millis + 100) * 32).some((byte) => byte !== 0)
      assert.deepStrictEqual([0, 900, 1000, 1300, 1600, 3800].map(loud), [false, false, true, true, false, false])
      assert.strictEqual((yield* download(location, "Bearer other")).status, 401)
      assert.strictEqual((yield* download("/recordings/none", `Bearer ${token}`)).status, 404)
      yield* ask("DELETE", path)
      yield* advance(60_000)
      assert.strictEqual((yield* download(location, `Bearer ${token}`)).status, 404)
    }).pipe(Effect.provide(layer))
  })
})

describe("throttling", () => {
  it.effect("is 429 TooManyRequests in Graph's words, with a fractional Retry-After, and nothing happened", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* established(posts)
      yield* (yield* Emulator).fault({ path: "subscribeToTone", status: 429, retryAfterSeconds: 2.128 })
      const answer = yield* send({ method: "POST", path: `${path}/subscribeToTone`, body: {} })
      assert.strictEqual(answer.status, 429)
      assert.strictEqual(answer.header("retry-after"), "2.128")
      assert.strictEqual(at(answer.body, "error", "code"), "TooManyRequests")
      assert.strictEqual(at(answer.body, "error", "message"), "Please retry again later.")
      assert.strictEqual(at(yield* ask("POST", `${path}/subscribeToTone`, {}), "status"), "completed")
    }).pipe(Effect.provide(layer))
  })
})
