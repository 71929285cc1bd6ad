/** Media streaming on driven time: its events as recorded (A1, A2, A6), what starts it, what is refused. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { callbackUri, makeRig, objectAt, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, create, mixed, transportUrl } from "./support/streams.ts"
import { emitted, running, start, stop, streaming } from "./support/streaming.ts"

describe("recorded", () => {
  it.effect(
    "A6: start and stop of media streaming take {} and answer 202 without a body or a repeatability result",
    () =>
      Effect.gen(function* () {
        const { id, rig } = yield* connectedCall(streaming)
        for (const operation of [operations.startMediaStreaming, operations.stopMediaStreaming]) {
          const answer = yield* rig.send(operation, { id, body: {} })
          assert.strictEqual(answer.status, 202)
          assert.deepStrictEqual(answer.body, {})
          assert.isUndefined(answer.header("repeatability-result"))
          yield* rig.advance(1000)
        }
      })
  )

  it.effect("A6: MediaStreamingStarted and MediaStreamingStopped come within 0.6 s, with the recorded words", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(streaming)
      for (const [ask, type, status, details] of [
        [start, "MediaStreamingStarted", "mediaStreamingStarted", "subscriptionStarted"],
        [stop, "MediaStreamingStopped", "mediaStreamingStopped", "subscriptionStopped"]
      ] as const) {
        rig.forget()
        yield* ask(rig, id)
        yield* rig.advance(600)
        assert.deepStrictEqual(typesOf(rig, id), [type])
        const [event] = rig.eventsOf(id)
        assert.deepStrictEqual(objectAt(event, "data", "mediaStreamingUpdate"), {
          contentType: "Audio",
          mediaStreamingStatus: status,
          mediaStreamingStatusDetails: details
        })
        assert.deepStrictEqual(objectAt(event, "data", "resultInformation"), {
          code: 200,
          subCode: 0,
          message: "Action completed successfully."
        })
      }
    })
  )

  it.effect("A1: mediaStreamingUpdate is the first member of the data, the others follow as in CallConnected", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(streaming)
      yield* start(rig, id, { operationContext: "streaming" })
      yield* rig.advance(600)
      assert.deepStrictEqual(Object.keys(objectAt(rig.eventsOf(id)[0], "data")), [
        "mediaStreamingUpdate",
        "version",
        "operationContext",
        "resultInformation",
        "callConnectionId",
        "serverCallId",
        "correlationId",
        "publicEventType"
      ])
    })
  )

  it.effect("A2: with mediaStreamingOptions and startMediaStreaming false the subscription is inactive", () =>
    Effect.gen(function* () {
      const { created } = yield* connectedCall({ mediaStreamingOptions: { ...mixed, startMediaStreaming: false } })
      const { id, ...rest } = objectAt(created, "mediaStreamingSubscription")
      assert.isString(id)
      assert.deepStrictEqual(rest, { state: "inactive", subscribedContentTypes: ["audio"] })
      assert.notProperty(created, "mediaSubscriptionId")
      assert.notProperty(created, "dataSubscriptionId")
    })
  )
})

describe("what a call was made with", () => {
  it.effect("startMediaStreaming starts when the leg is connected, with the context of the call", () =>
    Effect.gen(function* () {
      const { application, connected, created, id, rig } = yield* connectedCall(running)
      assert.strictEqual(objectAt(created, "mediaStreamingSubscription")["state"], "inactive")
      assert.strictEqual(connected.at(-1)?.type, "CallConnected")
      yield* rig.advance(600)
      assert.deepStrictEqual(emitted(rig, id), [
        ["MediaStreamingStarted", "mediaStreamingStarted", "subscriptionStarted"]
      ])
      assert.strictEqual(rig.posts[0]?.data["operationContext"], "call")
      const { headers, url } = application.only()
      assert.strictEqual(url, transportUrl)
      assert.strictEqual(headers["x-ms-call-connection-id"], id)
      assert.strictEqual(headers["x-ms-call-correlation-id"], created["correlationId"])
      assert.match(headers["authorization"] ?? "", /^Bearer /)
    })
  )

  it.effect("GET shows the subscription as it goes: inactive, active, inactive, by the same id", () =>
    Effect.gen(function* () {
      const { created, id, rig } = yield* connectedCall(streaming)
      const shown = Effect.map(rig.send(operations.getCall, { id, version: "2026-03-12" }), ({ body }) =>
        objectAt(body, "mediaStreamingSubscription")
      )
      const inactive = objectAt(created, "mediaStreamingSubscription")
      assert.deepStrictEqual(yield* shown, inactive)
      yield* start(rig, id)
      yield* rig.advance(600)
      assert.deepStrictEqual(yield* shown, { ...inactive, state: "active" })
      yield* stop(rig, id)
      yield* rig.advance(600)
      assert.deepStrictEqual(yield* shown, inactive)
    })
  )

  it.effect("answer and connect stream as create does", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({})
      const answer = yield* rig.send(operations.getCall, { id })
      const serverCallId = textAt(answer.body, "serverCallId")
      const { body } = yield* rig.send(operations.connect, {
        body: {
          callLocator: { kind: "serverCallLocator", serverCallId },
          callbackUri,
          mediaStreamingOptions: { ...mixed, startMediaStreaming: true }
        }
      })
      const { body: incoming } = yield* Effect.map(
        rig.cloud.control("POST", "/incoming-calls", { from: "+14255550124", to: "+14255550100" }),
        (body) => ({ body })
      )
      const { body: answered } = yield* rig.send(operations.answerCall, {
        body: {
          incomingCallContext: textAt(incoming, "incomingCallContext"),
          callbackUri,
          mediaStreamingOptions: { ...mixed, startMediaStreaming: true }
        }
      })
      yield* rig.advance(1000)
      for (const leg of [body, answered])
        assert.include(typesOf(rig, textAt(leg, "callConnectionId")), "MediaStreamingStarted")
    })
  )

  for (const [field, version, options] of [
    ["mediaStreamingOptions.transportUrl", "2024-06-15-preview", { ...mixed, transportUrl: undefined }],
    ["mediaStreamingOptions.contentType", "2024-06-15-preview", { ...mixed, contentType: undefined }],
    ["mediaStreamingOptions.transportUrl", "2026-03-12", { ...mixed, transportUrl: "ws://app.contoso.com/media" }],
    ["mediaStreamingOptions.transportUrl", "2026-03-12", { ...mixed, transportUrl: "media" }],
    ["mediaStreamingOptions.transportType", "2026-03-12", { ...mixed, transportType: "carrierPigeon" }],
    ["mediaStreamingOptions.audioChannelType", "2026-03-12", { ...mixed, audioChannelType: "some" }],
    ["mediaStreamingOptions.contentType", "2026-03-12", { ...mixed, contentType: "video" }],
    ["mediaStreamingOptions.audioFormat", "2026-03-12", { ...mixed, audioFormat: "pcm8KMono" }],
    ["mediaStreamingOptions.enableBidirectional", "2024-06-15-preview", { ...mixed, enableBidirectional: true }]
  ] as const)
    it.effect(`${version}: ${field} that does not fit is refused: ${JSON.stringify(options)}`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const { body, status } = yield* create(rig, { version, mediaStreamingOptions: options })
        assert.strictEqual(status, 400)
        assert.strictEqual(textAt(body, "error", "code"), "8523")
        assert.include(textAt(body, "error", "message"), field)
        assert.notInclude(JSON.stringify(body), "contoso")
      })
    )

  it.effect("2024-06-15-preview: the flat options stream as well", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({ version: "2024-06-15-preview", ...running })
      yield* rig.advance(600)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingStarted"])
      assert.strictEqual(rig.posts[0]?.data["version"], "2024-06-15-preview")
    })
  )
})

describe("refusals", () => {
  const refused = (answer: { readonly status: number; readonly body: unknown }) => [
    answer.status,
    textAt(answer.body, "error", "code")
  ]

  it.effect("what does not go with the state of the stream is 400/8585, and no event follows", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({})
      assert.deepStrictEqual(refused(yield* start(rig, id)), [400, "8585"])
      assert.deepStrictEqual(refused(yield* stop(rig, id)), [400, "8585"])
      const other = yield* connectedCall(streaming)
      assert.deepStrictEqual(refused(yield* stop(other.rig, other.id)), [400, "8585"])
      yield* start(other.rig, other.id)
      assert.deepStrictEqual(refused(yield* start(other.rig, other.id)), [400, "8585"])
      yield* other.rig.advance(600)
      assert.deepStrictEqual(refused(yield* start(other.rig, other.id)), [400, "8585"])
      yield* stop(other.rig, other.id)
      assert.deepStrictEqual(refused(yield* stop(other.rig, other.id)), [400, "8585"])
      yield* other.rig.advance(600)
      assert.deepStrictEqual(typesOf(other.rig, other.id), ["MediaStreamingStarted", "MediaStreamingStopped"])
      assert.deepStrictEqual(rig.posts, [])
    })
  )

  it.effect("an unknown call is 404/8522, one that rings 400/8501, a callback that is none 400/8523", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body } = yield* create(rig, streaming)
      const id = textAt(body, "callConnectionId")
      for (const ask of [start, stop]) {
        assert.deepStrictEqual(refused(yield* ask(rig, "18dea47f-b081-4107-9a5c-4300819d2c6c")), [404, "8522"])
        assert.deepStrictEqual(refused(yield* ask(rig, id)), [400, "8501"])
      }
      yield* rig.advance(100)
      assert.deepStrictEqual(refused(yield* start(rig, id, { operationCallbackUri: "nowhere" })), [400, "8523"])
    })
  )
})
