/** Sockets of servers that call handlers, as Bun's does: a program passes them what its handlers are called with. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as MediaSocket from "../src/MediaSocket.ts"
import * as OutStreamingData from "../src/OutStreamingData.ts"
import { createMediaSocket } from "../src/promise.ts"
import { audioFrame, keyFrame } from "./ScriptedSocket.ts"

/** Bun's `ServerWebSocket`, as far as it is used. */
class ServerWebSocket implements MediaSocket.ServerSocket {
  readyState = 1
  buffered = 0
  drops = false
  readonly sent: Array<string> = []
  readonly done: Array<string> = []

  send(data: string): number {
    if (this.drops) return 0
    this.sent.push(data)
    return data.length
  }

  close(code?: number, reason?: string): void {
    this.done.push(`close ${code} ${reason}`)
    this.readyState = 2
  }

  getBufferedAmount(): number {
    return this.buffered
  }
}

const kindsOf = (media: MediaSocket.MediaSocket) =>
  Stream.runCollect(Stream.map(media.packets, (packet) => packet._tag))

describe("a media socket of a server that calls handlers", () => {
  it.effect("takes what the handlers are called with, text or bytes, until it is closed", () =>
    Effect.gen(function* () {
      const socket = MediaSocket.fromHandlers(new ServerWebSocket())
      const media = yield* MediaSocket.make(socket)
      socket.onMessage(audioFrame(7))
      socket.onMessage(new TextEncoder().encode(keyFrame("5")))
      socket.onClose(1000)
      assert.deepStrictEqual(yield* kindsOf(media), ["AudioData", "DtmfData"])
      assert.deepStrictEqual(yield* media.closed, { code: 1000, reason: "" })
    })
  )

  it.effect("fails with how it was closed, and with what the server said of it", () =>
    Effect.gen(function* () {
      const socket = MediaSocket.fromHandlers(new ServerWebSocket())
      const media = yield* MediaSocket.make(socket)
      socket.onError(new Error("too big"))
      socket.onClose(1009, "message too big")
      const error = yield* Effect.flip(kindsOf(media))
      assert.deepStrictEqual([error.reason, error.code, error.description], ["Closed", 1009, "too big"])
    })
  )

  it.effect("waits while too much has not left, by what the server says", () =>
    Effect.gen(function* () {
      const server = new ServerWebSocket()
      const media = yield* MediaSocket.make(MediaSocket.fromHandlers(server))
      server.buffered = 100_000
      const sending = yield* Effect.forkChild(media.send(OutStreamingData.stopAudio), { startImmediately: true })
      yield* TestClock.adjust(50)
      assert.lengthOf(server.sent, 0)
      server.buffered = 0
      yield* TestClock.adjust(10)
      yield* Fiber.join(sending)
      assert.lengthOf(server.sent, 1)
    })
  )

  it.effect("does not take a message that the server dropped for sent", () =>
    Effect.gen(function* () {
      const server = new ServerWebSocket()
      const media = yield* MediaSocket.make(MediaSocket.fromHandlers(server))
      server.drops = true
      const error = yield* Effect.flip(media.send(OutStreamingData.stopAudio))
      assert.deepStrictEqual([error.reason, error.code], ["Closed", 1006])
    })
  )

  it.effect("is closed with the scope, and then hears nothing", () =>
    Effect.gen(function* () {
      const server = new ServerWebSocket()
      const socket = MediaSocket.fromHandlers(server)
      const media = yield* Effect.scoped(MediaSocket.make(socket))
      socket.onMessage(audioFrame(1))
      assert.deepStrictEqual(server.done, ["close 1000 "])
      assert.deepStrictEqual(yield* kindsOf(media), [])
    })
  )

  it("given as it is names what is to be done", () => {
    const thrown = (() => {
      try {
        return Reflect.apply(createMediaSocket, undefined, [new ServerWebSocket()])
      } catch (error) {
        return error
      }
    })()
    assert.instanceOf(thrown, CommunicationError)
    assert.match(thrown.message, /socket: expected a WebSocket with addEventListener; give MediaSocket\.fromHandlers/)
  })
})
