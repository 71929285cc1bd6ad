/** The sound of a participant behind a port: who may open it, what comes over the wire, and how large a voice may be. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { WebSocket } from "ws"
import * as Emulator from "../../src/Emulator.ts"
import { makeSoundOut } from "../../src/server/SoundOut.ts"
import { dataUrl, waveFile } from "../support/sound.ts"

const from = "+14255550123"

/** How an upgrade ends: open, or with a status. */
const opened = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly status: number; readonly socket: WebSocket }>((resume) => {
      const socket = new WebSocket(url, { headers })
      socket.on("open", () => resume(Effect.succeed({ status: 101, socket })))
      socket.on("unexpected-response", (request, { statusCode = 0 }) => {
        request.destroy()
        resume(Effect.succeed({ status: statusCode, socket }))
      })
      socket.on("error", () => {})
    }),
    ({ socket }) => Effect.sync(() => socket.terminate())
  )

/** A call that rings and whose caller is in it already. */
const ringing = Effect.gen(function* () {
  const cloud = yield* Emulator.serve({ port: 0 })
  const { callId } = yield* cloud.incomingCall({ from, to: "+14255550100" })
  const path = (query: string) =>
    `ws://127.0.0.1:${cloud.port}/_emulator/calls/${encodeURIComponent(callId)}/audio?${query}`
  return { cloud, path }
})

describe("the socket of a participant's sound", () => {
  it.live("gives binary frames of 20 ms to who names it and its rate", () =>
    Effect.gen(function* () {
      const { path } = yield* ringing
      for (const [query, length] of [
        [`participant=${encodeURIComponent(from)}&rate=24000`, 960],
        // A plus that nobody encoded.
        [`participant=${from}`, 640]
      ] as const) {
        const { socket, status } = yield* opened(path(query))
        assert.strictEqual(status, 101)
        const frames = yield* Effect.callback<ReadonlyArray<readonly [number, boolean]>>((resume) => {
          const seen: Array<readonly [number, boolean]> = []
          socket.on("message", (data, isBinary) => {
            if (Buffer.isBuffer(data) && seen.push([data.length, isBinary]) === 5) resume(Effect.succeed(seen))
          })
        })
        assert.deepStrictEqual(
          frames,
          Array.from({ length: 5 }, () => [length, true] as const)
        )
      }
    })
  )

  it.live("is refused to another origin, another host, and who names nobody of the call", () =>
    Effect.gen(function* () {
      const { cloud, path } = yield* ringing
      const query = `participant=${encodeURIComponent(from)}`
      const statuses = yield* Effect.forEach(
        [
          [query, { origin: "https://evil.example" }],
          [query, { host: "evil.example" }],
          [query, { "sec-fetch-site": "cross-site" }],
          [query, { origin: cloud.origin }],
          ["participant=%2B14255550199", {}],
          ["", {}],
          [`${query}&rate=8000`, {}],
          [`${query}&texts=all`, {}]
        ] as const,
        ([asked, headers]) => Effect.map(opened(path(asked), headers), ({ status }) => status)
      )
      assert.deepStrictEqual(statuses, [403, 403, 403, 101, 404, 400, 400, 400])
      const { status } = yield* opened(`ws://127.0.0.1:${cloud.port}/_emulator/nothing`)
      assert.strictEqual(status, 404)
    })
  )
})

describe("a page that reads slowly", () => {
  it("loses the oldest of what waits for it: what is on its way, and then the last second", () => {
    const passed: Array<() => void> = []
    const sent: Array<number> = []
    const send = makeSoundOut((frame, passedOn) => {
      sent.push(frame[0] ?? 0)
      passed.push(passedOn)
    })
    for (let at = 0; at < 200; at++) send(Uint8Array.of(at))
    assert.deepStrictEqual(sent, [0, 1, 2])
    for (let at = 0; at < passed.length; at++) passed[at]?.()
    assert.deepStrictEqual(sent, [0, 1, 2, ...Array.from({ length: 50 }, (_, index) => 150 + index)])
    send(Uint8Array.of(200))
    assert.strictEqual(sent.at(-1), 200)
  })

  it.live("takes neither memory nor the time of others, who get every frame, and loses what it did not take", () =>
    Effect.gen(function* () {
      const cloud = yield* Emulator.serve({ port: 0 })
      yield* cloud.setScale(0)
      const calling = CallAutomation.createCall({
        targets: [phoneNumber(from)],
        sourceCallerIdNumber: { value: "+14255550100" },
        // Nothing is delivered there.
        callbackUri: "https://contoso.example/callbacks"
      })
      const calls = Effect.provideServiceEffect(
        CallAutomation.CallAutomation,
        CallAutomation.make({ connectionString: cloud.connectionString })
      )
      const { callConnectionId = "" } = yield* calls(calling).pipe(
        Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
      )
      yield* cloud.advance(1000)
      const query = `participant=${encodeURIComponent(from)}&rate=24000`
      const path = `ws://127.0.0.1:${cloud.port}/_emulator/calls/${callConnectionId}/audio?${query}`
      const [quick, slow] = [yield* opened(path), yield* opened(path)]
      const counts = { quick: 0, slow: 0 }
      let step = () => {}
      quick.socket.on("message", () => {
        if (++counts.quick % 25 === 0) step()
      })
      slow.socket.on("message", () => counts.slow++)
      slow.socket.pause()
      // More than the system takes of what nobody reads: 19 MB.
      const seconds = 400
      for (let half = 0; half < seconds * 2; half++) {
        const taken = new Promise<void>((resolve) => {
          step = resolve
        })
        yield* cloud.advance(500)
        yield* Effect.promise(() => taken)
      }
      assert.strictEqual(counts.quick, seconds * 50)
      const closed = Effect.promise(() => new Promise((resolve) => slow.socket.once("close", resolve)))
      slow.socket.resume()
      yield* cloud.leave(callConnectionId, from)
      yield* cloud.advance(20)
      yield* closed
      assert.isAbove(counts.slow, 0)
      assert.isBelow(counts.slow, counts.quick - 1000)
    })
  )
})

describe("a voice that a request brings", () => {
  const mebibyte = 1024 * 1024
  /** A file of so many bytes. */
  const voice = (bytes: number) => {
    const file = Buffer.concat([waveFile(new Int16Array(0), 48_000)], bytes)
    file.writeUInt32LE(bytes - 44, 40)
    return dataUrl(file)
  }
  const post = (origin: string, path: string, body: object) =>
    Effect.promise(async () => {
      const answer = await fetch(`${origin}/_emulator${path}`, { method: "POST", body: JSON.stringify(body) })
      const text = await answer.text()
      return [answer.status, /"message":"([^"]*)"/.exec(text)?.[1]] as const
    })

  it.live("has 10 MiB; more is refused with that, in process as well, and other controls take 1 MiB as ever", () =>
    Effect.gen(function* () {
      const { cloud } = yield* ringing
      const { callId } = yield* cloud.incomingCall({ from, to: "+14255550101" })
      const speech = `/calls/${encodeURIComponent(callId)}/speech`
      const whole = { participant: from, text: "Hello", audio: voice(10 * mebibyte) }
      assert.deepStrictEqual(yield* post(cloud.origin, speech, whole), [200, undefined])
      const larger = { participant: from, text: "Hello", audio: "x".repeat(14 * mebibyte) }
      const tooLarge = "The body is larger than 14 MiB: a voice has at most 10 MiB."
      assert.deepStrictEqual(yield* post(cloud.origin, speech, larger), [413, tooLarge])
      const tones = { participant: from, tones: "1", text: whole.audio.slice(0, mebibyte) }
      assert.deepStrictEqual(yield* post(cloud.origin, speech.replace("speech", "tones"), tones), [
        413,
        "The body is larger than 1 MiB."
      ])
      const inProcess = yield* Effect.promise(() =>
        cloud.fetch(`${cloud.origin}/_emulator${speech}`, { method: "POST", body: JSON.stringify(larger) })
      )
      assert.strictEqual(inProcess.status, 413)
    })
  )
})
