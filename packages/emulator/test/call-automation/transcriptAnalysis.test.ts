/** Transcriptions of 2025-08-15-preview that are analyzed: the language of each phrase, its sentiment, and personal data masked. */
import * as operations from "@effect-comms/call-automation/operations"
import { decode } from "@effect-comms/call-automation/StreamingData"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { redacted } from "../../src/call-automation/media/SpeechAnalysis.ts"
import { bob, type Json, makeRig, objectAt, type Rig, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, create, english, transportUrl } from "./support/streams.ts"

const version = "2025-08-15-preview"

/** A call that is transcribed so, what its socket was sent, and ways to speak and to change the transcription. */
const transcribed = Effect.fnUntraced(function* (options: Json) {
  const { application, id, rig } = yield* connectedCall({
    version,
    transcriptionOptions: { transportType: "websocket", transportUrl, startTranscription: true, ...options }
  })
  yield* rig.advance(600)
  const speak = Effect.fnUntraced(function* (text: string, more: object = {}) {
    yield* rig.control(`/calls/${id}/speech`, { participant: bob, text, ...more })
    yield* rig.advance(10_000)
  })
  const update = Effect.fnUntraced(function* (body: Json) {
    const { status } = yield* rig.send(operations.updateTranscription, { version, id, body })
    assert.strictEqual(status, 202)
    yield* rig.advance(600)
  })
  const { frames } = application.only()
  const all = (member: "transcriptionData" | "transcriptionMetadata") =>
    frames.filter((frame) => member in frame).map((frame) => objectAt(frame, member))
  return { all, frames, id, rig, speak, update }
})

const languages = (results: ReadonlyArray<Json>) => results.map(({ languageIdentified }) => languageIdentified)
const refusalOf = (answer: { readonly status: number; readonly body: unknown }) => [
  answer.status,
  textAt(answer.body, "error", "code")
]

describe("an analyzed transcription", () => {
  it.effect("without any of it has packets without a trace of it, whatever is said", () =>
    Effect.gen(function* () {
      const { all, speak } = yield* transcribed({
        locale: "en-US",
        piiRedactionOptions: { enable: false },
        locales: []
      })
      yield* speak("Call 425 555 0123", { language: "de-DE", sentiment: "negative" })
      const [metadata] = all("transcriptionMetadata")
      assert.hasAllKeys(metadata, ["subscriptionId", "locale", "callConnectionId", "correlationId"])
      const [result] = all("transcriptionData")
      assert.doesNotHaveAnyKeys(result, ["sentimentAnalysisResult", "languageIdentified"])
      assert.strictEqual(result?.["text"], "Call 425 555 0123")
    })
  )

  it.effect("says in its metadata what is analyzed, and with which model", () =>
    Effect.gen(function* () {
      const { all } = yield* transcribed({
        locale: "en-US",
        speechModelEndpointId: "model-1",
        enableSentimentAnalysis: true,
        piiRedactionOptions: { enable: true, redactionType: "maskWithCharacter" }
      })
      const { subscriptionId, callConnectionId, correlationId, ...rest } = all("transcriptionMetadata")[0] ?? {}
      assert.isTrue([subscriptionId, callConnectionId, correlationId].every((each) => typeof each === "string"))
      assert.deepStrictEqual(rest, {
        locale: "en-US",
        speechModelEndpointId: "model-1",
        locales: [],
        enableSentimentAnalysis: true,
        piiRedactionOptions: { enable: true, redactionType: "MaskWithCharacter" }
      })
    })
  )

  it.effect("has frames that the client understands", () =>
    Effect.gen(function* () {
      const { frames, speak } = yield* transcribed({ locales: ["en-US"], enableSentimentAnalysis: true })
      yield* speak("Wonderful", { sentiment: "positive" })
      const [metadata, data] = frames.map((frame) => decode(JSON.stringify(frame)))
      if (metadata?._tag !== "TranscriptionMetadata" || data?._tag !== "TranscriptionData") return assert.fail()
      assert.deepStrictEqual(metadata.locales, ["en-US"])
      assert.deepStrictEqual(data.sentimentAnalysisResult, { sentiment: "positive" })
      assert.strictEqual(data.languageIdentified, "en-US")
    })
  )

  it.effect("reports the sentiment of complete utterances, neutral unless the control says another", () =>
    Effect.gen(function* () {
      const { all, speak } = yield* transcribed({
        locale: "en-US",
        enableSentimentAnalysis: true,
        enableIntermediateResults: true
      })
      yield* speak("This is terrible", { sentiment: "negative" })
      yield* speak("Well then")
      assert.deepStrictEqual(
        all("transcriptionData").map(({ resultStatus, sentimentAnalysisResult }) => [
          resultStatus,
          sentimentAnalysisResult
        ]),
        [
          ["Intermediate", undefined],
          ["Final", { sentiment: "negative" }],
          ["Intermediate", undefined],
          ["Final", { sentiment: "neutral" }]
        ]
      )
    })
  )

  it.effect("identifies the language among those that were asked for", () =>
    Effect.gen(function* () {
      const { all, id, rig, speak } = yield* transcribed({ locales: ["en-US", "de-DE", "hi-IN"] })
      for (const language of ["de-DE", "HI-in", "fr-FR", undefined]) yield* speak("Guten Tag", { language })
      assert.strictEqual(all("transcriptionMetadata")[0]?.["locale"], "en-US")
      assert.deepStrictEqual(languages(all("transcriptionData")), ["de-DE", "hi-IN", "en-US", "en-US"])
      const { body } = yield* rig.send(operations.getCall, { version, id })
      assert.strictEqual(objectAt(body, "transcriptionSubscription")["locale"], "en-US")
    })
  )

  it.effect("no longer identifies the language when an update names one; other updates leave it alone", () =>
    Effect.gen(function* () {
      const { all, speak, update } = yield* transcribed({ locales: ["en-US", "de-DE"] })
      yield* update({ enableSentimentAnalysis: true })
      yield* speak("Guten Tag", { language: "de-DE" })
      yield* update({ locale: "de-DE", enableSentimentAnalysis: false })
      yield* speak("Guten Tag", { language: "de-DE" })
      assert.deepStrictEqual(languages(all("transcriptionData")), ["de-DE", undefined])
      assert.deepStrictEqual(
        all("transcriptionMetadata").map(({ enableSentimentAnalysis, locale, locales }) => [
          locale,
          locales,
          enableSentimentAnalysis
        ]),
        [
          ["en-US", ["en-US", "de-DE"], false],
          ["en-US", ["en-US", "de-DE"], true],
          ["de-DE", undefined, undefined]
        ]
      )
    })
  )

  it.effect("is what a start asks for, too", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({ version, transcriptionOptions: english })
      const body = { enableSentimentAnalysis: true, locales: ["de-DE"], piiRedactionOptions: { enable: true } }
      assert.strictEqual((yield* rig.send(operations.startTranscription, { version, id, body })).status, 202)
      yield* rig.advance(600)
      yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Pin 1234" })
      yield* rig.advance(5000)
      const { languageIdentified, sentimentAnalysisResult, text } = objectAt(
        application.only().frames[1],
        "transcriptionData"
      )
      assert.deepStrictEqual(
        [text, languageIdentified, sentimentAnalysisResult],
        ["Pin ****", "de-DE", { sentiment: "neutral" }]
      )
    })
  )
})

describe("redaction", () => {
  const summary = (rig: Rig, id: string) =>
    rig
      .eventsOf(id)
      .filter(({ type }) => type === "TranscriptionCallSummaryUpdated")
      .map(({ data }) => objectAt(data, "transcriptionUpdate")["transcriptionMessage"])

  it.effect("of results and summaries; half of an utterance is as masked as the whole, and words are left out", () =>
    Effect.gen(function* () {
      const { all, id, rig, speak } = yield* transcribed({
        locale: "en-US",
        piiRedactionOptions: { enable: true },
        enableIntermediateResults: true
      })
      yield* speak("It is 425 5550123 then")
      assert.deepStrictEqual(
        all("transcriptionData").map(({ resultStatus, text, words }) => [resultStatus, text, words]),
        [
          ["Intermediate", "It is ***", []],
          ["Final", "It is *********** then", []]
        ]
      )
      yield* rig.send(operations.summarizeCall, { version, id, body: {} })
      yield* rig.advance(5000)
      assert.deepStrictEqual(summary(rig, id), ["Speaker 1: It is *********** then"])
    })
  )

  it.each([
    ["My date of birth is 4/7/1990.", "My date of birth is ********."],
    ["Call +1 (425) 555-0123 now", "Call ***************** now"],
    ["Card 4111 1111 1111 1111, thanks", "Card *******************, thanks"],
    ["Write to ann.lee+x@mail.contoso.com.", "Write to **************************."],
    ["Three of 12, room 101", "Three of 12, room 101"],
    ["@ me", "@ me"],
    ["", ""]
  ])("masks %s", (text, masked) => {
    assert.strictEqual(redacted(text), masked)
  })

  it.prop("keeps the length, and no number of four digits", [Schema.String], ([text]) => {
    const masked = redacted(`${text} 1234 ${text}`)
    assert.lengthOf(masked, 2 * text.length + 6)
    assert.notMatch(masked, /\d{4}/)
    assert.strictEqual(redacted(masked), masked)
  })
})

describe("refusals", () => {
  it.effect("another redaction type is 400/8523 when the call is made, in starts and in updates", () =>
    Effect.gen(function* () {
      const piiRedactionOptions = { enable: true, redactionType: "forget" }
      const rig = yield* makeRig()
      const created = yield* create(rig, { version, transcriptionOptions: { ...english, piiRedactionOptions } })
      assert.deepStrictEqual(refusalOf(created), [400, "8523"])
      assert.include(
        textAt(created.body, "error", "message"),
        "transcriptionOptions.piiRedactionOptions.redactionType: expected maskWithCharacter"
      )
      const call = yield* connectedCall({ version, transcriptionOptions: english })
      for (const operation of [operations.startTranscription, operations.updateTranscription]) {
        const answer = yield* call.rig.send(operation, { version, id: call.id, body: { piiRedactionOptions } })
        assert.deepStrictEqual(refusalOf(answer), [400, "8523"])
      }
      yield* call.rig.advance(5000)
      assert.deepStrictEqual(typesOf(call.rig, call.id), [])
    })
  )

  it.effect("older versions do not have the options", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      for (const options of [
        { enableSentimentAnalysis: true },
        { locales: ["en-US"] },
        { piiRedactionOptions: { enable: true } }
      ]) {
        const transcriptionOptions = { ...english, ...options }
        const answer = yield* create(rig, { version: "2026-03-12", transcriptionOptions })
        assert.deepStrictEqual(refusalOf(answer), [400, "8523"])
      }
    })
  )
})
