/** The client's side of media sockets and the local cloud's, over real WebSockets of both kinds and in process. */
import * as MediaSocket from "@effect-comms/call-automation/MediaSocket"
import * as OutStreamingData from "@effect-comms/call-automation/OutStreamingData"
import * as StreamingData from "@effect-comms/call-automation/StreamingData"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import { ids, madeMediaWorld, served } from "../kernel/support/webSocketApplication.ts"
import { send } from "../kernel/world.ts"

const metadata = {
  _tag: "AudioMetadata",
  subscriptionId: "s",
  encoding: "PCM",
  sampleRate: 16_000,
  channels: 1
} as const
const frame = (value: number) =>
  StreamingData.encode({ _tag: "AudioData", data: new Uint8Array(640).fill(value), isSilent: false })

/** The sockets' world with an application on a port: the first socket that it takes. */
const opened = Effect.gen(function* () {
  const app = yield* served()
  const world = yield* madeMediaWorld()
  const over = yield* Deferred.make<string>()
  const stopped = yield* Deferred.make<void>()
  const fromApplication: Array<string> = []
  const service = world.open(
    { url: app.url, headers: ids },
    {
      message: (text) => {
        const { _tag } = OutStreamingData.decode(text)
        fromApplication.push(_tag)
        if (_tag === "StopAudio") Deferred.doneUnsafe(stopped, Effect.void)
      },
      closed: (how, detail) => Deferred.doneUnsafe(over, Effect.succeed(`${how}: ${detail}`))
    }
  )
  yield* app.until(() => app.sockets.length === 1)
  const [socket] = app.sockets
  assert(socket !== undefined)
  return { app, world, service, socket, over, stopped, fromApplication }
})

describe("an application with a server of its own", () => {
  it.live("believes the local cloud by its keys, and nobody else", () =>
    Effect.gen(function* () {
      const { app, world } = yield* opened
      const { json } = yield* send(world.cloud, { method: "GET", path: "/calling/keys", key: "none" })
      assert(typeof json === "object" && json !== null && "keys" in json && Array.isArray(json.keys))
      const jwks = { keys: json.keys }
      const { verify } = yield* MediaSocket.verifier({ audience: world.cloud.resourceId, keys: { jwks } })
      const headers = app.upgrades[0]?.headers ?? {}
      assert.deepStrictEqual(yield* verify(headers), {
        callConnectionId: "connection-1",
        correlationId: "correlation-1"
      })
      const error = yield* Effect.flip(verify({ ...headers, authorization: `${headers.authorization}x` }))
      assert.strictEqual(MediaSocket.statusOf(error), 401)
      const other = yield* MediaSocket.verifier({ audience: "another", keys: { jwks } })
      assert.strictEqual((yield* Effect.flip(other.verify(headers))).reason, "Audience")
    })
  )

  it.live("hears packets in order and is heard, until the service ends it", () =>
    Effect.gen(function* () {
      const { fromApplication, over, service, socket, stopped, world } = yield* opened
      const media = yield* MediaSocket.make(socket)
      service.send(StreamingData.encode(metadata))
      for (const value of [1, 2, 3]) service.send(frame(value))
      const first = yield* Stream.runCollect(Stream.take(media.packets, 4))
      assert.deepStrictEqual(
        first.map((packet) => (packet._tag === "AudioData" ? packet.data[639] : packet._tag)),
        ["AudioMetadata", 1, 2, 3]
      )
      yield* media.sendAudio(Stream.make(new Uint8Array(700)))
      yield* media.stopAudio
      yield* Deferred.await(stopped)
      service.send(frame(4))
      const rest = yield* Effect.forkChild(Stream.runCollect(media.packets))
      service.close()
      yield* world.cloud.idle
      assert.strictEqual((yield* Fiber.join(rest)).length, 1)
      assert.deepStrictEqual(yield* media.closed, { code: 1000, reason: "" })
      assert.deepStrictEqual(fromApplication, ["OutAudioData", "OutAudioData", "StopAudio"])
      assert.isFalse(yield* Deferred.isDone(over), "who closes is not notified")
    })
  )

  it.live("ends it with its scope", () =>
    Effect.gen(function* () {
      const { over, socket } = yield* opened
      yield* Effect.scoped(Effect.asVoid(MediaSocket.make(socket)))
      assert.strictEqual(yield* Deferred.await(over), "closed: 1000")
    })
  )

  it.live("holds the service back while it takes nothing, and loses nothing", () =>
    Effect.gen(function* () {
      const { service, socket, world } = yield* opened
      const paused = yield* Deferred.make<void>()
      const pause = socket.pause.bind(socket)
      socket.pause = () => {
        pause()
        Deferred.doneUnsafe(paused, Effect.void)
      }
      const media = yield* MediaSocket.make(socket, { capacity: 4 })
      // More than the network holds: until it is taken, some of it stays with the service.
      const count = 20_000
      for (let value = 0; value < count; value++) service.send(frame(value % 251))
      yield* Deferred.await(paused)
      assert.isAbove(service.buffered(), 0)
      let next = 0
      yield* Stream.runForEach(Stream.take(media.packets, count), (packet) =>
        Effect.sync(() => {
          assert(packet._tag === "AudioData" && packet.data[0] === next++ % 251)
        })
      )
      yield* world.cloud.idle
      assert.strictEqual(service.buffered(), 0)
      assert.strictEqual(yield* media.dropped, 0)
    })
  )

  it.live("with the web standard's WebSocket does the same", () =>
    Effect.gen(function* () {
      const app = yield* served()
      const standard = new WebSocket(app.url)
      const media = yield* MediaSocket.make(standard)
      // It is still connecting.
      yield* media.send(OutStreamingData.stopAudio)
      yield* app.until(() => app.received.length === 1)
      app.sockets[0]?.send(frame(9))
      app.sockets[0]?.close(1001, "moved")
      const packets = yield* Stream.runCollect(media.packets)
      assert.deepStrictEqual(
        packets.map(({ _tag }) => _tag),
        ["AudioData"]
      )
      assert.deepStrictEqual(yield* media.closed, { code: 1001, reason: "moved" })
    })
  )
})

it.effect("an application in process answers each packet, and the clock waits for it", () =>
  Effect.gen(function* () {
    const heard: Array<string> = []
    const { cloud, open, notified } = yield* madeMediaWorld({
      mediaSocket: ({ send: answer }) =>
        Effect.succeed((text) => {
          const packet = StreamingData.decode(text)
          heard.push(packet._tag)
          return packet._tag === "AudioData"
            ? answer(OutStreamingData.encode(OutStreamingData.audioData(packet.data)))
            : Effect.void
        })
    })
    const service = open({ url: "wss://media.example.com/", headers: ids })
    service.send(StreamingData.encode(metadata))
    service.send(frame(1))
    yield* cloud.advance(20)
    assert.deepStrictEqual(heard, ["AudioMetadata", "AudioData"])
    assert.deepStrictEqual(
      notified.map((text) => (text === "opened" ? text : OutStreamingData.decode(text)._tag)),
      ["opened", "OutAudioData"]
    )
  })
)
