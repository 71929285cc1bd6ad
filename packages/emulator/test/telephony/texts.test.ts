/** Texts of prompts and callers: spoken by the command, or by whoever listens, or tones; each of them once. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  aiServices,
  alice,
  callbackUri,
  callerId,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt
} from "../call-automation/support/Rig.ts"
import { makeMediaApplication } from "../call-automation/support/mediaApplication.ts"
import { bytesOf, locationsOf, number, start, stop } from "../call-automation/support/recordingFiles.ts"
import { running } from "../call-automation/support/streaming.ts"
import { dataUrl, power, ramp, samplesIn, waveFile } from "../support/sound.ts"

const voice = ramp(8000)

/** A command that says the same whatever it is given: it writes this file. */
const speaking = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "texts-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
).pipe(
  Effect.map((folder) => {
    const file = join(folder, "voice.wav")
    writeFileSync(file, waveFile(voice, 16_000))
    return `cat "${file}"`
  })
)

/** A call of Alice's application with a telephone, whose audio is streamed to the application. */
const connected = (speechCommand?: string) =>
  Effect.gen(function* () {
    const application = makeMediaApplication()
    const options = { mediaSocket: application.mediaSocket, ...(speechCommand === undefined ? {} : { speechCommand }) }
    const rig = yield* makeRig({ subscribed: true, options })
    const { body } = yield* rig.send(operations.createCall, {
      body: {
        targets: [phone("+14255550123")],
        source: { id: alice },
        callbackUri,
        ...callerId,
        ...aiServices("2025-05-15"),
        ...running
      }
    })
    yield* rig.advance(400)
    return { application, id: textAt(body, "callConnectionId"), rig }
  })

/** Listens to a participant; gives the samples so far. */
const listen = (rig: Rig, id: string, participant: string, texts: "tone" | "none" = "tone") =>
  Effect.gen(function* () {
    const frames: Array<Uint8Array> = []
    yield* rig.cloud.audio(id, participant, { texts, hear: (frame) => frames.push(frame) })
    return () => samplesIn(Buffer.concat(frames))
  })

const say = (rig: Rig, id: string, playSources: ReadonlyArray<object>) =>
  rig.send(operations.play, { id, body: { playSources } })

const text = (words: string) => ({ kind: "text", text: { text: words, voiceName: "en-US-NancyNeural" } })
const file = (samples: Int16Array) => ({ kind: "file", file: { uri: dataUrl(waveFile(samples, 16_000)) } })

/** From which sample on others are heard; they are heard whole, and nothing else is. */
const placeOf = (heard: Int16Array, whole: Int16Array): number => {
  const at = heard.findIndex((sample) => sample !== 0)
  assert.deepStrictEqual([...heard.subarray(at, at + whole.length)], [...whole])
  assert.isTrue(heard.subarray(at + whole.length).every((sample) => sample === 0))
  return at
}

const promptsIn = (rig: Rig) =>
  Effect.map(rig.cloud.journal(), (entries) =>
    entries.flatMap(({ data, name }) => (name === "prompts heard" ? [objectAt(data)["prompts"]] : []))
  )

describe("the text of a prompt", () => {
  it.effect(
    "that no voice speaks is a tone for who asks for it, and left out for who speaks it; files are for both",
    () =>
      Effect.gen(function* () {
        const { id, rig } = yield* connected()
        const [toned, speaker] = [yield* listen(rig, id, number), yield* listen(rig, id, number, "none")]
        const after = ramp(1600)
        yield* say(rig, id, [text("0123456789"), file(after)])
        yield* rig.advance(2000)
        const begin = toned().findIndex((sample) => sample !== 0) - 1
        assert.isAbove(power(toned().subarray(begin, begin + 650 * 16), 400, 16_000), 4000)
        // The file comes where it would come with the tone.
        assert.strictEqual(placeOf(speaker(), after), begin + 650 * 16)
        assert.deepStrictEqual([...toned().subarray(begin + 650 * 16)], [...speaker().subarray(begin + 650 * 16)])
        assert.deepStrictEqual(yield* promptsIn(rig), [[{ text: "0123456789" }, { file: "data:" }]])
      })
  )

  it.effect("that the command speaks is heard by both, and the journal says that it is spoken", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connected(yield* speaking)
      const [toned, speaker] = [yield* listen(rig, id, number), yield* listen(rig, id, number, "none")]
      yield* say(rig, id, [text("Hello")])
      yield* rig.advance(2000)
      assert.strictEqual(placeOf(toned(), voice), placeOf(speaker(), voice))
      assert.deepStrictEqual(yield* promptsIn(rig), [[{ text: "Hello", spoken: true }]])
    })
  )

  it.effect("that is played in a loop is left out as well", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connected()
      const [toned, speaker] = [yield* listen(rig, id, number), yield* listen(rig, id, number, "none")]
      yield* rig.send(operations.play, { id, body: { playSources: [text("Hello")], playOptions: { loop: true } } })
      yield* rig.advance(3000)
      assert.isAbove(power(toned().subarray(-16_000), 400, 16_000), 4000)
      assert.isTrue(speaker().every((sample) => sample === 0))
    })
  )
})

describe("the text of a caller", () => {
  it.effect("is spoken by the command: to the other, to the media socket and in a recording, to the sample", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connected(yield* speaking)
      const hers = yield* listen(rig, id, alice)
      const recordingId = yield* start(rig, id)
      const { frames } = application.only()
      frames.length = 0
      const heard = yield* rig.control(`/calls/${id}/speech`, { participant: number, text: "I need help" })
      assert.deepStrictEqual(heard, { heardBy: ["wss://127.0.0.1/media"] })
      yield* rig.advance(1000)
      yield* stop(rig, recordingId)
      const streamed = samplesIn(
        Buffer.concat(frames.map((frame) => Buffer.from(textAt(frame, "audioData", "data"), "base64")))
      )
      assert.strictEqual(placeOf(streamed, voice), 0)
      placeOf(hers(), voice)
      assert.isAtLeast(
        placeOf(samplesIn((yield* bytesOf(rig, locationsOf(rig).contentLocation)).subarray(44)), voice),
        0
      )
      // Words are not understood otherwise than as they were given.
      const spoken = (yield* rig.cloud.journal()).filter(({ name }) => name === "speech heard")
      assert.deepStrictEqual(
        spoken.map(({ data }) => textAt(data, "text")),
        ["I need help"]
      )
    })
  )

  it.effect("is not said by who has left while the command spoke", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connected(yield* speaking)
      const saying = yield* Effect.forkChild(Effect.flip(rig.cloud.speech(id, number, "I need help")))
      yield* Effect.yieldNow
      yield* rig.cloud.leave(id, number)
      assert.deepInclude(yield* Fiber.join(saying), { status: 404, description: "participant: not in the call." })
    })
  )
})
