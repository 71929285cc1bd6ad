/** Microsoft's own client recognizes tones, choices and speech, sends tones and cancels, with callbacks on real HTTP. */
import { DtmfTone } from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { codeOf, customer, mine, official, storyOf } from "./support/official.ts"

/** With a connected call, and what its customer does. */
const world = Effect.gen(function* () {
  const given = yield* official
  const { cloud } = given
  const { callConnection, id } = yield* Effect.promise(() => given.call(customer))
  return {
    ...given,
    callConnection,
    id,
    media: callConnection.getCallMedia(),
    press: (tones: string) => Effect.runPromise(cloud.tones(id, customer.phoneNumber, tones.split(""))),
    say: (text: string) => Effect.runPromise(cloud.speech(id, customer.phoneNumber, text, 0.75))
  }
})

const story = storyOf(world)

const plays = { url: "https://media.contoso.com/a.wav?durationMs=500", kind: "fileSource" } as const
const fails = { url: "https://media.contoso.com/not-found.mp3", kind: "fileSource" } as const

describe("@azure/communication-call-automation 1.6.0", () => {
  it.live("startRecognizing tones: collected, stopped, none, and a prompt that is not there", () =>
    story(async ({ application, id, media, press }) => {
      const dtmf = { kind: "callMediaRecognizeDtmfOptions" } as const
      await media.startRecognizing(customer, {
        ...dtmf,
        maxTonesToCollect: 2,
        playPrompt: plays,
        interruptPrompt: true,
        operationContext: "two"
      })
      await press("12")
      const two = await application.event(id, "RecognizeCompleted", mine("two"))
      assert.strictEqual(codeOf(two), "200/8531")
      assert.strictEqual(two.recognitionType, "dtmf")
      assert.deepStrictEqual(two.dtmfResult?.tones, ["one", "two"])

      await media.startRecognizing(customer, {
        ...dtmf,
        maxTonesToCollect: 9,
        stopDtmfTones: [DtmfTone.Pound],
        operationContext: "pound"
      })
      await press("3#")
      const stopped = await application.event(id, "RecognizeCompleted", mine("pound"))
      assert.strictEqual(codeOf(stopped), "200/8514")
      assert.deepStrictEqual(stopped.dtmfResult?.tones, ["three"])

      await media.startRecognizing(customer, {
        ...dtmf,
        maxTonesToCollect: 1,
        initialSilenceTimeoutInSeconds: 1,
        operationContext: "none"
      })
      assert.strictEqual(codeOf(await application.event(id, "RecognizeFailed", mine("none"))), "400/8510")

      await media.startRecognizing(customer, { ...dtmf, playPrompts: [plays, fails], operationContext: "bad" })
      const failed = await application.event(id, "RecognizeFailed", mine("bad"))
      assert.strictEqual(codeOf(failed), "400/8536")
      assert.strictEqual(Reflect.get(failed, "failedPlaySourceIndex"), 1)
    })
  )

  it.live("startRecognizing choices, speech, and speech or tones", () =>
    story(async ({ application, id, media, press, say }) => {
      const choices = [{ label: "Confirm", phrases: ["yes"], tone: DtmfTone.One }]
      for (const [operationContext, act, code] of [
        ["tone", () => press("1"), "200/8533"],
        ["phrase", () => say("Yes."), "200/8545"]
      ] as const) {
        await media.startRecognizing(customer, { kind: "callMediaRecognizeChoiceOptions", choices, operationContext })
        await act()
        const event = await application.event(id, "RecognizeCompleted", mine(operationContext))
        assert.strictEqual(codeOf(event), code)
        assert.strictEqual(event.recognitionType, "choices")
        assert.strictEqual(event.choiceResult?.label, "Confirm")
      }
      await media.startRecognizing(customer, {
        kind: "callMediaRecognizeSpeechOptions",
        endSilenceTimeoutInSeconds: 1,
        operationContext: "speech"
      })
      await say("My order is late")
      const spoken = await application.event(id, "RecognizeCompleted", mine("speech"))
      assert.strictEqual(codeOf(spoken), "200/8569")
      assert.strictEqual(spoken.speechResult?.speech, "My order is late")

      await media.startRecognizing(customer, {
        kind: "callMediaRecognizeSpeechOrDtmfOptions",
        maxTonesToCollect: 1,
        operationContext: "either"
      })
      await press("9")
      const either = await application.event(id, "RecognizeCompleted", mine("either"))
      assert.deepStrictEqual(either.dtmfResult?.tones, ["nine"])
    })
  )

  it.live("startContinuousDtmfRecognition, stopContinuousDtmfRecognition, sendDtmfTones, cancelAllOperations", () =>
    story(async ({ application, id, media, press }) => {
      await media.startContinuousDtmfRecognition(customer, { operationContext: "tones" })
      await press("42")
      const first = await application.event(id, "ContinuousDtmfRecognitionToneReceived", ({ tone }) => tone === "four")
      const second = await application.event(id, "ContinuousDtmfRecognitionToneReceived", ({ tone }) => tone === "two")
      assert.deepStrictEqual([first.sequenceId, second.sequenceId], [1, 2])
      await media.stopContinuousDtmfRecognition(customer, { operationContext: "stop" })
      const stopped = await application.event(id, "ContinuousDtmfRecognitionStopped", mine("stop"))
      assert.strictEqual(codeOf(stopped), "200/7000")

      const sent = await media.sendDtmfTones([DtmfTone.One, DtmfTone.Pound], customer, { operationContext: "send" })
      assert.strictEqual(sent.operationContext, "send")
      assert.strictEqual(codeOf(await application.event(id, "SendDtmfTonesCompleted", mine("send"))), "200/0")

      await media.playToAll([plays], { loop: true, operationContext: "play" })
      await media.startRecognizing(customer, {
        kind: "callMediaRecognizeDtmfOptions",
        operationContext: "recognize"
      })
      await media.cancelAllOperations()
      assert.strictEqual(codeOf(await application.event(id, "PlayCanceled", mine("play"))), "400/8508")
      assert.strictEqual(codeOf(await application.event(id, "RecognizeCanceled", mine("recognize"))), "400/8508")
    })
  )
})
