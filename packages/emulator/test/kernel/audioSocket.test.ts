/** The sound of a participant behind a port: who may open it, what comes over the wire, and how large a voice may be. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { WebSocket } from "ws"
import * as Emulator from "../../src/Emulator.ts"
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

describe("a voice that a request brings", () => {
  const mebibyte = 1024 * 1024
  /** A file of so many bytes. */
  const voice = (bytes: number) => dataUrl(waveFile(new Int16Array((bytes - 44) / 2), 48_000))
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
