/** Recognition and tones: what a version lacks, what is out of bounds, and how a failure that leaves it open is reported. */
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import type { ApiVersion } from "../src/ApiVersion.ts"
import * as CallEvents from "../src/CallEvents.ts"
import type { EventName } from "../src/events.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as Outcome from "../src/Outcome.ts"
import { createCallAutomation } from "../src/promise.ts"
import { dataOf, event } from "./events/bodies.ts"
import { bot, callbackUri, callConnectionId, connectionString, customer, scripted } from "./support.ts"

const file = { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }

const recognize =
  (options: object, more: object = {}) =>
  (apiVersion: ApiVersion) =>
    CallMedia.recognize(
      {
        callConnectionId,
        recognizeInputType: "dtmf",
        recognizeOptions: { targetParticipant: customer, ...options },
        ...more
      },
      { apiVersion }
    )

const stable = ["2023-10-15", "2024-04-15", "2024-09-15", "2025-05-15", "2025-06-15", "2026-03-12"] as const

describe("what a version does not have is refused before anything is sent", () => {
  const choices = [{ label: "Confirm", phrases: ["yes"] }]
  for (const [field, call, versions] of [
    ["operationCallbackUri", recognize({}, { operationCallbackUri: callbackUri }), ["2023-03-06"]],
    ["playPrompts", recognize({}, { playPrompts: [file] }), ["2023-03-06", "2023-10-15", "2024-04-15"]],
    ["recognizeOptions.choices", recognize({ choices }), ["2023-03-06"]],
    ["recognizeOptions.speechLanguage", recognize({ speechLanguage: "en-US" }), ["2023-03-06"]],
    [
      "recognizeOptions.speechRecognitionModelEndpointId",
      recognize({ speechRecognitionModelEndpointId: "model" }),
      ["2023-03-06"]
    ],
    ["recognizeOptions.speechOptions", recognize({ speechOptions: {} }), ["2023-03-06"]],
    ["recognizeOptions.speechLanguages", recognize({ speechLanguages: ["en-US"] }), stable],
    ["recognizeOptions.enableSentimentAnalysis", recognize({ enableSentimentAnalysis: true }), stable],
    [
      "apiVersion",
      (apiVersion: ApiVersion) =>
        CallMedia.startContinuousDtmfRecognition({ callConnectionId, targetParticipant: bot }, { apiVersion }),
      ["2023-03-06"]
    ],
    [
      "apiVersion",
      (apiVersion: ApiVersion) =>
        CallMedia.stopContinuousDtmfRecognition({ callConnectionId, targetParticipant: bot }, { apiVersion }),
      ["2023-03-06"]
    ],
    [
      "apiVersion",
      (apiVersion: ApiVersion) =>
        CallMedia.sendDtmfTones({ callConnectionId, targetParticipant: bot, tones: ["one"] }, { apiVersion }),
      ["2023-03-06"]
    ]
  ] as const)
    for (const version of versions)
      it.effect(`${field}: ${version}`, () =>
        Effect.gen(function* () {
          const { layer, requests } = scripted([])
          const error = yield* Effect.flip(Effect.provide(call(version), layer))
          assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, field)
          assert.strictEqual(requests.length, 0)
        })
      )

  it.effect("what the preview has is sent there", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ status: 202 }])
      const call = recognize({ speechLanguages: ["en-US"], enableSentimentAnalysis: true }, { playPrompts: [file] })
      yield* Effect.provide(call("2025-08-15-preview"), layer)
      assert.strictEqual(requests.length, 1)
    })
  )
})

describe("bounds of silences", () => {
  for (const options of [
    { initialSilenceTimeoutInSeconds: -1 },
    { initialSilenceTimeoutInSeconds: 301 },
    { initialSilenceTimeoutInSeconds: 1.5 },
    { dtmfOptions: { interToneTimeoutInSeconds: 0 } },
    { dtmfOptions: { interToneTimeoutInSeconds: 61 } }
  ])
    it.effect(`${JSON.stringify(options)} is refused`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([])
        const error = yield* Effect.flip(Effect.provide(recognize(options)("2026-03-12"), layer))
        assert.strictEqual(error.reason._tag, "InvalidRequest")
        assert.include(error.message, "TimeoutInSeconds")
        assert.strictEqual(requests.length, 0)
      })
    )

  it.effect("the bounds themselves are sent", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted(() => ({ status: 202 }))
      for (const [silence, between] of [
        [0, 1],
        [300, 60]
      ])
        yield* Effect.provide(
          recognize({
            initialSilenceTimeoutInSeconds: silence,
            dtmfOptions: { interToneTimeoutInSeconds: between }
          })("2026-03-12"),
          layer
        )
      assert.strictEqual(requests.length, 2)
    })
  )
})

describe("a failure that leaves it open", () => {
  const tones = { callConnectionId, targetParticipant: bot, tones: ["one"] }

  for (const [name, call] of [
    ["recognize", recognize({})("2026-03-12")],
    ["cancelAllMediaOperations", CallMedia.cancelAllMediaOperations({ callConnectionId })],
    [
      "startContinuousDtmfRecognition",
      CallMedia.startContinuousDtmfRecognition({ callConnectionId, targetParticipant: bot })
    ]
  ] as const)
    it.effect(`of ${name} is Ambiguous and nothing is sent again`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([{ sent: true }])
        const error = yield* Effect.flip(Effect.provide(call, layer))
        assert.strictEqual(error.reason._tag, "Ambiguous")
        assert.strictEqual(requests.length, 1)
      })
    )

  it.effect("of sendDtmfTones is asked for again with the same pair", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }, { status: 202, body: {} }])
      const sending = yield* Effect.forkChild(Effect.provide(CallMedia.sendDtmfTones(tones), layer))
      yield* TestClock.adjust(5_000)
      yield* Fiber.join(sending)
      const [first, second] = requests.map(({ headers }) => headers["repeatability-request-id"])
      assert.isString(first)
      assert.strictEqual(second, first)
    })
  )
})

describe("outcomes", () => {
  const emitted = (name: string, code: number, subCode: number) =>
    event(
      name,
      dataOf(name, {}, { operationContext: "a", resultInformation: { code, subCode, message: "what happened" } })
    )
  const criteria = { callConnectionId, operationContext: "a" }

  const endsBy = <S extends EventName, F extends EventName>(
    outcome: Outcome.Outcome<S, F>,
    succeeded: S,
    failures: ReadonlyArray<F>
  ) => {
    it.effect(`${succeeded} is a success`, () =>
      Effect.gen(function* () {
        yield* CallEvents.receiveTrusted([emitted("PlayStarted", 200, 0), emitted(succeeded, 200, 8531)])
        const found = yield* CallEvents.awaitOutcome(outcome, criteria)
        assert.strictEqual(found._tag, succeeded)
      }).pipe(Effect.provide(CallEvents.layer()))
    )
    for (const failure of failures)
      it.effect(`${failure} is a failure`, () =>
        Effect.gen(function* () {
          yield* CallEvents.receiveTrusted([emitted(failure, 400, 8508)])
          const found = yield* Effect.flip(CallEvents.awaitOutcome(outcome, criteria))
          assert.include(found, { _tag: "OperationFailed", code: 400, subCode: 8508 })
        }).pipe(Effect.provide(CallEvents.layer()))
      )
  }
  endsBy(Outcome.recognize, "RecognizeCompleted", ["RecognizeFailed", "RecognizeCanceled"])
  endsBy(Outcome.sendDtmfTones, "SendDtmfTonesCompleted", ["SendDtmfTonesFailed"])
  endsBy(Outcome.stopContinuousDtmfRecognition, "ContinuousDtmfRecognitionStopped", [])
})

describe("the Promise API", () => {
  it("has each of them", async () => {
    const transport = ScriptedTransport.make([
      { status: 202 },
      { status: 202 },
      { status: 200 },
      { status: 200 },
      { status: 202, body: { operationContext: "tones" } }
    ])
    const { callMedia } = createCallAutomation({ connectionString, transport })
    const target = { callConnectionId, targetParticipant: bot }
    await callMedia.cancelAllMediaOperations({ callConnectionId })
    await callMedia.recognize({
      callConnectionId,
      recognizeInputType: "speech",
      recognizeOptions: { targetParticipant: bot }
    })
    await callMedia.startContinuousDtmfRecognition(target)
    await callMedia.stopContinuousDtmfRecognition(target)
    const sent = await callMedia.sendDtmfTones({ ...target, tones: ["one"] })
    assert.deepStrictEqual(sent, { operationContext: "tones" })
    assert.deepStrictEqual(
      transport.requests.map(({ path }) => /:(\w+)\?/.exec(path)?.[1]),
      [
        "cancelAllMediaOperations",
        "recognize",
        "startContinuousDtmfRecognition",
        "stopContinuousDtmfRecognition",
        "sendDtmfTones"
      ]
    )
  })
})
