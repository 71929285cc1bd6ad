/** Cancelling everything, and tones: recognized continuously, and sent. Documented, not recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callOfThree,
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

const third = "+14255550144"
const absentee = phone("+14255550177")
const press = (rig: Rig, id: string, tones: string, participant = bob) =>
  rig.control(`/calls/${id}/tones`, { participant, tones })
const contexts = (rig: Rig, id: string) =>
  rig.eventsOf(id).map(({ data, type }) => `${type} ${String(data["operationContext"])}`)
const completed = { code: 200, subCode: 0, message: "Action completed successfully." }

describe("cancel all media operations", () => {
  const source = { kind: "file", file: { uri: "https://media.contoso.com/a.wav" } }
  const play = (rig: Rig, id: string, operationContext: string) =>
    rig.send(operations.play, { id, body: { playSources: [source], operationContext } })
  const recognize = (rig: Rig, id: string, operationContext: string) =>
    rig.send(operations.recognize, {
      id,
      body: {
        recognizeInputType: "dtmf",
        recognizeOptions: { targetParticipant: user(bob) },
        operationContext
      }
    })

  it.effect(
    "202 empty; PlayCanceled and RecognizeCanceled 400/8508 of all, the other leg's too, and nothing after",
    () =>
      Effect.gen(function* () {
        const { answerer, creator, rig } = yield* two()
        yield* play(rig, creator, "1")
        yield* recognize(rig, creator, "2")
        yield* play(rig, answerer, "3")
        const { body, status } = yield* rig.send(operations.cancelAllMediaOperations, { id: creator })
        assert.strictEqual(status, 202)
        assert.deepStrictEqual(body, {})
        yield* rig.advance(60_000)
        assert.sameMembers([...contexts(rig, creator)], ["PlayCanceled 1", "RecognizeCanceled 2"])
        assert.deepStrictEqual(contexts(rig, answerer), ["PlayCanceled 3"])
        for (const event of rig.posts) assert.strictEqual(codeOf(event), "400/8508")
      })
  )

  it.effect("a recognition that listens is cancelled, and what comes afterwards is not", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* recognize(rig, creator, "1")
      yield* rig.advance(1000)
      yield* rig.send(operations.cancelAllMediaOperations, { id: creator })
      yield* recognize(rig, creator, "2")
      yield* rig.advance(60_000)
      assert.deepStrictEqual(contexts(rig, creator), ["RecognizeCanceled 1", "RecognizeFailed 2"])
    })
  )

  it.effect("when nothing is pending emits nothing", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      assert.strictEqual((yield* rig.send(operations.cancelAllMediaOperations, { id: creator })).status, 202)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(rig.posts, [])
    })
  )

  for (const [version, has] of [
    ["2024-04-15", false],
    ["2024-09-15", true]
  ] as const)
    it.effect(`RecognizeCanceled of ${version} has ${has ? "a" : "no"} resultInformation`, () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two(version)
        yield* recognize(rig, creator, "1")
        yield* rig.send(operations.cancelAllMediaOperations, { id: creator, version })
        yield* rig.advance(1000)
        assert.deepStrictEqual(typesOf(rig, creator), ["RecognizeCanceled"])
        assert.strictEqual("resultInformation" in objectAt(rig.eventsOf(creator)[0], "data"), has)
      })
    )
})

describe("continuous recognition of tones", () => {
  const start = (rig: Rig, id: string, more: object = {}, version?: string) =>
    rig.send(operations.startContinuousDtmfRecognition, {
      id,
      body: { targetParticipant: user(bob), operationContext: "start", ...more },
      ...(version === undefined ? {} : { version })
    })
  const stop = (rig: Rig, id: string, more: object = {}) =>
    rig.send(operations.stopContinuousDtmfRecognition, {
      id,
      body: { targetParticipant: user(bob), operationContext: "stop", ...more }
    })

  it.effect("200 empty; each tone of the participant with its sequenceId; Stopped, and no tone after it", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      const started = yield* start(rig, creator)
      assert.strictEqual(started.status, 200)
      assert.deepStrictEqual(started.body, {})
      yield* press(rig, creator, "5#")
      yield* press(rig, creator, "1", alice)
      yield* press(rig, answerer, "5")
      const stopped = yield* stop(rig, creator)
      assert.strictEqual(stopped.status, 200)
      assert.deepStrictEqual(stopped.body, {})
      yield* press(rig, creator, "7")
      yield* rig.advance(1000)
      assert.deepStrictEqual(contexts(rig, creator), [
        "ContinuousDtmfRecognitionToneReceived start",
        "ContinuousDtmfRecognitionToneReceived start",
        "ContinuousDtmfRecognitionToneReceived start",
        "ContinuousDtmfRecognitionStopped stop"
      ])
      const tones = rig.eventsOf(creator).slice(0, 3)
      assert.deepStrictEqual(
        tones.map(({ data }) => Object.entries(data).slice(0, 2)),
        [
          [
            ["sequenceId", 1],
            ["tone", "five"]
          ],
          [
            ["sequenceId", 2],
            ["tone", "pound"]
          ],
          [
            ["sequenceId", 3],
            ["tone", "five"]
          ]
        ]
      )
      for (const event of tones) assert.deepStrictEqual(event.data["resultInformation"], completed)
      assert.strictEqual(codeOf(rig.eventsOf(creator)[3]), "200/7000")
      assert.deepStrictEqual(typesOf(rig, answerer), [])
    })
  )

  it.effect("goes on beside recognitions and after they are cancelled", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* start(rig, creator)
      yield* rig.send(operations.recognize, {
        id: creator,
        body: {
          recognizeInputType: "dtmf",
          recognizeOptions: { targetParticipant: user(bob), dtmfOptions: { maxTonesToCollect: 1 } }
        }
      })
      yield* press(rig, creator, "1")
      yield* rig.send(operations.cancelAllMediaOperations, { id: creator })
      yield* rig.advance(1000)
      yield* press(rig, creator, "2")
      assert.deepStrictEqual(typesOf(rig, creator), [
        "ContinuousDtmfRecognitionToneReceived",
        "RecognizeCompleted",
        "ContinuousDtmfRecognitionToneReceived"
      ])
    })
  )

  it.effect("each application gets its own events, and a new start counts anew", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      yield* start(rig, creator)
      yield* start(rig, answerer, { operationCallbackUri: "https://app.contoso.com/tones" })
      yield* press(rig, creator, "1")
      yield* start(rig, creator, { operationContext: "again" })
      yield* press(rig, creator, "2")
      assert.deepStrictEqual(
        [creator, answerer].map((id) =>
          rig.eventsOf(id).map(({ data }) => [data["operationContext"], data["sequenceId"], data["tone"]])
        ),
        [
          [
            ["start", 1, "one"],
            ["again", 1, "two"]
          ],
          [
            ["start", 1, "one"],
            ["start", 2, "two"]
          ]
        ]
      )
      for (const { url } of rig.eventsOf(answerer)) assert.strictEqual(url, "https://app.contoso.com/tones")
    })
  )

  it.effect("stopping what was not started is 200 and emits nothing", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      assert.strictEqual((yield* stop(rig, creator)).status, 200)
      yield* start(rig, creator)
      yield* stop(rig, creator)
      yield* stop(rig, creator)
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, creator), ["ContinuousDtmfRecognitionStopped"])
    })
  )

  it.effect("can be stopped of somebody who has left", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callOfThree(rig)
      yield* start(rig, creator, { targetParticipant: phone(third) })
      yield* rig.control(`/calls/${creator}/leave`, { participant: third })
      rig.forget()
      const stopped = yield* stop(rig, creator, { targetParticipant: phone(third) })
      assert.strictEqual(stopped.status, 200)
      yield* rig.advance(1000)
      assert.include(typesOf(rig, creator), "ContinuousDtmfRecognitionStopped")
    })
  )

  it.effect("the end of the leg ends it too, and a pending stop is reported once, both before CallDisconnected", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      yield* start(rig, creator)
      yield* start(rig, answerer)
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(1000)
      for (const leg of [creator, answerer]) {
        assert.deepStrictEqual(contexts(rig, leg).slice(0, 1), ["ContinuousDtmfRecognitionStopped start"])
        assert.deepStrictEqual(typesOf(rig, leg), ["ContinuousDtmfRecognitionStopped", "CallDisconnected"])
        assert.strictEqual(codeOf(rig.eventsOf(leg)[0]), "200/7000")
      }

      const other = yield* two()
      yield* start(other.rig, other.creator)
      yield* stop(other.rig, other.creator)
      yield* other.rig.send(operations.terminateCall, { id: other.creator })
      yield* other.rig.advance(1000)
      assert.deepStrictEqual(typesOf(other.rig, other.creator), [
        "ContinuousDtmfRecognitionStopped",
        "CallDisconnected"
      ])
    })
  )

  it.effect("of somebody who is not in the call is 404 8522", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      for (const answer of [
        yield* start(rig, creator, { targetParticipant: absentee }),
        yield* stop(rig, creator, { targetParticipant: absentee })
      ]) {
        assert.strictEqual(answer.status, 404)
        assert.strictEqual(textAt(answer.body, "error", "code"), "8522")
      }
    })
  )

  it.effect(
    "2023-03-06 does not have the operation; its leg gets the events of what was requested with a newer version",
    () =>
      Effect.gen(function* () {
        const { creator, rig } = yield* two("2023-03-06")
        assert.strictEqual((yield* start(rig, creator, {}, "2023-03-06")).status, 400)
        assert.strictEqual((yield* start(rig, creator)).status, 200)
        yield* press(rig, creator, "1")
        const [emitted] = rig.eventsOf(creator)
        assert.strictEqual(emitted?.type, "ContinuousDtmfRecognitionToneReceived")
        assert.strictEqual(emitted?.data["version"], "2023-03-06")
      })
  )
})

describe("sent tones", () => {
  const send = (rig: Rig, id: string, more: object = {}) =>
    rig.send(operations.sendDtmfTones, {
      id,
      body: { tones: ["one", "pound"], targetParticipant: user(bob), operationContext: "s", ...more }
    })

  it.effect("202 with the context; SendDtmfTonesCompleted when the last is sent", () =>
    Effect.gen(function* () {
      const { answerer, creator, rig } = yield* two()
      const { body, status } = yield* send(rig, creator)
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(body, { operationContext: "s" })
      yield* rig.advance(499)
      assert.deepStrictEqual(rig.posts, [])
      yield* rig.advance(60_000)
      assert.deepStrictEqual(contexts(rig, creator), ["SendDtmfTonesCompleted s"])
      assert.deepStrictEqual(rig.eventsOf(creator)[0]?.data["resultInformation"], {
        code: 200,
        subCode: 0,
        message: ""
      })
      assert.deepStrictEqual(typesOf(rig, answerer), [])
    })
  )

  it.effect("18 at a time are accepted, 19 are 400/8523, and no event of them is emitted", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const tones = (count: number) => Array.from({ length: count }, () => "one")
      const refused = yield* send(rig, creator, { tones: tones(19) })
      assert.strictEqual(refused.status, 400)
      assert.strictEqual(textAt(refused.body, "error", "code"), "8523")
      assert.match(textAt(refused.body, "error", "message"), /^tones: expected/)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), [])
      assert.strictEqual((yield* send(rig, creator, { tones: tones(18) })).status, 202)
    })
  )

  it.effect("the pair is taken, and a repeat of it is known", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      const headers = {
        "repeatability-request-id": "0c8e2b4e-7a5d-4a7e-9d53-5d4c1f3b2a61",
        "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
      }
      const body = { tones: ["one"], targetParticipant: user(bob) }
      for (const _ of [1, 2]) {
        const answer = yield* rig.send(operations.sendDtmfTones, { id: creator, body, headers })
        assert.strictEqual(answer.status, 202)
        assert.deepStrictEqual(answer.body, {})
        assert.strictEqual(answer.header("repeatability-result"), "accepted")
      }
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["SendDtmfTonesCompleted"])
    })
  )

  it.effect("who left meanwhile: SendDtmfTonesFailed 400/8558, at operationCallbackUri", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callOfThree(rig)
      const operationCallbackUri = "https://app.contoso.com/tones"
      yield* send(rig, creator, { targetParticipant: phone(third), operationCallbackUri })
      yield* rig.control(`/calls/${creator}/leave`, { participant: third })
      yield* rig.advance(1000)
      const failed = rig.eventsOf(creator).find(({ type }) => type === "SendDtmfTonesFailed")
      assert.strictEqual(codeOf(failed), "400/8558")
      assert.strictEqual(failed?.url, operationCallbackUri)
      assert.notStrictEqual(failed?.url, callbackUri)
    })
  )

  it.effect("the end of the leg: SendDtmfTonesFailed 400/8528 before CallDisconnected", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      yield* send(rig, creator)
      yield* rig.send(operations.terminateCall, { id: creator })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, creator), ["SendDtmfTonesFailed", "CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[0]), "400/8528")
    })
  )

  it.effect("none, unknown ones, and to somebody who is not in the call are refused", () =>
    Effect.gen(function* () {
      const { creator, rig } = yield* two()
      for (const [more, expected] of [
        [{ tones: [] }, "400 8523"],
        [{ tones: ["one", "star"] }, "400 8523"],
        [{ targetParticipant: absentee }, "404 8522"]
      ] as const) {
        const { body, status } = yield* send(rig, creator, more)
        assert.strictEqual(`${status} ${textAt(body, "error", "code")}`, expected)
      }
      yield* rig.advance(60_000)
      assert.deepStrictEqual(rig.posts, [])
    })
  )
})
