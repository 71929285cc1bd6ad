/** Recognitions that report the language and the sentiment of what was said: 2025-08-15-preview alone. Documented, not recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob, callApplication, codeOf, makeRig, objectAt, textAt, user } from "./support/Rig.ts"

const preview = "2025-08-15-preview"
const languages = ["en-US", "es-ES", "hi-IN"]
const choices = [{ label: "Confirm", phrases: ["sí"] }]

/** What is emitted for something said to a recognition with these options, on legs of a version. */
const heard = Effect.fnUntraced(function* (
  options: object,
  manner: object,
  { inputType = "speech", leg = preview }: { readonly inputType?: string; readonly leg?: string } = {}
) {
  const rig = yield* makeRig({ subscribed: true })
  const { creator } = yield* callApplication(rig, { version: leg })
  rig.forget()
  const { status } = yield* rig.send(operations.recognize, {
    id: creator,
    version: preview,
    body: { recognizeInputType: inputType, recognizeOptions: { targetParticipant: user(bob), choices, ...options } }
  })
  assert.strictEqual(status, 202)
  yield* rig.control(`/calls/${creator}/speech`, { participant: bob, text: "Sí.", confidence: 0.75, ...manner })
  yield* rig.advance(60_000)
  const [event] = rig.eventsOf(creator)
  assert.strictEqual(event?.type, "RecognizeCompleted")
  return { event, result: objectAt(event, "data", inputType === "choices" ? "choiceResult" : "speechResult") }
})

describe("the language", () => {
  it.effect("is the one spoken, if it is among those of the recognition, else the first of them", () =>
    Effect.gen(function* () {
      for (const [language, expected] of [
        ["es-ES", "es-ES"],
        ["ES-es", "es-ES"],
        ["da-DK", "en-US"],
        [undefined, "en-US"]
      ] as const) {
        const { event, result } = yield* heard({ speechLanguages: languages }, { language })
        assert.strictEqual(codeOf(event), "200/8569")
        assert.deepStrictEqual(result, { speech: "Sí.", confidence: 0.75, languageIdentified: expected })
      }
    })
  )

  it.effect("is not reported when none was requested", () =>
    Effect.gen(function* () {
      for (const options of [{}, { speechLanguages: [] }, { speechLanguage: "es-ES" }])
        assert.notProperty((yield* heard(options, { language: "es-ES" })).result, "languageIdentified")
    })
  )
})

describe("the sentiment", () => {
  it.effect("is the one of the words, neutral when nobody says which", () =>
    Effect.gen(function* () {
      for (const sentiment of [undefined, "neutral", "positive", "negative", "mixed"]) {
        const { result } = yield* heard({ enableSentimentAnalysis: true }, { sentiment })
        assert.deepStrictEqual(result["sentimentAnalysisResult"], { sentiment: sentiment ?? "neutral" })
      }
    })
  )

  it.effect("is not reported when it was not requested", () =>
    Effect.gen(function* () {
      for (const options of [{}, { enableSentimentAnalysis: false }])
        assert.notProperty((yield* heard(options, { sentiment: "positive" })).result, "sentimentAnalysisResult")
    })
  )
})

describe("both", () => {
  const options = { speechLanguages: languages, enableSentimentAnalysis: true }
  const manner = { language: "hi-IN", sentiment: "mixed" }

  it.effect("are reported for choices, too", () =>
    Effect.gen(function* () {
      const { event, result } = yield* heard(options, manner, { inputType: "choices" })
      assert.strictEqual(codeOf(event), "200/8545")
      assert.deepStrictEqual(result, {
        label: "Confirm",
        recognizedPhrase: "sí",
        confidence: 0.75,
        languageIdentified: "hi-IN",
        sentimentAnalysisResult: { sentiment: "mixed" }
      })
    })
  )

  it.effect("are not in the events of legs of another version", () =>
    Effect.gen(function* () {
      const { result } = yield* heard(options, manner, { leg: "2026-03-12" })
      assert.deepStrictEqual(result, { speech: "Sí.", confidence: 0.75 })
    })
  )

  it.effect("are refused in every other version, and the field is named", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      for (const version of operations.recognize.versions.filter((each) => each !== preview))
        for (const [field, value] of [
          ["speechLanguages", languages],
          ["enableSentimentAnalysis", true]
        ] as const) {
          const { body, status } = yield* rig.send(operations.recognize, {
            id: creator,
            version,
            body: { recognizeInputType: "dtmf", recognizeOptions: { targetParticipant: user(bob), [field]: value } }
          })
          assert.strictEqual(`${status} ${textAt(body, "error", "code")}`, "400 8523")
          assert.include(textAt(body, "error", "message"), `recognizeOptions.${field}`)
        }
    })
  )
})

describe("the control", () => {
  it.effect("refuses a language that is not a text and a sentiment that nobody has", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      for (const [manner, field] of [
        [{ language: 7 }, /^language/],
        [{ sentiment: "bored" }, /^sentiment/]
      ] as const) {
        const said = { participant: bob, text: "yes", ...manner }
        const refusal = yield* Effect.flip(rig.cloud.control("POST", `/calls/${creator}/speech`, said))
        assert.strictEqual(refusal.status, 400)
        assert.match(refusal.description, field)
      }
    })
  )
})
