/** Recognize: tones, prompts and the queue, with every way in which a recognition ends. Documented, not recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, codeOf, textAt, typesOf } from "./support/Rig.ts"
import { endOf, file, press, recognize, say, short, two } from "./support/recognizing.ts"

/** When the prompt that was asked for at once is over. */
const promptOver = 1600

describe("keys", () => {
  it.effect(
    "202 without body; as many as wanted: 200/8531 at once, the result first, and nothing on the other leg",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* two()
        const { body, status } = yield* recognize(rig, creator, "dtmf", { dtmfOptions: { maxTonesToCollect: 3 } })
        assert.strictEqual(status, 202)
        assert.deepStrictEqual(body, {})
        yield* press(rig, creator, "1*")
        assert.deepStrictEqual(typesOf(rig, creator), [])
        yield* press(rig, creator, "A9")
        const { data } = endOf(rig, creator, "RecognizeCompleted", "200/8531")
        assert.deepStrictEqual(Object.keys(data), [
          "recognitionType",
          "dtmfResult",
          "version",
          "operationContext",
          "resultInformation",
          "callConnectionId",
          "serverCallId",
          "correlationId",
          "publicEventType"
        ])
        assert.strictEqual(data["recognitionType"], "dtmf")
        assert.deepStrictEqual(data["dtmfResult"], { tones: ["one", "asterisk", "a"] })
        yield* rig.advance(60_000)
        assert.deepStrictEqual(rig.posts, [])
        assert.deepStrictEqual(typesOf(rig, answerer), [])
      })
  )

  it.effect("a stop tone: 200/8514 with the tones before it", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "dtmf", { dtmfOptions: { maxTonesToCollect: 9, stopTones: ["pound"] } })
      yield* press(rig, creator, "42#7")
      const { data } = endOf(rig, creator, "RecognizeCompleted", "200/8514")
      assert.deepStrictEqual(data["dtmfResult"], { tones: ["four", "two"] })
    })
  )

  for (const [dtmfOptions, millis] of [
    [{ maxTonesToCollect: 9 }, 2000],
    [{ maxTonesToCollect: 9, interToneTimeoutInSeconds: 7 }, 7000]
  ] as const)
    it.effect(`no other key for ${millis} ms: RecognizeFailed 400/8532`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* recognize(rig, creator, "dtmf", { dtmfOptions })
        yield* press(rig, creator, "1")
        yield* rig.advance(millis - 1)
        yield* press(rig, creator, "2")
        yield* rig.advance(millis - 1)
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(1)
        assert.notProperty(endOf(rig, creator, "RecognizeFailed", "400/8532").data, "dtmfResult")
      })
    )

  for (const [options, millis] of [
    [{}, 5000],
    [{ initialSilenceTimeoutInSeconds: 300 }, 300_000]
  ] as const)
    it.effect(`no key at all for ${millis} ms: RecognizeFailed 400/8510`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* recognize(rig, creator, "dtmf", options)
        yield* rig.advance(millis - 1)
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(1)
        assert.notProperty(endOf(rig, creator, "RecognizeFailed", "400/8510").data, "failedPlaySourceIndex")
      })
    )

  it.effect("of somebody else, and words, are not heard", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "dtmf", { dtmfOptions: { maxTonesToCollect: 1 } })
      yield* press(rig, creator, "1", alice)
      yield* say(rig, creator, "one")
      yield* rig.advance(4000)
      assert.deepStrictEqual(rig.posts, [])
      yield* press(rig, creator, "2")
      assert.deepStrictEqual(endOf(rig, creator, "RecognizeCompleted", "200/8531").data["dtmfResult"], {
        tones: ["two"]
      })
    })
  )

  it.effect("the outcome goes to operationCallbackUri", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const operationCallbackUri = "https://app.contoso.com/recognitions"
      yield* recognize(rig, creator, "dtmf", { dtmfOptions: { maxTonesToCollect: 1 } }, { operationCallbackUri })
      yield* press(rig, creator, "1")
      assert.strictEqual(endOf(rig, creator, "RecognizeCompleted", "200/8531").url, operationCallbackUri)
    })
  )
})

describe("prompts", () => {
  it.effect("cause PlayStarted, and the silence begins when they are over", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "dtmf", {}, { playPrompts: [short, short] })
      yield* rig.advance(2600 + 4999)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted"])
      assert.strictEqual(textAt(rig.eventsOf(creator)[0], "data", "operationContext"), "r")
      rig.forget()
      yield* rig.advance(1)
      endOf(rig, creator, "RecognizeFailed", "400/8510")
    })
  )

  it.effect("a key stops them, unless interruptPrompt is false: then it is lost", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const dtmfOptions = { maxTonesToCollect: 2 }
      for (const options of [{ dtmfOptions }, { dtmfOptions, interruptPrompt: true }]) {
        yield* recognize(rig, creator, "dtmf", options, { playPrompt: short })
        yield* rig.advance(1000)
        rig.forget()
        yield* press(rig, creator, "1")
        // The prompt would still play, and the silence between keys counts already.
        yield* rig.advance(2000)
        endOf(rig, creator, "RecognizeFailed", "400/8532")
      }
      yield* recognize(rig, creator, "dtmf", { dtmfOptions, interruptPrompt: false }, { playPrompt: short })
      yield* rig.advance(1000)
      rig.forget()
      yield* press(rig, creator, "12")
      yield* rig.advance(promptOver - 1000)
      yield* press(rig, creator, "34")
      assert.deepStrictEqual(endOf(rig, creator, "RecognizeCompleted", "200/8531").data["dtmfResult"], {
        tones: ["three", "four"]
      })
    })
  )

  it.effect("words do not stop the prompts of a recognition of keys", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "dtmf", {}, { playPrompt: short })
      yield* say(rig, creator, "hello")
      yield* rig.advance(promptOver + 4999)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted"])
    })
  )

  for (const [name, subCode] of [
    ["invalid-format.mp3", 8535],
    ["not-found.mp3", 8536]
  ] as const)
    it.effect(`${name}: RecognizeFailed 400/${subCode} after 1.5 s, failedPlaySourceIndex first, no PlayStarted`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* recognize(rig, creator, "dtmf", {}, { playPrompts: [short, file(name), file(name)] })
        yield* rig.advance(1499)
        yield* press(rig, creator, "1")
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(1)
        const { data } = endOf(rig, creator, "RecognizeFailed", `400/${subCode}`)
        assert.deepStrictEqual(Object.entries(data)[0], ["failedPlaySourceIndex", 1])
      })
    )

  it.effect("before 2024-06-15-preview a failure does not say which, and there is no PlayStarted", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two("2024-04-15")
      const bad = { playPrompt: file("invalid-format.mp3") }
      yield* recognize(rig, creator, "dtmf", {}, bad, "2024-04-15")
      yield* rig.advance(1500)
      assert.notProperty(endOf(rig, creator, "RecognizeFailed", "400/8535").data, "failedPlaySourceIndex")
      yield* recognize(rig, creator, "dtmf", {}, { playPrompt: short }, "2024-04-15")
      yield* rig.advance(promptOver)
      assert.deepStrictEqual(rig.posts, [])
    })
  )
})

describe("the queue", () => {
  it.effect("a recognition waits for the prompt before it; an interrupting one cancels all", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const play = (operationContext: string, more: object = {}) =>
        rig.send(operations.play, { id: creator, body: { playSources: [short], operationContext, ...more } })
      yield* play("p")
      yield* recognize(rig, creator, "dtmf", { dtmfOptions: { maxTonesToCollect: 1 } })
      yield* press(rig, creator, "1")
      yield* rig.advance(promptOver)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCompleted"])
      rig.forget()
      yield* press(rig, creator, "2")
      endOf(rig, creator, "RecognizeCompleted", "200/8531")

      yield* play("1", { playOptions: { loop: true } })
      yield* recognize(rig, creator, "dtmf", {}, { operationContext: "2" })
      yield* recognize(rig, creator, "dtmf", {}, { operationContext: "3", interruptCallMediaOperation: true })
      assert.deepStrictEqual(
        rig.eventsOf(creator).map(({ data, type }) => `${type} ${String(data["operationContext"])}`),
        ["RecognizeCanceled 2", "PlayCanceled 1"]
      )
      rig.forget()
      yield* play("4", { interruptCallMediaOperation: true })
      assert.deepStrictEqual(typesOf(rig, creator), ["RecognizeCanceled"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[0]), "400/8508")
    })
  )

  it.effect("the end of the leg cancels it before CallDisconnected", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "dtmf")
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["RecognizeCanceled", "CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[0]), "400/8508")
    })
  )
})
