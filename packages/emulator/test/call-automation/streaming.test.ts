/** Media streaming on driven time: its events as recorded (A1, A2, A6), its frames, its failures and its ends. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { makeMediaApplication } from "./support/mediaApplication.ts"
import { alice, bob, callbackUri, codeOf, makeRig, objectAt, type Rig, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, create, legState, mixed, transportUrl } from "./support/streams.ts"

const streaming = { mediaStreamingOptions: mixed }
const running = { mediaStreamingOptions: { ...mixed, startMediaStreaming: true } }
const start = (rig: Rig, id: string, body: object = {}) => rig.send(operations.startMediaStreaming, { id, body })
const stop = (rig: Rig, id: string, body: object = {}) => rig.send(operations.stopMediaStreaming, { id, body })

/** The status, its details and the context of each event of streaming. */
const told = (rig: Rig, id: string) =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type.startsWith("MediaStreaming"))
    .map(({ data, type }) => {
      const update = objectAt(data, "mediaStreamingUpdate")
      return [type, textAt(update, "mediaStreamingStatus"), textAt(update, "mediaStreamingStatusDetails")]
    })

/** Whether each frame of audio is silent, oldest first. */
const silences = (frames: ReadonlyArray<unknown>) =>
  frames.flatMap((frame) => {
    if (objectAt(frame)["kind"] !== "AudioData") return []
    return [objectAt(frame, "audioData")["silent"]]
  })

describe("recorded", () => {
  it.effect(
    "A6: start and stop of media streaming take {} and answer 202 without a body or a repeatability result",
    () =>
      Effect.gen(function* () {
        const { id, rig } = yield* connectedCall(streaming)
        for (const ask of [start, stop]) {
          const answer = yield* ask(rig, id)
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
      assert.deepStrictEqual(told(rig, id), [["MediaStreamingStarted", "mediaStreamingStarted", "subscriptionStarted"]])
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

describe("frames", () => {
  for (const [audioFormat, sampleRate, length] of [
    [undefined, 16000, 640],
    ["pcm16KMono", 16000, 640],
    ["pcm24KMono", 24000, 960]
  ] as const)
    it.effect(
      `${audioFormat ?? "no format"}: metadata, then ${length} bytes every 20 ms, of nobody in particular`,
      () =>
        Effect.gen(function* () {
          const { application, created, rig } = yield* connectedCall({
            mediaStreamingOptions: { ...running.mediaStreamingOptions, ...(audioFormat && { audioFormat }) }
          })
          yield* rig.advance(200)
          const { frames } = application.only()
          assert.deepStrictEqual(frames, [
            {
              kind: "AudioMetadata",
              audioMetadata: {
                subscriptionId: objectAt(created, "mediaStreamingSubscription")["id"],
                encoding: "PCM",
                sampleRate,
                channels: 1,
                length
              }
            }
          ])
          yield* rig.advance(1000)
          assert.strictEqual(frames.length, 1 + 50)
          for (const frame of frames.slice(1)) {
            const data = objectAt(frame, "audioData")
            assert.deepStrictEqual(Object.keys(data), ["timestamp", "data", "silent"])
            assert.isTrue(data["silent"])
            assert.isTrue(Buffer.from(textAt(data, "data"), "base64").equals(Buffer.alloc(length)))
          }
          const times = frames.slice(1).map((frame) => Date.parse(textAt(frame, "audioData", "timestamp")))
          for (const [at, time] of times.entries()) assert.strictEqual(time, (times[0] ?? 0) + 20 * at)
        })
    )

  it.effect("unmixed: one of each participant, each with its voice alone", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, audioChannelType: "unmixed" }
      })
      yield* rig.advance(200)
      yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Hello" })
      yield* rig.advance(20)
      const [, ...audio] = application.only().frames
      assert.deepStrictEqual(
        audio.map((frame) => [textAt(frame, "audioData", "participantRawID"), objectAt(frame, "audioData")["silent"]]),
        [
          [alice, true],
          [bob, false]
        ]
      )
    })
  )

  it.effect(
    "a voice is heard for as long as it speaks, a key for 250 ms, a prompt from PlayStarted to PlayCompleted",
    () =>
      Effect.gen(function* () {
        const { application, id, rig } = yield* connectedCall(running)
        yield* rig.advance(200)
        const { frames } = application.only()
        const listen = (millis: number) =>
          Effect.gen(function* () {
            frames.length = 0
            yield* rig.advance(millis)
            return silences(frames).filter((silent) => silent === false).length * 20
          })
        yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Ten letters" })
        // 11 characters of 65 ms.
        assert.strictEqual(yield* listen(2000), 700)
        yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: "12" })
        assert.strictEqual(yield* listen(2000), 480)
        const file = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=1010" } }
        yield* rig.send(operations.play, { id, body: { playSources: [file] } })
        // 0, 20 … 1000 ms after PlayStarted.
        assert.strictEqual(yield* listen(3000), 1020)
      })
  )

  it.effect("a tone goes on without a click, and nobody hears who is muted", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const { frames } = application.only()
      yield* rig.control(`/calls/${id}/speech`, { participant: bob, text: "Hello" })
      yield* rig.advance(40)
      const pcm = Buffer.concat(
        frames.slice(1).map((frame) => Buffer.from(textAt(frame, "audioData", "data"), "base64"))
      )
      for (let at = 0; at < 640; at++) {
        const expected = Math.round(0x2000 * Math.sin((2 * Math.PI * 400 * at) / 16000))
        assert.closeTo(pcm.readInt16LE(at * 2), expected, 1)
      }
      yield* rig.send(operations.muteParticipants, {
        id,
        body: { targetParticipants: [{ kind: "communicationUser", communicationUser: { id: bob } }] }
      })
      frames.length = 0
      yield* rig.advance(40)
      assert.deepStrictEqual(silences(frames), [true, true])
    })
  )

  it.effect("keys come as DtmfData, if they were asked for", () =>
    Effect.gen(function* () {
      for (const enableDtmfTones of [true, false]) {
        const { application, id, rig } = yield* connectedCall({
          mediaStreamingOptions: { ...running.mediaStreamingOptions, enableDtmfTones }
        })
        yield* rig.advance(200)
        yield* rig.control(`/calls/${id}/tones`, { participant: bob, tones: "5#a*" })
        const keys = application.only().frames.slice(1)
        assert.deepStrictEqual(
          keys,
          enableDtmfTones ? ["5", "#", "A", "*"].map((data) => ({ kind: "DtmfData", dtmfData: { data } })) : []
        )
      }
    })
  )

  it.effect("an application that takes no frames loses audio, which is counted", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const rig = yield* makeRig({ options: { mediaSocket: () => Effect.succeed(() => Deferred.await(gate)) } })
      yield* create(rig, running)
      yield* TestClock.adjust(300)
      // The signature of the upgrade is made outside of the clock.
      yield* Effect.callback<void>((resume) => {
        const look = () =>
          rig.posts.some(({ type }) => type === "MediaStreamingStarted") ? resume(Effect.void) : setImmediate(look)
        look()
      })
      yield* TestClock.adjust(2000)
      const before = objectAt(yield* legState(rig), "mediaStreaming")
      // The metadata is among what is not taken.
      assert.strictEqual(before["framesSent"], 50)
      assert.strictEqual(before["framesDropped"], 51)
      yield* Deferred.succeed(gate, undefined)
      yield* rig.advance(1000)
      const after = objectAt(yield* legState(rig), "mediaStreaming")
      assert.strictEqual(after["framesSent"], 50 + 50)
      assert.strictEqual(after["framesDropped"], 51)
    })
  )

  it.effect("frames leave no entry in the journal", () =>
    Effect.gen(function* () {
      const { rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      const before = (yield* rig.cloud.journal()).length
      yield* rig.advance(10_000)
      assert.strictEqual((yield* rig.cloud.journal()).length, before)
    })
  )
})

describe("audio of the application", () => {
  const audio = (bytes: number) => ({
    kind: "audioData",
    audioData: { data: Buffer.alloc(bytes).toString("base64"), isSilent: false },
    stopAudio: {}
  })
  const stopAudio = { kind: "stopAudio", stopAudio: {} }

  it.effect("is played on the network clock, and stopAudio ends what is left of it", () =>
    Effect.gen(function* () {
      const { application, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableBidirectional: true }
      })
      yield* rig.advance(200)
      const socket = application.only()
      const state = Effect.map(legState(rig), (leg) => {
        const { bufferedMs, framesIgnored, framesReceived } = objectAt(leg, "mediaStreaming")
        return [framesReceived, framesIgnored, bufferedMs]
      })
      for (let frame = 0; frame < 10; frame++) yield* socket.send(audio(640))
      assert.deepStrictEqual(yield* state, [10, 0, 200])
      yield* rig.advance(150)
      assert.deepStrictEqual(yield* state, [10, 0, 50])
      yield* rig.advance(150)
      assert.deepStrictEqual(yield* state, [10, 0, 0])
      yield* socket.send(audio(32_000))
      assert.deepStrictEqual(yield* state, [11, 0, 1000])
      yield* socket.send(stopAudio)
      assert.deepStrictEqual(yield* state, [12, 0, 0])
    })
  )

  it.effect("is ignored and counted on a stream that is not bidirectional", () =>
    Effect.gen(function* () {
      const { application, rig } = yield* connectedCall(running)
      yield* rig.advance(200)
      yield* application.only().send(audio(640))
      const { bufferedMs, framesIgnored, framesReceived } = objectAt(yield* legState(rig), "mediaStreaming")
      assert.deepStrictEqual([framesReceived, framesIgnored, bufferedMs], [0, 1, 0])
    })
  )

  it.effect("that is malformed stands in the journal and ends nothing", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall({
        mediaStreamingOptions: { ...running.mediaStreamingOptions, enableBidirectional: true }
      })
      yield* rig.advance(200)
      const socket = application.only()
      const malformed = ["", "{", "null", "[]", { kind: "audioData" }, { kind: "audioData", audioData: { data: "%" } }]
      for (const frame of malformed) yield* socket.send(frame)
      const entries = yield* rig.cloud.journal()
      assert.strictEqual(entries.filter(({ name }) => name === "media frame misunderstood").length, malformed.length)
      yield* socket.send(audio(640))
      assert.strictEqual(objectAt(yield* legState(rig), "mediaStreaming")["framesReceived"], 1)
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, id), ["MediaStreamingStarted"])
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

describe("failures and ends", () => {
  const failed = (details: string) => ["MediaStreamingFailed", "mediaStreamingFailed", details]

  it.effect("a socket that is refused fails with its own words, and the stream can be started again", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(streaming)
      application.refuse("503")
      yield* start(rig, id, { operationContext: "first" })
      yield* rig.advance(600)
      assert.deepStrictEqual(told(rig, id), [failed("initialWebSocketConnectionFailed")])
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
      assert.deepStrictEqual(told(rig, id), [failed("streamUrlMissing")])
      assert.strictEqual(codeOf(rig.posts[0]), "400/8581")
    })
  )

  it.effect("an application that ends the socket is told so once, and no frame follows", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* application.only().close
      yield* rig.advance(60_000)
      assert.deepStrictEqual(told(rig, id), [failed("streamConnectionInterrupted")])
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

  it.effect("the end of the call ends the stream, which is told before CallDisconnected", () =>
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

  it.effect("a start and a stop that the end of the call overtakes are told once, before CallDisconnected", () =>
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

  it.effect("a call that never connects has no stream, and tells of none", () =>
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

  it.effect("a reset ends the socket and tells nobody", () =>
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
