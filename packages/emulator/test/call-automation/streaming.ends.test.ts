/** Media streaming on driven time: how a stream fails and ends. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { makeMediaApplication } from "./support/mediaApplication.ts"
import { bob, codeOf, makeRig, objectAt, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, create, legState, mixed } from "./support/streams.ts"
import { running, start, stop, streaming, emitted } from "./support/streaming.ts"

describe("failures and ends", () => {
  const failed = (details: string) => ["MediaStreamingFailed", "mediaStreamingFailed", details]

  it.effect("a socket that is refused fails with its own words, and the stream can be started again", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(streaming)
      application.refuse("503")
      yield* start(rig, id, { operationContext: "first" })
      yield* rig.advance(600)
      assert.deepStrictEqual(emitted(rig, id), [failed("initialWebSocketConnectionFailed")])
      assert.strictEqual(codeOf(rig.posts[0]), "400/8581")
      assert.strictEqual(rig.posts[0]?.data["operationContext"], "first")
      application.refuse(undefined)
      yield* start(rig, id)
      yield* rig.advance(600)
      assert.strictEqual(typesOf(rig, id).at(-1), "MediaStreamingStarted")
    })
  )

  it.effect("without an address there is no stream: streamUrlMissing, 400/8581", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({ mediaStreamingOptions: { ...mixed, transportUrl: undefined } })
      yield* start(rig, id)
      yield* rig.advance(600)
      assert.deepStrictEqual(emitted(rig, id), [failed("streamUrlMissing")])
      assert.strictEqual(codeOf(rig.posts[0]), "400/8581")
    })
  )

  it.effect("an application that ends the socket gets that event once, and no frame follows", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* application.only().close
      yield* rig.advance(60_000)
      assert.deepStrictEqual(emitted(rig, id), [failed("streamConnectionInterrupted")])
      assert.strictEqual(codeOf(rig.posts[0]), "500/8603")
      assert.strictEqual(objectAt(yield* legState(rig), "mediaStreaming")["state"], "inactive")
    })
  )

  it.effect("nothing more is sent, not even counted, when it is over; and it can be started again", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableDtmfTones: true }
      })
      yield* rig.advance(600)
      yield* stop(rig, id)
      yield* rig.advance(600)
      const sent = Effect.map(legState(rig), (leg) => objectAt(leg, "mediaStreaming")["framesSent"])
      const before = yield* sent
      yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: "5" })
      yield* rig.advance(1000)
      assert.strictEqual(yield* sent, before)
      yield* start(rig, id)
      yield* rig.advance(600)
      const [, second] = application.taken
      assert.strictEqual(second?.frames[0]?.["kind"], "AudioMetadata")
    })
  )

  it.effect("a stop under way ends as a stop, whoever ends the socket", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* stop(rig, id, { operationContext: "stopping" })
      yield* application.only().close
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingStopped"])
      assert.strictEqual(rig.posts[0]?.data["operationContext"], "stopping")
    })
  )

  it.effect("the end of the call ends the stream, which is reported before CallDisconnected", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingStopped", "CallDisconnected"])
      assert.isTrue(application.only().over)
    })
  )

  it.effect("a start and a stop that the end of the call overtakes are reported once, before CallDisconnected", () =>
    Effect.gen(function* () {
      const starting = yield* connectedCall(streaming)
      yield* start(starting.rig, starting.id)
      yield* starting.rig.send(operations.hangupCall, { id: starting.id })
      yield* starting.rig.advance(60_000)
      assert.deepStrictEqual(typesOf(starting.rig, starting.id), ["MediaStreamingFailed", "CallDisconnected"])
      assert.strictEqual(codeOf(starting.rig.posts[0]), "500/8604")
      assert.deepStrictEqual(starting.application.taken, [])

      const stopping = yield* connectedCall(running)
      yield* stopping.rig.advance(600)
      stopping.rig.forget()
      yield* stop(stopping.rig, stopping.id)
      yield* stopping.rig.send(operations.hangupCall, { id: stopping.id })
      yield* stopping.rig.advance(60_000)
      assert.deepStrictEqual(typesOf(stopping.rig, stopping.id), ["MediaStreamingStopped", "CallDisconnected"])
    })
  )

  it.effect("a socket that opens while the leg ends carries nothing", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(streaming)
      yield* start(rig, id)
      yield* rig.advance(190)
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingFailed", "CallDisconnected"])
      assert.isTrue(application.taken.every(({ over }) => over))
    })
  )

  it.effect("a call that never connects has no stream, and no event of one", () =>
    Effect.gen(function* () {
      const application = makeMediaApplication()
      const rig = yield* makeRig({ options: { mediaSocket: application.mediaSocket } })
      const { body } = yield* create(rig, running)
      const id = textAt(body, "callConnectionId")
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(application.taken, [])
      assert.deepStrictEqual(typesOf(rig, id), ["CallDisconnected"])
    })
  )

  it.effect("cancelAllMediaOperations leaves the stream alone", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* rig.send(operations.cancelAllMediaOperations, { id })
      yield* rig.advance(1000)
      assert.deepStrictEqual(rig.posts, [])
      assert.isFalse(application.only().over)
    })
  )

  it.effect("a reset ends the socket and notifies nobody", () =>
    Effect.gen(function* () {
      const { application, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* rig.cloud.reset
      yield* rig.advance(1000)
      assert.deepStrictEqual(rig.posts, [])
      assert.isTrue(application.only().over)
    })
  )
})
