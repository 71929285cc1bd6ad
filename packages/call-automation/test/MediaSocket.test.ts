import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as MediaSocket from "../src/MediaSocket.ts"
import * as OutStreamingData from "../src/OutStreamingData.ts"
import type { Decoded } from "../src/StreamingData.ts"
import {
  audioFrame,
  keyFrame,
  PausableSocket,
  PickySocket,
  ScriptedSocket,
  UnansweringSocket
} from "./ScriptedSocket.ts"

/** A packet in a word. */
const word = (packet: Decoded): string | number | undefined =>
  packet._tag === "AudioData" ? packet.data[0] : packet._tag === "DtmfData" ? packet.data : packet._tag

const words = (media: MediaSocket.MediaSocket) => Stream.runCollect(Stream.map(media.packets, word))

const { audioData, stopAudio } = OutStreamingData

describe("a media socket", () => {
  it.effect("gives packets in order, also what it does not know or understand, until it is closed", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      const taking = yield* Effect.forkChild(words(media), { startImmediately: true })
      socket.receive(audioFrame(1))
      socket.receive("nonsense")
      socket.receive(`{"kind":"New"}`)
      socket.receive(new TextEncoder().encode(keyFrame("5")))
      socket.receive({ a: "blob" })
      yield* Effect.yieldNow
      socket.receive(audioFrame(2))
      socket.end(1000, "over")
      assert.deepStrictEqual(yield* Fiber.join(taking), [1, "InvalidPacket", "UnknownPacket", "5", "InvalidPacket", 2])
      assert.deepStrictEqual(yield* media.closed, { code: 1000, reason: "over" })
    })
  )

  it.effect.each([
    [1000, undefined],
    [1001, undefined],
    [1005, undefined],
    [1006, "media socket Closed 1006: the socket is closed"],
    [1011, "media socket Closed 1011: the socket is closed"]
  ] as const)("closed with %d: what came is taken first, then %s", ([code, message]) =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      socket.receive(keyFrame("1"))
      socket.end(code)
      const taken: Array<unknown> = []
      const exit = yield* Effect.exit(
        Stream.runForEach(media.packets, (packet) => Effect.sync(() => taken.push(word(packet))))
      )
      assert.deepStrictEqual(taken, ["1"])
      assert.strictEqual(Exit.isSuccess(exit), message === undefined)
      const error = yield* Effect.flip(media.send(stopAudio))
      assert.deepStrictEqual([error.reason, error.code], ["Closed", code])
      if (message !== undefined) assert.strictEqual(error.message, message)
    })
  )

  it.effect("says what broke it, without numbers", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      socket.fail("reset by +14255550123")
      const error = yield* Effect.flip(Stream.runDrain(media.packets))
      assert.strictEqual(error.message, "media socket Closed 1006: reset by <phone number>")
    })
  )

  it.effect("says how it was closed, without numbers", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      socket.end(4001, "+14255550123 has left")
      const error = yield* Effect.flip(Stream.runDrain(media.packets))
      assert.strictEqual(error.message, "media socket Closed 4001: <phone number> has left")
      assert.strictEqual((yield* Effect.flip(media.stopAudio)).message, error.message)
    })
  )

  it.effect("is closed also with what no WebSocket can say", () =>
    Effect.gen(function* () {
      const socket = new PickySocket()
      const media = yield* MediaSocket.make(socket)
      yield* media.close(5, "unheard of")
      assert.deepStrictEqual(socket.done, ["close 1000"])
      socket.end(1000)
      assert.deepStrictEqual(yield* words(media), [])
    })
  )

  for (const [code, answer] of [
    [1000, 1000],
    [4001, 4001],
    [1006, 1000]
  ] as const)
    it.effect(`one that leaves the answer to a close to the program, as workerd does, answers ${code}`, () =>
      Effect.gen(function* () {
        const socket = new UnansweringSocket()
        const media = yield* MediaSocket.make(socket)
        socket.end(code)
        assert.deepStrictEqual(yield* media.closed, { code, reason: "" })
        yield* media.close()
        assert.deepStrictEqual(socket.done, [`close ${answer}`])
      })
    )

  it.effect("one that is closed already ends at once", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      socket.end(1000)
      const media = yield* MediaSocket.make(socket)
      assert.strictEqual((yield* media.closed).code, 1006)
    })
  )

  it.effect("is closed with its scope, and hears no more", () =>
    Effect.gen(function* () {
      const socket = new PausableSocket()
      const scope = yield* Scope.make()
      const media = yield* Scope.provide(MediaSocket.make(socket), scope)
      const taking = yield* Effect.forkChild(words(media), { startImmediately: true })
      yield* Scope.close(scope, Exit.void)
      socket.receive(keyFrame("1"))
      assert.deepStrictEqual(yield* Fiber.join(taking), [])
      assert.deepStrictEqual(socket.done, ["close 1000", "resume"])
      assert.deepStrictEqual(yield* media.closed, { code: 1000, reason: "" })
    })
  )

  it.effect("is closed on demand, once", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      yield* media.close(4001, "enough")
      yield* media.close()
      assert.deepStrictEqual(socket.done, ["close 4001 enough"])
      // The other side may still send before it answers, and its answer is in order.
      socket.receive(keyFrame("1"))
      socket.end(4001, "enough")
      assert.deepStrictEqual(yield* words(media), ["1"])
      assert.deepStrictEqual(yield* media.closed, { code: 4001, reason: "enough" })
    })
  )
})

describe("packets that are not taken", () => {
  it.effect("pause the socket, once, until they are", () =>
    Effect.gen(function* () {
      const socket = new PausableSocket()
      const media = yield* MediaSocket.make(socket, { capacity: 3 })
      for (const byte of [1, 2]) socket.receive(audioFrame(byte))
      assert.deepStrictEqual(socket.done, [])
      // Some that were read already still come.
      for (const byte of [3, 4, 5]) socket.receive(audioFrame(byte))
      assert.deepStrictEqual(socket.done, ["pause"])
      const first = yield* Stream.runCollect(Stream.take(Stream.map(media.packets, word), 5))
      assert.deepStrictEqual(first, [1, 2, 3, 4, 5])
      assert.deepStrictEqual(socket.done, ["pause", "resume"])
      for (const byte of [6, 7, 8]) socket.receive(audioFrame(byte))
      assert.deepStrictEqual(socket.done, ["pause", "resume", "pause"])
      assert.strictEqual(yield* media.dropped, 0)
    })
  )

  it.effect("on a socket that cannot be paused the oldest audio is dropped, and nothing else", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket, { capacity: 3 })
      socket.receive(keyFrame("1"))
      for (const byte of [1, 2, 3, 4]) socket.receive(audioFrame(byte))
      socket.receive(keyFrame("2"))
      socket.end(1000)
      assert.deepStrictEqual(yield* words(media), ["1", 4, "2"])
      assert.strictEqual(yield* media.dropped, 3)
    })
  )

  it.effect("none of which is audio end the socket with an error", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket, { capacity: 2 })
      for (const tone of ["1", "2", "3"]) socket.receive(keyFrame(tone))
      const error = yield* Effect.flip(Stream.runDrain(media.packets))
      assert.strictEqual(error.reason, "Overflow")
      assert.deepStrictEqual(socket.done, ["close 4000 packets were not taken"])
    })
  )
})

describe("sending", () => {
  it.effect("writes each packet", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      yield* media.send(audioData(new Uint8Array([1])))
      yield* Stream.run(Stream.make(audioData(new Uint8Array([2])), stopAudio), media.sink)
      assert.deepStrictEqual(socket.sent.map(OutStreamingData.decode), [
        audioData(new Uint8Array([1])),
        audioData(new Uint8Array([2])),
        stopAudio
      ])
    })
  )

  it.effect("waits while too much has not left, and while the socket opens", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      socket.readyState = 0
      const media = yield* MediaSocket.make(socket, { highWaterMark: 100 })
      yield* Effect.forkChild(Effect.all([media.send(stopAudio), media.send(stopAudio)]), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      assert.strictEqual(socket.sent.length, 0)
      socket.readyState = 1
      socket.bufferedAmount = 101
      yield* TestClock.adjust("1 second")
      assert.strictEqual(socket.sent.length, 0)
      socket.bufferedAmount = 100
      yield* TestClock.adjust("10 millis")
      assert.strictEqual(socket.sent.length, 2)
    })
  )

  it.effect("does not guess how a socket will have been closed that is about to be", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      socket.readyState = 2
      const { code, message } = yield* Effect.flip(media.stopAudio)
      assert.deepStrictEqual([code, message], [undefined, "media socket Closed -: the socket is closed"])
    })
  )

  it.effect("does not wait for ever: the end of the socket ends it", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      socket.bufferedAmount = 1_000_000
      const sending = yield* Effect.forkChild(Effect.flip(media.send(stopAudio)), { startImmediately: true })
      socket.end(1006)
      yield* TestClock.adjust("10 millis")
      assert.strictEqual((yield* Fiber.join(sending)).reason, "Closed")
    })
  )
})

describe("audio", () => {
  /** How much audio was sent, in bytes per packet. */
  const sizes = (socket: ScriptedSocket) =>
    socket.sent.map((frame) => {
      const packet = OutStreamingData.decode(frame)
      return packet._tag === "OutAudioData" ? packet.data.length : packet._tag
    })

  it.effect("leaves in frames of 20 milliseconds, at the pace at which it is heard", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      const sending = yield* Effect.forkChild(
        media.sendAudio(Stream.make(new Uint8Array(1_000), new Uint8Array(1_000))),
        { startImmediately: true }
      )
      yield* Effect.yieldNow
      assert.deepStrictEqual(sizes(socket), [640])
      yield* TestClock.adjust("19 millis")
      assert.deepStrictEqual(sizes(socket), [640])
      yield* TestClock.adjust("1 millis")
      assert.deepStrictEqual(sizes(socket), [640, 640])
      yield* TestClock.adjust("40 millis")
      assert.deepStrictEqual(sizes(socket), [640, 640, 640, 640])
      yield* Fiber.join(sending)
    })
  )

  it.effect("has the format that the metadata names, unless another is asked for", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      const metadata = { subscriptionId: "s", encoding: "PCM", sampleRate: 24_000, channels: 1 }
      socket.receive(JSON.stringify({ kind: "AudioMetadata", audioMetadata: metadata }))
      yield* media.sendAudio(Stream.make(new Uint8Array(10)))
      yield* Effect.forkChild(media.sendAudio(Stream.make(new Uint8Array(10)), { format: "pcm16KMono" }))
      yield* TestClock.adjust("20 millis")
      assert.deepStrictEqual(sizes(socket), [960, 640])
    })
  )

  it.effect("does not drift when frames are late, and does not burst after a pause of the source", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      const frame = new Uint8Array(640)
      const delays = ["30 millis", "0 millis", "500 millis", "0 millis", "0 millis"] as const
      const source = Stream.mapEffect(Stream.fromIterable(delays), (delay) => Effect.as(Effect.sleep(delay), frame))
      yield* Effect.forkChild(media.sendAudio(Stream.concat(Stream.make(frame), source)), { startImmediately: true })
      // At 0 the first, at 30 the second (10 late), at 40 the third, at 540 the fourth, then each 20 later.
      const seen: Array<number> = []
      for (const [advance] of [[0], [29], [1], [9], [1], [499], [1], [19], [1], [20]] as const) {
        yield* TestClock.adjust(advance)
        seen.push(socket.sent.length)
      }
      assert.deepStrictEqual(seen, [1, 1, 2, 2, 3, 3, 4, 4, 5, 6])
    })
  )

  it.effect("is stopped: the next begins at once", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      const long = Stream.make(new Uint8Array(6_400))
      const speaking = yield* Effect.forkChild(media.sendAudio(long), { startImmediately: true })
      yield* TestClock.adjust("20 millis")
      yield* Fiber.interrupt(speaking)
      yield* media.stopAudio
      yield* media.sendAudio(Stream.make(new Uint8Array(1)))
      assert.deepStrictEqual(sizes(socket), [640, 640, "StopAudio", 640])
    })
  )

  it.effect("fails with its source, or with the socket", () =>
    Effect.gen(function* () {
      const socket = new ScriptedSocket()
      const media = yield* MediaSocket.make(socket)
      assert.strictEqual(yield* Effect.flip(media.sendAudio(Stream.fail("no voice"))), "no voice")
      socket.end(1000)
      const error = yield* Effect.flip(media.sendAudio(Stream.make(new Uint8Array(1))))
      assert.strictEqual(error._tag, "MediaSocketError")
    })
  )
})
