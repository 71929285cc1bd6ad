/** Our client on the local cloud: what a customer presses and says comes back as the awaited outcome. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { aiServices, alice, beginning, callbackUri } from "./support/Rig.ts"

const { Emulator } = LocalCloud
const number = "+14255550123"
const customer = phoneNumber(number)

/** A cloud in process whose callbacks go to the event service, and a client of it. */
const world = Layer.unwrap(
  Emulator.use(({ connectionString }) => Effect.succeed(CallAutomation.layer({ connectionString })))
).pipe(
  Layer.provideMerge(
    Layer.unwrap(
      CallEvents.CallEvents.use((events) =>
        Effect.succeed(
          LocalCloud.layer({
            deliver: ({ body }) => events.receiveTrusted(body).pipe(Effect.orDie, Effect.as({ status: 200 }))
          })
        )
      )
    )
  ),
  Layer.provideMerge(CallEvents.layer())
)

const advance = (millis: number) => Emulator.use((cloud) => cloud.advance(millis))

/** Calls the customer, who answers. */
const called = Effect.gen(function* () {
  yield* TestClock.setTime(beginning)
  const { callConnectionId = "" } = yield* CallAutomation.createCall({
    targets: [customer],
    source: { id: alice },
    sourceCallerIdNumber: { value: "+14255550100" },
    callbackUri,
    ...aiServices(undefined)
  })
  yield* advance(1000)
  return callConnectionId
})

describe("our client on the local cloud", () => {
  it.effect("asks for a number, hears a word, sends tones, and learns of what was cancelled", () =>
    Effect.gen(function* () {
      const cloud = yield* Emulator
      const callConnectionId = yield* called
      const target = { targetParticipant: customer }

      yield* CallMedia.recognize({
        callConnectionId,
        recognizeInputType: "dtmf",
        playPrompts: [{ kind: "text", text: { text: "Please enter your number." } }],
        recognizeOptions: { ...target, dtmfOptions: { stopTones: ["pound"] } },
        operationContext: "number"
      })
      yield* advance(10)
      yield* cloud.tones(callConnectionId, number, ["4", "2", "#"])
      const entered = yield* CallEvents.awaitOutcome(Outcome.recognize, {
        callConnectionId,
        operationContext: "number"
      })
      assert.deepStrictEqual(entered.data.dtmfResult?.tones, ["four", "two"])

      yield* CallMedia.recognize({
        callConnectionId,
        recognizeInputType: "speech",
        recognizeOptions: target,
        operationContext: "words"
      })
      yield* cloud.speech(callConnectionId, number, "hello", 0.5)
      yield* advance(2000)
      const said = yield* CallEvents.awaitOutcome(Outcome.recognize, { callConnectionId, operationContext: "words" })
      assert.deepStrictEqual(said.data.speechResult, { speech: "hello", confidence: 0.5 })

      yield* CallMedia.sendDtmfTones({ callConnectionId, ...target, tones: ["one"], operationContext: "tones" })
      yield* advance(1000)
      yield* CallEvents.awaitOutcome(Outcome.sendDtmfTones, { callConnectionId, operationContext: "tones" })

      yield* CallMedia.recognize({
        callConnectionId,
        recognizeInputType: "dtmf",
        recognizeOptions: target,
        operationContext: "cancelled"
      })
      yield* CallMedia.cancelAllMediaOperations({ callConnectionId })
      yield* advance(1000)
      const failure = yield* Effect.flip(
        CallEvents.awaitOutcome(Outcome.recognize, { callConnectionId, operationContext: "cancelled" })
      )
      assert.include(failure, { _tag: "OperationFailed", code: 400, subCode: 8508 })
    }).pipe(Effect.provide(world))
  )

  it.effect("is reported tone by tone until it stops", () =>
    Effect.gen(function* () {
      const cloud = yield* Emulator
      const callConnectionId = yield* called
      yield* CallMedia.startContinuousDtmfRecognition({ callConnectionId, targetParticipant: customer })
      yield* cloud.tones(callConnectionId, number, ["7", "*"])
      yield* CallMedia.stopContinuousDtmfRecognition({
        callConnectionId,
        targetParticipant: customer,
        operationContext: "stop"
      })
      yield* advance(1000)
      yield* CallEvents.awaitOutcome(Outcome.stopContinuousDtmfRecognition, { callConnectionId })
      const events = yield* CallEvents.stream(callConnectionId).pipe(
        Stream.takeUntil(({ _tag }) => _tag === "ContinuousDtmfRecognitionStopped"),
        Stream.runCollect
      )
      const tones = events.flatMap((event) =>
        event._tag === "ContinuousDtmfRecognitionToneReceived" ? [[event.data.sequenceId, event.data.tone]] : []
      )
      assert.deepStrictEqual(tones, [
        [1, "seven"],
        [2, "asterisk"]
      ])
    }).pipe(Effect.provide(world))
  )
})
