/** Texts and speech on calls whose setup named no Azure AI services. */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { english, transportUrl } from "./support/streams.ts"
import { makeMediaApplication } from "./support/mediaApplication.ts"
import {
  aiServices,
  alice,
  type Answer,
  callbackUri,
  callerId,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt,
  typesOf
} from "./support/Rig.ts"

const customer = phone("+14255550123")
const file = { kind: "file", file: { uri: "https://cdn.contoso.com/a.wav?durationMs=100" } }
const text = { kind: "text", text: { text: "Hello.", voiceName: "en-US-NancyNeural" } }
const ssml = { kind: "ssml", ssml: { ssmlText: "<speak>Hello.</speak>" } }
const listen = (more: object, options: object = {}) => ({
  recognizeOptions: { targetParticipant: customer, ...options },
  ...more
})
const choices = [{ label: "Confirm", phrases: ["yes"] }]

/** What needs somebody who speaks or understands. */
const spoken: ReadonlyArray<readonly [string, Operation.Any, object]> = [
  ["play of a text", operations.play, { playSources: [text] }],
  ["play of SSML behind a file", operations.play, { playSources: [file, ssml] }],
  ["hold with a text", operations.hold, { targetParticipant: customer, playSourceInfo: text }],
  ["recognize of speech", operations.recognize, listen({ recognizeInputType: "speech" })],
  ["recognize of speech or keys", operations.recognize, listen({ recognizeInputType: "speechOrDtmf" })],
  ["recognize of choices", operations.recognize, listen({ recognizeInputType: "choices" }, { choices })],
  ["recognize of keys behind a text", operations.recognize, listen({ recognizeInputType: "dtmf", playPrompt: text })],
  ["recognize of keys behind SSML", operations.recognize, listen({ recognizeInputType: "dtmf", playPrompts: [ssml] })],
  ["start of a transcription", operations.startTranscription, {}]
]

const streams = { transcriptionOptions: english }

const call = (rig: Rig, more: object) =>
  Effect.gen(function* () {
    const { body } = yield* rig.send(operations.createCall, {
      version: "2026-03-12",
      body: { targets: [customer], source: { id: alice }, callbackUri, ...callerId, ...more }
    })
    yield* rig.advance(100)
    rig.forget()
    return textAt(body, "callConnectionId")
  })

const refusal = ({ body, status }: Answer) => ({
  status,
  code: textAt(body, "error", "code"),
  message: textAt(body, "error", "message")
})
const notSet = {
  status: 405,
  code: "8522",
  message: "Request not allowed when Cognitive Service Configuration not set during call setup."
}

describe("a call without cognitiveServicesEndpoint", () => {
  for (const [name, operation, body] of spoken)
    it.effect(`${name} is 405/8522, and nothing of it is emitted; with the endpoint it is accepted`, () =>
      Effect.gen(function* () {
        const application = makeMediaApplication()
        const rig = yield* makeRig({ options: { mediaSocket: application.mediaSocket } })
        for (const without of [{}, { callIntelligenceOptions: {} }]) {
          const id = yield* call(rig, { ...streams, ...without })
          assert.deepStrictEqual(refusal(yield* rig.send(operation, { id, version: "2026-03-12", body })), notSet)
          yield* rig.advance(20_000)
          assert.deepStrictEqual(typesOf(rig, id), [])
        }
        const id = yield* call(rig, { ...streams, ...aiServices(undefined) })
        const { status } = yield* rig.send(operation, { id, version: "2026-03-12", body })
        assert.include([200, 202], status)
      })
    )

  it.effect("files, keys and hold without a text are as on any other", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* call(rig, {})
      for (const [operation, body] of [
        [operations.play, { playSources: [file] }],
        [operations.recognize, listen({ recognizeInputType: "dtmf", playPrompt: file })],
        [operations.hold, { targetParticipant: customer }],
        [operations.hold, { targetParticipant: customer, playSourceInfo: file }]
      ] as const)
        assert.include([200, 202], (yield* rig.send(operation, { id, body })).status)
    })
  )

  it.effect("each leg has its own: an application that answered or joined without one is refused", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { incomingCallContext } = objectAt(
        yield* rig.cloud.control("POST", "/incoming-calls", { from: "+14255550111", to: alice })
      )
      const answered = yield* rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } })
      yield* rig.advance(1000)
      const id = textAt(answered.body, "callConnectionId")
      const body = { playSources: [text] }
      assert.deepStrictEqual(refusal(yield* rig.send(operations.play, { id, body })), notSet)
      const joined = yield* rig.send(operations.connect, {
        body: {
          callLocator: { kind: "serverCallLocator", serverCallId: textAt(answered.body, "serverCallId") },
          callbackUri,
          ...aiServices(undefined)
        }
      })
      yield* rig.advance(1000)
      const other = textAt(joined.body, "callConnectionId")
      assert.strictEqual((yield* rig.send(operations.play, { id: other, body })).status, 202)
    })
  )

  it.effect("a transcription that was to start with it is TranscriptionFailed 405/8522", () =>
    Effect.gen(function* () {
      const application = makeMediaApplication()
      const rig = yield* makeRig({ options: { mediaSocket: application.mediaSocket } })
      const id = yield* call(rig, {
        transcriptionOptions: { transportType: "websocket", locale: "en-US", startTranscription: true, transportUrl }
      })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, id), ["TranscriptionFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(id)[0]), "405/8522")
      assert.deepStrictEqual(application.taken, [])
    })
  )
})
