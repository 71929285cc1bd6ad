/** Transcription on driven time: its events, and what is sent of what participants say. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, objectAt, typesOf, user } from "./support/Rig.ts"
import { connectedCall, english, legState, transportUrl } from "./support/streams.ts"
import { ask, running, speak, emitted, transcribing } from "./support/transcribing.ts"

/** The results among frames, without what is the same in all. */
const results = (frames: ReadonlyArray<unknown>) =>
  frames
    .filter((frame) => objectAt(frame)["kind"] === "TranscriptionData")
    .map((frame) => {
      const { resultStatus, text } = objectAt(frame, "transcriptionData")
      return [resultStatus, text]
    })

describe("start, update and stop", () => {
  it.effect("answer 202 without a body, and are reported once each with their own context", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(transcribing)
      for (const verb of ["start", "update", "stop"] as const) {
        const answer = yield* ask(rig, id, verb, {
          operationContext: verb,
          ...(verb === "stop" ? {} : { locale: "de-DE" })
        })
        assert.strictEqual(answer.status, 202)
        assert.deepStrictEqual(answer.body, {})
        yield* rig.advance(600)
      }
      yield* rig.advance(60_000)
      assert.deepStrictEqual(emitted(rig, id), [
        ["TranscriptionStarted", "transcriptionStarted", "subscriptionStarted", "200/0", "start"],
        ["TranscriptionUpdated", "transcriptionUpdated", "transcriptionLocaleUpdated", "200/0", "update"],
        ["TranscriptionStopped", "transcriptionStopped", "subscriptionStopped", "200/0", "stop"]
      ])
    })
  )

  it.effect("transcriptionUpdate is the first member of the data", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      assert.strictEqual(Object.keys(objectAt(rig.eventsOf(id)[0], "data"))[0], "transcriptionUpdate")
    })
  )

  it.effect("events go where the operation says", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(transcribing)
      const operationCallbackUri = "http://127.0.0.1:9998/elsewhere"
      yield* ask(rig, id, "start", { operationCallbackUri })
      yield* rig.advance(600)
      assert.deepStrictEqual(
        rig.posts.map(({ url }) => url),
        [operationCallbackUri]
      )
    })
  )

  it.effect("the subscription is shown by create and GET, with its language of now", () =>
    Effect.gen(function* () {
      const { created, id, rig } = yield* connectedCall({
        transcriptionOptions: { ...english, enableIntermediateResults: true }
      })
      const shown = Effect.map(rig.send(operations.getCall, { id }), ({ body }) =>
        objectAt(body, "transcriptionSubscription")
      )
      const { id: subscriptionId, ...rest } = objectAt(created, "transcriptionSubscription")
      assert.deepStrictEqual(rest, {
        state: "inactive",
        subscribedResultTypes: ["intermediate", "final"],
        locale: "en-US"
      })
      yield* ask(rig, id, "start", { locale: "de-DE" })
      yield* rig.advance(600)
      assert.deepStrictEqual(yield* shown, { id: subscriptionId, ...rest, state: "active", locale: "de-DE" })
      yield* ask(rig, id, "stop")
      yield* rig.advance(600)
      assert.deepStrictEqual(yield* shown, { id: subscriptionId, ...rest, state: "inactive", locale: "de-DE" })
    })
  )

  it.effect("2024-06-15-preview: a subscription without a language, an update that needs one", () =>
    Effect.gen(function* () {
      const version = "2024-06-15-preview"
      const { created, id, rig } = yield* connectedCall({ version, ...running })
      assert.notProperty(objectAt(created, "transcriptionSubscription"), "locale")
      yield* rig.advance(600)
      const update = (body: object) => rig.send(operations.updateTranscription, { id, version, body })
      assert.strictEqual((yield* update({})).status, 400)
      assert.strictEqual((yield* update({ locale: "de-DE" })).status, 202)
      yield* rig.advance(600)
      assert.deepStrictEqual(typesOf(rig, id), ["TranscriptionStarted", "TranscriptionUpdated"])
    })
  )
})

describe("what is sent", () => {
  it.effect("metadata first; each utterance when it is over, in ticks since the start, with its words", () =>
    Effect.gen(function* () {
      const { application, created, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const { frames, url } = application.only()
      assert.strictEqual(url, transportUrl)
      assert.deepStrictEqual(frames, [
        {
          kind: "TranscriptionMetadata",
          transcriptionMetadata: {
            subscriptionId: objectAt(created, "transcriptionSubscription")["id"],
            locale: "en-US",
            callConnectionId: id,
            correlationId: created["correlationId"]
          }
        }
      ])
      yield* rig.advance(1000)
      // 16 characters of 65 ms.
      yield* speak(rig, id, "My order is late", { confidence: 0.75 })
      yield* rig.advance(1039)
      assert.strictEqual(frames.length, 1)
      yield* rig.advance(1)
      assert.deepStrictEqual(frames[1], {
        kind: "TranscriptionData",
        transcriptionData: {
          text: "My order is late",
          format: "display",
          confidence: 0.75,
          offset: 10_000_000,
          duration: 10_400_000,
          words: [
            { text: "My", offset: 10_000_000, duration: 1_600_000 },
            { text: "order", offset: 11_600_000, duration: 4_000_000 },
            { text: "is", offset: 15_600_000, duration: 1_600_000 },
            { text: "late", offset: 17_200_000, duration: 3_200_000 }
          ],
          participantRawID: bob,
          resultStatus: "Final"
        }
      })
    })
  )

  it.effect("intermediate results come half way, with the words so far, if they were asked for", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        transcriptionOptions: { ...running.transcriptionOptions, enableIntermediateResults: true }
      })
      yield* rig.advance(200)
      yield* speak(rig, id, "My order is late")
      yield* rig.advance(520)
      const { frames } = application.only()
      assert.deepStrictEqual(results(frames), [["Intermediate", "My order"]])
      const { duration, words } = objectAt(frames[1], "transcriptionData")
      assert.strictEqual(duration, 5_600_000)
      assert.lengthOf(Array.isArray(words) ? words : [], 2)
      yield* rig.advance(520)
      assert.deepStrictEqual(results(frames), [
        ["Intermediate", "My order"],
        ["Final", "My order is late"]
      ])
    })
  )

  it.effect("one voice says one thing after the other, two at the same time", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      yield* speak(rig, id, "first of Bob")
      yield* speak(rig, id, "second of Bob")
      yield* speak(rig, id, "Alice", { participant: alice })
      yield* rig.advance(5000)
      const { frames } = application.only()
      assert.deepStrictEqual(
        results(frames).map(([, text]) => text),
        ["Alice", "first of Bob", "second of Bob"]
      )
      const offsets = frames.slice(1).map((frame) => objectAt(frame, "transcriptionData")["offset"])
      assert.deepStrictEqual(offsets, [0, 0, 12 * 650_000])
    })
  )

  it.effect("nobody understands confidence 0, nobody hears who is muted", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      yield* speak(rig, id, "Mumble", { confidence: 0 })
      yield* rig.send(operations.muteParticipants, { id, body: { targetParticipants: [user(bob)] } })
      yield* speak(rig, id, "Anybody there?")
      yield* rig.advance(5000)
      assert.lengthOf(application.only().frames, 1)
    })
  )

  it.effect("an update is a new metadata frame; the model of a start is in it", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(transcribing)
      yield* ask(rig, id, "start", { speechModelEndpointId: "model-1" })
      yield* rig.advance(600)
      yield* ask(rig, id, "update", { locale: "de-DE" })
      yield* rig.advance(600)
      const metadata = application.only().frames.map((frame) => {
        const { locale, speechRecognitionModelEndpointId } = objectAt(frame, "transcriptionMetadata")
        return [locale, speechRecognitionModelEndpointId]
      })
      assert.deepStrictEqual(metadata, [
        ["en-US", "model-1"],
        ["de-DE", "model-1"]
      ])
    })
  )

  it.effect("what is being said when it stops is not sent, and nothing after", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      yield* ask(rig, id, "stop")
      yield* speak(rig, id, "Is anybody there?")
      yield* rig.advance(5000)
      yield* speak(rig, id, "Hello?")
      yield* rig.advance(5000)
      assert.lengthOf(application.only().frames, 1)
      assert.isTrue(application.only().over)
      assert.strictEqual(objectAt(yield* legState(rig), "transcription")["framesSent"], 1)
    })
  )
})

describe("one transcription after the other", () => {
  it.effect("what was being said when one stopped is not sent to the next", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      yield* speak(rig, id, "This takes longer than a stop and a start.")
      yield* ask(rig, id, "stop")
      yield* rig.advance(300)
      yield* ask(rig, id, "start")
      yield* rig.advance(60_000)
      yield* speak(rig, id, "Hello")
      yield* rig.advance(60_000)
      assert.deepStrictEqual(
        application.taken.map(({ frames }) => frames.map(({ kind }) => kind)),
        [["TranscriptionMetadata"], ["TranscriptionMetadata", "TranscriptionData"]]
      )
    })
  )
})
