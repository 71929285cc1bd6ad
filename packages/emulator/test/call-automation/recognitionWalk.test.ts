/**
 * Random walks of prompts, recognitions and tones: each accepted one ends once, whoever presses, speaks, cancels or leaves when.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { bob, callOfThree, makeRig, phone, type Rig, user } from "./support/Rig.ts"

const third = "+14255550144"
const parties = [
  [user(bob), bob],
  [phone(third), third]
] as const
/** How often a walk does what. */
const acts = [
  "tones",
  "tones",
  "tones",
  "speech",
  "speech",
  "recognize",
  "recognize",
  "recognize",
  "badRecognize",
  "interrupt",
  "play",
  "cancelAll",
  "send",
  "start",
  "stop",
  "fail",
  "leave",
  "hangup",
  "terminate"
] as const
const failures = [
  { code: 500, subCode: 9999, count: 2 },
  { code: 500, subCode: 8511 },
  { code: 408, subCode: 8570 },
  { operation: "startContinuousDtmfRecognition", code: 500, subCode: 9999 }
] as const
const inputTypes = ["dtmf", "speech", "speechOrDtmf", "choices"] as const

const below = (bound: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: bound - 1 }))
const Step = Schema.Struct({
  act: below(acts.length),
  leg: below(2),
  party: below(parties.length),
  input: below(inputTypes.length),
  millis: below(1500)
})
const Walk = Schema.Array(Step).check(Schema.isMinLength(12), Schema.isMaxLength(40))

/** What was accepted and must end once: the leg, its context, and the events that may end it. */
interface Accepted {
  readonly leg: string
  readonly context: string
  readonly endings: ReadonlyArray<string>
}

const recognitionEndings = ["RecognizeCompleted", "RecognizeFailed", "RecognizeCanceled"]
const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })
const choices = [{ label: "Confirm", phrases: ["yes"], tone: "one" }]

const walk = Effect.fnUntraced(function* (rig: Rig, steps: typeof Walk.Type) {
  const { answerer, creator } = yield* callOfThree(rig)
  const accepted: Array<Accepted> = []
  for (const [index, step] of steps.entries()) {
    const id = step.leg === 0 ? creator : answerer
    const [target, name] = parties[step.party] ?? parties[0]
    const operationContext = `step ${index}`
    const ask = Effect.fnUntraced(function* (
      operation: Parameters<Rig["send"]>[0],
      body: object | undefined,
      endings: ReadonlyArray<string>
    ) {
      const asked = body === undefined ? { id } : { id, body: { ...body, operationContext } }
      const { status } = yield* rig.send(operation, asked)
      assert.include([200, 202, 204, 404], status)
      if (status === 202 && endings.length > 0) accepted.push({ leg: id, context: operationContext, endings })
    })
    const recognition = {
      recognizeInputType: inputTypes[step.input],
      recognizeOptions: {
        targetParticipant: target,
        interruptPrompt: step.millis % 2 === 0,
        initialSilenceTimeoutInSeconds: 1 + (step.millis % 3),
        dtmfOptions: { maxTonesToCollect: 1 + (step.millis % 4), stopTones: ["pound"] },
        choices
      }
    }
    const prompt = { playPrompt: file("a.wav?durationMs=700") }
    switch (acts[step.act]) {
      case "tones":
        yield* Effect.ignore(
          rig.control(`/calls/${id}/tones`, { participant: name, tones: ["1", "2", "34", "5#"][step.input] })
        )
        break
      case "speech":
        yield* Effect.ignore(
          rig.control(`/calls/${id}/speech`, {
            participant: name,
            text: step.input < 2 ? "yes" : "no",
            confidence: step.input / 4
          })
        )
        break
      case "recognize":
        yield* ask(
          operations.recognize,
          step.millis < 700 ? recognition : { ...recognition, ...prompt },
          recognitionEndings
        )
        break
      case "badRecognize":
        yield* ask(operations.recognize, { ...recognition, playPrompt: file("not-found.mp3") }, recognitionEndings)
        break
      case "interrupt":
        yield* ask(
          operations.recognize,
          { ...recognition, ...prompt, interruptCallMediaOperation: true },
          recognitionEndings
        )
        break
      case "play":
        yield* ask(operations.play, { playSources: [file("a.wav")], playTo: [target] }, [
          "PlayCompleted",
          "PlayFailed",
          "PlayCanceled"
        ])
        break
      case "cancelAll":
        yield* ask(operations.cancelAllMediaOperations, undefined, [])
        break
      case "send":
        yield* ask(operations.sendDtmfTones, { tones: ["one", "two"], targetParticipant: target }, [
          "SendDtmfTonesCompleted",
          "SendDtmfTonesFailed"
        ])
        break
      case "start":
        yield* ask(operations.startContinuousDtmfRecognition, { targetParticipant: target }, [])
        break
      case "stop":
        yield* ask(operations.stopContinuousDtmfRecognition, { targetParticipant: target }, [])
        break
      case "fail":
        yield* Effect.ignore(rig.cloud.mediaFailure(id, failures[step.input] ?? failures[0]))
        break
      case "leave":
        if (step.millis < 500) yield* Effect.ignore(rig.control(`/calls/${id}/leave`, { participant: name }))
        break
      case "hangup":
        if (step.millis < 200) yield* ask(operations.hangupCall, undefined, [])
        break
      case "terminate":
        if (step.millis < 200) yield* ask(operations.terminateCall, undefined, [])
        break
    }
    yield* rig.advance(step.millis)
  }
  return { legs: [creator, answerer], accepted }
})

describe("random walks of recognitions", () => {
  it.effect.prop(
    "every accepted one ends once, numbers of tones are without gaps, and nothing follows the end of a leg",
    [Walk],
    ([steps]) =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const { accepted, legs } = yield* walk(rig, steps)
        yield* rig.advance(600_000)
        for (const { context, endings, leg } of accepted) {
          const ended = rig
            .eventsOf(leg)
            .filter(({ data, type }) => data["operationContext"] === context && endings.includes(type))
          assert.strictEqual(ended.length, 1, `${context}: ${ended.map(({ type }) => type).join(" ")}`)
        }
        for (const leg of legs) {
          const events = rig.eventsOf(leg)
          const end = events.findIndex(({ type }) => type === "CallDisconnected")
          if (end >= 0) assert.strictEqual(end, events.length - 1)
          const last = new Map<unknown, number>()
          for (const { data, type } of events) {
            const failed = type === "ContinuousDtmfRecognitionToneFailed"
            if (!failed && type !== "ContinuousDtmfRecognitionToneReceived") continue
            const expected = (last.get(data["operationContext"]) ?? 0) + 1
            // A tone that fails has no number, and is counted.
            assert.strictEqual(data["sequenceId"], failed ? undefined : expected)
            last.set(data["operationContext"], expected)
          }
        }
      }),
    { arbitrary: { runs: 60, size: 40 } }
  )
})
