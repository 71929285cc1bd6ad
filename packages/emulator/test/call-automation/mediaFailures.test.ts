/** Failures that are ordered: the codes that Microsoft documents of services which the local cloud does not have. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { MediaFailureOrder } from "../../src/LocalCloud.ts"
import {
  bob,
  callApplication,
  codeOf,
  makeRig,
  objectAt,
  type Received,
  type Rig,
  rosterOf,
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

const text = (spoken: string) => ({ kind: "text", text: { text: spoken } })
const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=1000" } }
const targetParticipant = user(bob)

/** Asks for a media operation with a context. */
const ask = {
  play: (rig: Rig, id: string, operationContext: string) =>
    rig.send(operations.play, { id, body: { playSources: [text("Hello."), file], operationContext } }),
  recognize: (rig: Rig, id: string, operationContext: string, more: object = {}) =>
    rig.send(operations.recognize, {
      id,
      body: { recognizeInputType: "speechOrDtmf", recognizeOptions: { targetParticipant }, operationContext, ...more }
    }),
  hold: (rig: Rig, id: string, operationContext: string) =>
    rig.send(operations.hold, { id, body: { targetParticipant, playSourceInfo: file, operationContext } }),
  startContinuousDtmfRecognition: (rig: Rig, id: string, operationContext: string) =>
    rig.send(operations.startContinuousDtmfRecognition, { id, body: { targetParticipant, operationContext } }),
  sendDtmfTones: (rig: Rig, id: string, operationContext: string) =>
    rig.send(operations.sendDtmfTones, { id, body: { tones: ["one"], targetParticipant, operationContext } })
}
type Operation = keyof typeof ask

const failures: Readonly<Record<Operation, string>> = {
  play: "PlayFailed",
  recognize: "RecognizeFailed",
  hold: "HoldFailed",
  startContinuousDtmfRecognition: "ContinuousDtmfRecognitionToneFailed",
  sendDtmfTones: "SendDtmfTonesFailed"
}
const endOf = (rig: Rig, id: string, operation: Operation): Received => {
  const found = rig.eventsOf(id).filter(({ type }) => type === failures[operation])
  assert.lengthOf(found, 1)
  return found[0] ?? assert.fail("no event")
}

const ofPrompt = [
  "400/8535",
  "400/8536",
  "400/8565",
  "400/8582",
  "401/8565",
  "403/8565",
  "408/8565",
  "429/8565",
  "500/8572",
  "500/9999"
]
const documented: Readonly<Record<Operation, ReadonlyArray<string>>> = {
  play: ofPrompt,
  hold: ofPrompt,
  recognize: [
    "400/8510",
    "400/8532",
    "400/8535",
    "400/8536",
    "400/8547",
    "400/8563",
    "400/8565",
    "400/8582",
    "401/8565",
    "403/8565",
    "408/8565",
    "408/8570",
    "429/8565",
    "500/8511",
    "500/8512",
    "500/8534",
    "500/9999"
  ],
  startContinuousDtmfRecognition: ["500/9999"],
  sendDtmfTones: ["500/9999"]
}
const names = ["play", "recognize", "hold", "startContinuousDtmfRecognition", "sendDtmfTones"] as const
const orderOf = (result: string) => {
  const [code = 0, subCode = 0] = result.split("/").map(Number)
  return { code, subCode }
}

describe("every documented failure", () => {
  for (const operation of names)
    for (const result of documented[operation])
      it.effect(`of ${operation}: ${result}`, () =>
        Effect.gen(function* () {
          const { creator, rig } = yield* two()
          yield* rig.cloud.mediaFailure(creator, { operation, ...orderOf(result) })
          const { status } = yield* ask[operation](rig, creator, "mine")
          assert.include([200, 202], status)
          yield* rig.control(`/calls/${creator}/tones`, { participant: bob, tones: "5" })
          yield* rig.advance(60_000)
          const event = endOf(rig, creator, operation)
          assert.strictEqual(codeOf(event), result)
          assert.strictEqual(textAt(event, "data", "operationContext"), "mine")
          assert.match(textAt(event, "data", "resultInformation", "message"), /^Action failed, .+\.$/)
          // The next one is as ever.
          rig.forget()
          yield* ask[operation](rig, creator, "next")
          yield* rig.control(`/calls/${creator}/tones`, { participant: bob, tones: "5" })
          yield* rig.advance(1900)
          assert.notInclude(typesOf(rig, creator), failures[operation])
        })
      )
})

describe("a failing prompt", () => {
  it.effect("is emitted when that of an invalid file would be, with its index first and without PlayStarted", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { code: 401, subCode: 8565 })
      yield* ask.play(rig, creator, "p")
      yield* rig.advance(1499)
      assert.deepStrictEqual(rig.posts, [])
      yield* rig.advance(1)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayFailed"])
      assert.deepStrictEqual(Object.entries(objectAt(rig.posts[0], "data"))[0], ["failedPlaySourceIndex", 0])
    })
  )

  it.effect("of a recognition says its index when there is a prompt, and nothing of one when there is none", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { code: 500, subCode: 8511, count: 2 })
      yield* ask.recognize(rig, creator, "with", { playPrompt: file })
      yield* ask.recognize(rig, creator, "without")
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["RecognizeFailed", "RecognizeFailed"])
      assert.deepStrictEqual(
        rig.posts.map(({ data }) => data["failedPlaySourceIndex"]),
        [0, undefined]
      )
    })
  )

  it.effect("of empty text or SSML is 400/8582, with the index of the empty one", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      for (const empty of [text(" "), { kind: "ssml", ssml: { ssmlText: "" } }]) {
        rig.forget()
        yield* rig.send(operations.play, { id: creator, body: { playSources: [file, empty] } })
        yield* ask.recognize(rig, creator, "r", { playPrompts: [file, file, empty] })
        yield* rig.advance(60_000)
        assert.deepStrictEqual(
          rig.eventsOf(creator).map((event) => [event.type, codeOf(event), event.data["failedPlaySourceIndex"]]),
          [
            ["PlayFailed", "400/8582", 1],
            ["RecognizeFailed", "400/8582", 2]
          ]
        )
      }
    })
  )

  it.effect("as hold music takes the participant off hold again", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { operation: "hold", code: 403, subCode: 8565 })
      yield* ask.hold(rig, creator, "h")
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated", "HoldFailed", "ParticipantsUpdated"])
      assert.deepStrictEqual(
        rig.eventsOf(answerer).map((roster) => rosterOf(roster)[bob]),
        [true, false]
      )
    })
  )
})

describe("a failing recognition", () => {
  it.effect("plays its prompts first, and takes no key and no word", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { code: 408, subCode: 8570 })
      yield* ask.recognize(rig, creator, "r", { playPrompt: file })
      yield* rig.advance(1000)
      yield* rig.control(`/calls/${creator}/tones`, { participant: bob, tones: "5#" })
      yield* rig.control(`/calls/${creator}/speech`, { participant: bob, text: "yes" })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "RecognizeFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[1]), "408/8570")
      assert.notProperty(rig.eventsOf(creator)[1]?.data, "failedPlaySourceIndex")
    })
  )

  it.effect("ends once when it is cancelled meanwhile", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { code: 500, subCode: 8512 })
      yield* ask.recognize(rig, creator, "r")
      yield* rig.send(operations.cancelAllMediaOperations, { id: creator })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["RecognizeCanceled"])
    })
  )
})

describe("a failing tone", () => {
  it.effect("is emitted instead of the tone and counted, and the next tone is emitted as usual", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { code: 500, subCode: 9999 })
      yield* ask.startContinuousDtmfRecognition(rig, creator, "tones")
      yield* rig.control(`/calls/${creator}/tones`, { participant: bob, tones: "12" })
      const [failed, received] = rig.eventsOf(creator)
      assert.deepStrictEqual(typesOf(rig, creator), [
        "ContinuousDtmfRecognitionToneFailed",
        "ContinuousDtmfRecognitionToneReceived"
      ])
      assert.deepStrictEqual(Object.keys(objectAt(failed, "data")), [
        "version",
        "operationContext",
        "resultInformation",
        "callConnectionId",
        "serverCallId",
        "correlationId",
        "publicEventType"
      ])
      assert.deepInclude(received?.data, { sequenceId: 2, tone: "two", operationContext: "tones" })
    })
  )
})

describe("an order", () => {
  it.effect("without an operation is for the next that may fail so, in any leg of the call", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { code: 408, subCode: 8570 })
      yield* ask.play(rig, creator, "p")
      yield* ask.recognize(rig, answerer, "r")
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCompleted"])
      assert.strictEqual(codeOf(endOf(rig, answerer, "recognize")), "408/8570")
    })
  )

  it.effect("is for as many as it says, and several are taken in their order", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* rig.cloud.mediaFailure(creator, { operation: "play", code: 429, subCode: 8565, count: 2 })
      yield* rig.cloud.mediaFailure(creator, { operation: "play", code: 500, subCode: 8572 })
      for (const context of ["1", "2", "3", "4"]) yield* ask.play(rig, creator, context)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(
        rig.eventsOf(creator).map((event) => `${event.type} ${codeOf(event)}`),
        [
          "PlayFailed 429/8565",
          "PlayFailed 429/8565",
          "PlayFailed 500/8572",
          "PlayStarted 200/0",
          "PlayCompleted 200/0"
        ]
      )
    })
  )

  it.effect("is for one call, and is not used up by a request that is refused", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const other = yield* callApplication(rig)
      rig.forget()
      yield* rig.cloud.mediaFailure(creator, { operation: "play", code: 500, subCode: 9999 })
      yield* ask.play(rig, other.creator, "elsewhere")
      assert.strictEqual((yield* rig.send(operations.play, { id: creator, body: { playSources: [] } })).status, 400)
      yield* ask.play(rig, creator, "here")
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, other.creator), ["PlayStarted", "PlayCompleted"])
      assert.deepStrictEqual(typesOf(rig, creator), ["PlayFailed"])
    })
  )

  const refused: ReadonlyArray<readonly [name: string, order: MediaFailureOrder, field: RegExp]> = [
    ["a code that is not documented", { operation: "play", code: 400, subCode: 8510 }, /^subCode/],
    ["a sub code beside another code", { operation: "play", code: 500, subCode: 8535 }, /^subCode/],
    ["a code of no operation", { code: 404, subCode: 8522 }, /^subCode/],
    ["no whole count", { code: 500, subCode: 9999, count: 0.5 }, /^count/]
  ]
  for (const [name, order, field] of refused)
    it.effect(`with ${name} is refused`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two()
        const refusal = yield* Effect.flip(rig.cloud.mediaFailure(creator, order))
        assert.strictEqual(refusal.status, 400)
        assert.match(refusal.description, field)
        yield* ask.play(rig, creator, "p")
        yield* rig.advance(60_000)
        assert.deepStrictEqual(typesOf(rig, creator), ["PlayStarted", "PlayCompleted"])
      })
    )

  it.effect("with an unknown operation or field, or for an unknown call, is refused", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const order = { code: 500, subCode: 9999 }
      for (const [path, body, status, field] of [
        [`/calls/${creator}/media-failures`, { ...order, operation: "answer" }, 400, /^operation/],
        [`/calls/${creator}/media-failures`, { ...order, subcode: 8511 }, 400, /^subcode/],
        [`/calls/${creator}/media-failures`, { subCode: 9999 }, 400, /^code/],
        ["/calls/none/media-failures", order, 404, /^callConnectionId/]
      ] as const) {
        const refusal = yield* Effect.flip(rig.cloud.control("POST", path, body))
        assert.strictEqual(refusal.status, status)
        assert.match(refusal.description, field)
      }
    })
  )
})

describe("an event of a version", () => {
  it.effect("before 2024-06-15-preview does not say which prompt failed; who requests a hold gets its result", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two("2024-04-15")
      yield* rig.cloud.mediaFailure(creator, { code: 500, subCode: 9999, count: 2 })
      yield* ask.play(rig, creator, "p")
      yield* ask.hold(rig, creator, "h")
      yield* rig.advance(60_000)
      assert.notProperty(endOf(rig, creator, "play").data, "failedPlaySourceIndex")
      assert.strictEqual(endOf(rig, creator, "hold").type, "HoldFailed")
    })
  )
})
