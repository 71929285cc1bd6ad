/** Microsoft's own client recognises tones, choices and speech, sends tones and cancels, with callbacks on real HTTP. */
import { CallAutomationClient, DtmfTone } from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { makeApplication } from "./support/Application.ts"
import { alice } from "./support/Rig.ts"

const customer = { phoneNumber: "+14255550123" }
const sourceCallIdNumber = { phoneNumber: "+14255550100" }
const mine = (operationContext: string) => (event: object) =>
  "operationContext" in event && event.operationContext === operationContext

const codeOf = ({ resultInformation }: { readonly resultInformation?: unknown }): string => {
  assert(typeof resultInformation === "object" && resultInformation !== null)
  return `${String(Reflect.get(resultInformation, "code"))}/${String(Reflect.get(resultInformation, "subCode"))}`
}

/** A cloud, an application, and a connected call of the official client with a customer. */
const world = Effect.gen(function* () {
  const application = yield* makeApplication
  const cloud = yield* Emulator.serve({ port: 0, eventGrid: application.gridUri })
  yield* cloud.setScale(10)
  application.trust(cloud.origin, cloud.resourceId)
  const client = new CallAutomationClient(cloud.connectionString, {
    allowInsecureConnection: true,
    sourceIdentity: { communicationUserId: alice }
  })
  const { callConnection, callConnectionProperties } = yield* Effect.promise(() =>
    client.createCall({ targetParticipant: customer, sourceCallIdNumber }, application.callbackUri)
  )
  const id = callConnectionProperties.callConnectionId ?? assert.fail("no id")
  yield* Effect.promise(() => application.event(id, "CallConnected"))
  const press = (tones: string) => Effect.runPromise(cloud.tones(id, customer.phoneNumber, tones.split("")))
  const say = (text: string) => Effect.runPromise(cloud.speech(id, customer.phoneNumber, text, 0.75))
  return { application, cloud, id, media: callConnection.getCallMedia(), press, say }
})

/** Runs a story in a world of its own; every delivery must have been good. */
const story = (tell: (given: Effect.Success<typeof world>) => Promise<void>) =>
  Effect.gen(function* () {
    const given = yield* world
    yield* Effect.promise(() => tell(given))
    yield* given.cloud.idle
    assert.deepStrictEqual(given.application.problems, [])
  })

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
      assert.strictEqual(codeOf(stopped), "200/0")

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
