import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import { MediaSocketError } from "../src/MediaSocket.ts"
import * as OutStreamingData from "../src/OutStreamingData.ts"
import { createMediaSocket } from "../src/promise.ts"
import { audioFrame, keyFrame, ScriptedSocket } from "./ScriptedSocket.ts"

const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail("it succeeded"),
    (error: unknown) => error
  )

describe("a media socket by promise", () => {
  it("is iterated over, and can be left", async () => {
    const socket = new ScriptedSocket()
    const media = createMediaSocket(socket)
    socket.receive(keyFrame("1"))
    socket.receive(audioFrame(7))
    const seen: Array<string> = []
    for await (const packet of media.packets()) {
      seen.push(packet._tag)
      if (seen.length === 2) break
    }
    assert.deepStrictEqual(seen, ["DtmfData", "AudioData"])
    assert.deepStrictEqual(socket.done, [])
    await media.close(4001, "enough")
    assert.deepStrictEqual(socket.done, ["close 4001 enough"])
    assert.deepStrictEqual(await media.closed(), { code: 4001, reason: "enough" })
  })

  for (const [field, values] of [
    ["capacity", [Number.NaN, 0, -1, "9", null]],
    ["highWaterMark", [Number.NaN, -1, "9", null]]
  ] as const)
    it(`is refused an invalid limit, by its name: ${field}`, () => {
      for (const value of values) {
        const options: object = { [field]: value }
        assert.throws(() => createMediaSocket(new ScriptedSocket(), options), CommunicationError, field)
      }
    })

  it("rejects with the typed error itself", async () => {
    const socket = new ScriptedSocket()
    const media = createMediaSocket(socket)
    socket.end(1011, "broken")
    assert.instanceOf(await rejection(media.send(OutStreamingData.stopAudio)), MediaSocketError)
    const error = await rejection(
      (async () => {
        for await (const packet of media.packets()) assert.fail(packet._tag)
      })()
    )
    assert.isTrue(error instanceof MediaSocketError && error.code === 1011 && error.description === "broken")
  })

  it("refuses what is not a packet as that, and the socket goes on", async () => {
    const socket = new ScriptedSocket()
    const media = createMediaSocket(socket)
    for (const text of ['{"_tag":"OutAudioData"}', '{"_tag":"OutAudioData","data":"AAAA"}', "{}", "null"]) {
      const error = await rejection(Reflect.apply(media.send, undefined, [JSON.parse(text)]))
      assert(error instanceof MediaSocketError && error.reason === "Unsendable", text)
    }
    await media.stopAudio()
    assert.lengthOf(socket.sent, 1)
    await media.close()
  })

  it("sends audio and stops it", async () => {
    const socket = new ScriptedSocket()
    const media = createMediaSocket(socket)
    const voice = async function* () {
      yield new Uint8Array(700)
    }
    await media.sendAudio(voice(), { format: "pcm24KMono" })
    await media.stopAudio()
    assert.deepStrictEqual(
      socket.sent.map((frame) => OutStreamingData.decode(frame)._tag),
      ["OutAudioData", "StopAudio"]
    )
    assert.strictEqual(media.dropped(), 0)
  })

  it("rejects with what the voice throws, or with the signal's reason", async () => {
    const media = createMediaSocket(new ScriptedSocket())
    const hoarse = async function* () {
      yield new Uint8Array(1)
      throw new TypeError("no voice")
    }
    assert.instanceOf(await rejection(media.sendAudio(hoarse())), TypeError)
    const endless = async function* () {
      for (;;) yield new Uint8Array(640)
    }
    const signal = AbortSignal.abort(new RangeError("enough"))
    assert.instanceOf(await rejection(media.sendAudio(endless(), { signal })), RangeError)
  })
})
