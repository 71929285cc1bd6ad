/** Recognize: keys, choices and speech, with every way in which a recognition ends. Documented, not recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const two = Effect.fnUntraced(function* (version?: string) {
  const rig = yield* makeRig({ subscribed: true })
  const legs = yield* callApplication(rig, version === undefined ? {} : { version })
  rig.forget()
  return { rig, ...legs }
})

const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })
/** Lasts a second. */
const short = file("a.wav?durationMs=1000")
/** When the prompt that was asked for at once is over. */
const promptOver = 1600

const recognize = (
  rig: Rig,
  id: string,
  inputType: string,
  options: object = {},
  more: object = {},
  version?: string
) =>
  rig.send(operations.recognize, {
    id,
    body: {
      recognizeInputType: inputType,
      recognizeOptions: { targetParticipant: user(bob), ...options },
      operationContext: "r",
      ...more
    },
    ...(version === undefined ? {} : { version })
  })
const press = (rig: Rig, id: string, tones: string, participant = bob) =>
  rig.control(`/calls/${id}/tones`, { participant, tones })
const say = (rig: Rig, id: string, text: string, confidence = 0.75) =>
  rig.control(`/calls/${id}/speech`, { participant: bob, text, confidence })

/** The only event since the last look, which ends the recognition. */
const endOf = (rig: Rig, id: string, type: string, code: string) => {
  assert.deepStrictEqual(typesOf(rig, id), [type])
  const [event = assert.fail("no event")] = rig.eventsOf(id)
  assert.strictEqual(codeOf(event), code)
  assert.strictEqual(textAt(event, "data", "operationContext"), "r")
  rig.forget()
  return event
}

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
  it.effect("are told as PlayStarted, and the silence begins when they are over", () =>
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
