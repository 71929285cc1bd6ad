/** Recognize: choices and speech, and what is refused. Documented, not recorded. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { objectAt, phone, textAt } from "./support/Rig.ts"
import { endOf, press, recognize, say, short, two } from "./support/recognizing.ts"

describe("choices", () => {
  const choices = [
    { label: "Confirm", phrases: ["Yes", "go ahead"], tone: "one" },
    { label: "Cancel", phrases: ["no"], tone: "two" }
  ]

  it.effect("the tone of one: 200/8533 with its label and no phrase; that of none: 500/8534", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "choices", { choices })
      yield* press(rig, creator, "2")
      const { data } = endOf(rig, creator, "RecognizeCompleted", "200/8533")
      assert.strictEqual(data["recognitionType"], "choices")
      assert.deepStrictEqual(data["choiceResult"], { label: "Cancel" })
      yield* recognize(rig, creator, "choices", { choices })
      yield* press(rig, creator, "3")
      endOf(rig, creator, "RecognizeFailed", "500/8534")
    })
  )

  it.effect(
    "a phrase of one: 200/8545 with label, phrase and confidence; of none: 400/8547; not understood: 400/8563",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* recognize(rig, creator, "choices", { choices })
        yield* say(rig, creator, "Go ahead!", 0.5)
        assert.deepStrictEqual(endOf(rig, creator, "RecognizeCompleted", "200/8545").data["choiceResult"], {
          label: "Confirm",
          recognizedPhrase: "go ahead",
          confidence: 0.5
        })
        yield* recognize(rig, creator, "choices", { choices })
        yield* say(rig, creator, "maybe")
        endOf(rig, creator, "RecognizeFailed", "400/8547")
        yield* recognize(rig, creator, "choices", { choices })
        yield* say(rig, creator, "yes", 0)
        endOf(rig, creator, "RecognizeFailed", "400/8563")
        yield* recognize(rig, creator, "choices", { choices })
        yield* rig.advance(5000)
        endOf(rig, creator, "RecognizeFailed", "400/8510")
      })
  )

  it.effect("before 2025-05-15 there is no confidence", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two("2024-09-15")
      yield* recognize(rig, creator, "choices", { choices })
      yield* say(rig, creator, "no")
      const { data } = endOf(rig, creator, "RecognizeCompleted", "200/8545")
      assert.deepStrictEqual(data["choiceResult"], { label: "Cancel", recognizedPhrase: "no" })
    })
  )
})

describe("speech", () => {
  for (const [options, millis] of [
    [{}, 2000],
    [{ speechOptions: { endSilenceTimeoutInMs: 500 } }, 500]
  ] as const)
    it.effect(`all that is said until ${millis} ms of silence: 200/8569`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        yield* recognize(rig, creator, "speech", options)
        yield* say(rig, creator, "I would like", 0.75)
        yield* rig.advance(millis - 1)
        yield* say(rig, creator, "to speak to somebody", 0.5)
        yield* press(rig, creator, "1")
        yield* rig.advance(millis - 1)
        assert.deepStrictEqual(rig.posts, [])
        yield* rig.advance(1)
        const { data } = endOf(rig, creator, "RecognizeCompleted", "200/8569")
        assert.strictEqual(data["recognitionType"], "speech")
        assert.deepStrictEqual(data["speechResult"], {
          speech: "I would like to speak to somebody",
          confidence: 0.5
        })
      })
    )

  it.effect("that is not understood: 400/8563; none: 400/8510", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "speech")
      yield* say(rig, creator, "mumble", 0)
      endOf(rig, creator, "RecognizeFailed", "400/8563")
      yield* recognize(rig, creator, "speech", { initialSilenceTimeoutInSeconds: 20 })
      yield* press(rig, creator, "1")
      yield* rig.advance(20_000)
      endOf(rig, creator, "RecognizeFailed", "400/8510")
    })
  )

  it.effect("or keys: what comes first decides", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const options = { dtmfOptions: { maxTonesToCollect: 2 } }
      yield* recognize(rig, creator, "speechOrDtmf", options)
      yield* press(rig, creator, "1")
      yield* say(rig, creator, "two")
      yield* press(rig, creator, "2")
      assert.deepStrictEqual(endOf(rig, creator, "RecognizeCompleted", "200/8531").data["dtmfResult"], {
        tones: ["one", "two"]
      })
      yield* recognize(rig, creator, "speechOrDtmf", options)
      yield* say(rig, creator, "one")
      yield* press(rig, creator, "12")
      yield* rig.advance(2000)
      const { data } = endOf(rig, creator, "RecognizeCompleted", "200/8569")
      assert.strictEqual(objectAt(data, "speechResult")["speech"], "one")
    })
  )
})

describe("what recognize refuses", () => {
  const refused = (
    name: string,
    expected: string,
    field: RegExp,
    inputType: string,
    options: object = {},
    more: object = {},
    version?: string
  ) =>
    it.effect(`${name}: ${expected}`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        const { body, status } = yield* recognize(rig, creator, inputType, options, more, version)
        assert.strictEqual(`${status} ${textAt(body, "error", "code")}`, expected)
        assert.match(textAt(body, "error", "message"), field)
        yield* rig.advance(60_000)
        assert.deepStrictEqual(rig.posts, [])
      })
    )

  refused("an unknown input type", "400 8523", /^recognizeInputType/, "gestures")
  refused("speech on 2023-03-06", "400 8523", /^recognizeInputType/, "speech", {}, {}, "2023-03-06")
  refused("no choices", "400 8523", /choices/, "choices", { choices: [] })
  refused("no tones", "400 8523", /maxTonesToCollect/, "dtmf", { dtmfOptions: { maxTonesToCollect: 0 } })
  refused("silence between keys of no time", "400 8523", /interToneTimeoutInSeconds/, "dtmf", {
    dtmfOptions: { interToneTimeoutInSeconds: 0 }
  })
  refused("silence of 301 s", "400 8523", /initialSilenceTimeoutInSeconds/, "dtmf", {
    initialSilenceTimeoutInSeconds: 301
  })
  refused("silence of 21 s for speech", "400 8523", /initialSilenceTimeoutInSeconds/, "speech", {
    initialSilenceTimeoutInSeconds: 21
  })
  refused("a prompt that is none", "400 8523", /^playPrompt\.file/, "dtmf", {}, { playPrompt: { kind: "file" } })
  refused(
    "a second prompt that is none",
    "400 8523",
    /^playPrompts\[1\]\.kind/,
    "dtmf",
    {},
    {
      playPrompts: [short, { kind: "tune" }]
    }
  )
  refused("somebody who is not in the call", "404 8522", /^Participant/, "dtmf", {
    targetParticipant: phone("+14255550177")
  })
})
