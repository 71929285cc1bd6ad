/** Who speaks without typing, by a microphone or with a WAV file: silence does not count meanwhile, and a command recognizes the words. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeMediaApplication } from "../call-automation/support/mediaApplication.ts"
import {
  aiServices,
  alice,
  beginning,
  callbackUri,
  callerId,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt
} from "../call-automation/support/Rig.ts"
import { number } from "../call-automation/support/recordingFiles.ts"
import { english } from "../call-automation/support/streams.ts"
import { ramp, samplesIn, waveFile } from "../support/sound.ts"

/** A command that leaves what it is given in a file, and recognizes always the same. */
const recognizing = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "speaking-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
).pipe(
  Effect.map((folder) => {
    const file = join(folder, "heard.wav")
    return { file, recognitionCommand: `sh -c 'cat > "$0"; echo; echo "an agent,"; echo please' "${file}"` }
  })
)

/** A call with a telephone, transcribed, and its sound. */
const connected = (recognitionCommand?: string) =>
  Effect.gen(function* () {
    const application = makeMediaApplication()
    const rig = yield* makeRig({
      options: {
        mediaSocket: application.mediaSocket,
        ...(recognitionCommand === undefined ? {} : { recognitionCommand })
      }
    })
    const { body } = yield* rig.send(operations.createCall, {
      body: {
        targets: [phone("+14255550123")],
        source: { id: alice },
        callbackUri,
        ...callerId,
        ...aiServices("2025-05-15"),
        transcriptionOptions: { ...english, startTranscription: true }
      }
    })
    yield* rig.advance(500)
    const id = textAt(body, "callConnectionId")
    const { say } = yield* rig.cloud.audio(id, number, { hear: () => {} })
    application.only().frames.length = 0
    rig.forget()
    return { application, id, rig, say }
  })

type Scene = Effect.Success<ReturnType<typeof connected>>

const loud = ramp(320)
const quiet = new Int16Array(320).fill(100)

/** So many milliseconds of a microphone. */
const speak = ({ rig, say }: Scene, millis: number, frame: Int16Array = loud) =>
  Effect.gen(function* () {
    for (let at = 0; at < millis; at += 20) {
      yield* say(new Uint8Array(frame.slice().buffer))
      yield* rig.advance(20)
    }
  })

const recognize = (rig: Rig, id: string, more: object = {}) =>
  rig.send(operations.recognize, {
    id,
    body: {
      recognizeInputType: "speech",
      recognizeOptions: {
        targetParticipant: phone("+14255550123"),
        initialSilenceTimeoutInSeconds: 1,
        speechOptions: { endSilenceTimeoutInMs: 500 },
        ...more
      }
    }
  })

/** The outcome of a recognition and when it came. */
const outcome = (rig: Rig, id: string) => {
  const event = rig.eventsOf(id).find(({ type }) => type.startsWith("Recognize"))
  return event === undefined ? undefined : ([event.type, codeOf(event), event.at] as const)
}

describe("a microphone", () => {
  it.effect("without anybody who recognizes it: silence counts when it is quiet again, not while it speaks", () =>
    Effect.gen(function* () {
      const scene = yield* connected()
      const { id, rig } = scene
      yield* recognize(rig, id)
      yield* speak(scene, 800, quiet)
      yield* speak(scene, 3000)
      const silent = yield* rig.now
      assert.isUndefined(outcome(rig, id))
      yield* speak(scene, 2000, quiet)
      const [type, code, at = 0] = outcome(rig, id) ?? []
      assert.deepStrictEqual([type, code], ["RecognizeFailed", "400/8510"])
      // 600 ms of quiet are the end of speech, a second of silence is the end of the recognition.
      assert.closeTo(at, silent - beginning + 1600, 20)
    })
  )

  it.effect("that is quiet, or clicks, is silence", () =>
    Effect.gen(function* () {
      const scene = yield* connected()
      const { id, rig } = scene
      yield* recognize(rig, id)
      yield* speak(scene, 900, quiet)
      yield* speak(scene, 40)
      yield* speak(scene, 100, quiet)
      assert.deepStrictEqual(outcome(rig, id)?.slice(0, 2), ["RecognizeFailed", "400/8510"])
    })
  )

  it.effect("is recognized by the command, which is given what was said; so it is transcribed and in the journal", () =>
    Effect.gen(function* () {
      const { file, recognitionCommand } = yield* recognizing
      const scene = yield* connected(recognitionCommand)
      const { application, id, rig } = scene
      yield* recognize(rig, id)
      yield* speak(scene, 800, quiet)
      yield* speak(scene, 1000)
      yield* speak(scene, 1200, quiet)
      const event = rig.eventsOf(id).find(({ type }) => type === "RecognizeCompleted")
      assert.deepInclude(objectAt(event, "data", "speechResult"), { speech: "an agent, please" })
      const transcript = application.only().frames.map((frame) => objectAt(frame, "transcriptionData"))
      assert.deepStrictEqual(
        transcript.map(({ participantRawID, text }) => [participantRawID, text]),
        [[number, "an agent, please"]]
      )
      const written = readFileSync(file)
      assert.deepStrictEqual([written.readUInt16LE(22), written.readUInt32LE(24)], [1, 16_000])
      // All of it is there, with a little before and after.
      const said = samplesIn(written.subarray(44))
      assert.closeTo(said.length / 16, 1000 + 600 + 300, 60)
      assert.isAbove(said.findIndex((sample) => Math.abs(sample) > 100) / 16, 200)
      const noted = (yield* rig.cloud.journal()).filter(({ name }) => name === "speech heard")
      assert.deepStrictEqual(
        noted.map(({ data }) => data["text"]),
        ["an agent, please"]
      )
    })
  )

  it.effect("that is muted is recognized by nobody", () =>
    Effect.gen(function* () {
      const { recognitionCommand } = yield* recognizing
      const scene = yield* connected(recognitionCommand)
      const { id, rig } = scene
      yield* rig.send(operations.hold, { id, body: { targetParticipant: phone("+14255550123") } })
      yield* rig.advance(400)
      yield* speak(scene, 500)
      yield* speak(scene, 700, quiet)
      assert.isFalse((yield* rig.cloud.journal()).some(({ name }) => name === "speech heard"))
    })
  )
})

describe("a WAV file without a text", () => {
  it.effect("has the words that the command recognizes, and none when it fails", () =>
    Effect.gen(function* () {
      const { recognitionCommand } = yield* recognizing
      for (const [command, expected] of [
        [recognitionCommand, "RecognizeCompleted: an agent, please"],
        ["false", "RecognizeFailed: "]
      ] as const) {
        const { id, rig } = yield* connected(command)
        yield* recognize(rig, id)
        yield* rig.cloud.speech(id, number, "", 1, { audio: waveFile(ramp(8000), 24_000) })
        yield* rig.advance(2000)
        const [event] = rig.eventsOf(id).filter(({ type }) => type.startsWith("Recognize"))
        const result = event?.data["speechResult"]
        assert.strictEqual(`${event?.type}: ${result === undefined ? "" : textAt(result, "speech")}`, expected)
      }
    })
  )

  it.effect("is no silence while it lasts", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connected()
      yield* recognize(rig, id)
      const began = (yield* rig.now) - beginning
      yield* rig.cloud.speech(id, number, "", 1, { audio: waveFile(ramp(48_000), 16_000) })
      yield* rig.advance(5000)
      assert.deepStrictEqual(outcome(rig, id), ["RecognizeFailed", "400/8510", began + 3000 + 1000])
    })
  )
})
