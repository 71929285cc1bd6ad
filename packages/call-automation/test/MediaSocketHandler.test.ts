/** The requests that open media sockets, behind servers of every kind. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import type * as LogLevel from "effect/LogLevel"
import * as References from "effect/References"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { exportJWK, generateKeyPair, SignJWT } from "jose"
import { beforeAll, vi } from "vitest"
import { issuer } from "../src/CallEvents.ts"
import type { Upgrade } from "../src/MediaSocket.ts"
import * as MediaSocketHandler from "../src/MediaSocketHandler.ts"
import { createMediaSocketHandler } from "../src/promise.ts"
import * as StreamingData from "../src/StreamingData.ts"
import { ScriptedSocket } from "./ScriptedSocket.ts"

const audience = "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11"
const keyPair = generateKeyPair("RS256")
let jwks: { readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>> } = { keys: [] }
let authorization = ""

beforeAll(async () => {
  const { privateKey, publicKey } = await keyPair
  jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "1", alg: "RS256", use: "sig" }] }
  // The virtual clock stands at 1970, promises live now.
  const token = new SignJWT({ iss: issuer, aud: audience, exp: Math.floor(Date.now() / 1000) + 3600 })
  authorization = `Bearer ${await token.setProtectedHeader({ alg: "RS256", kid: "1" }).sign(privateKey)}`
})

const headersOf = (given = authorization) => ({
  upgrade: "websocket",
  authorization: given,
  "x-ms-call-connection-id": "connection-1"
})
const requestOf = (given?: string) => ({ headers: new Headers(headersOf(given)) })
const packet = StreamingData.encode({ _tag: "AudioData", data: new Uint8Array([1, 2]), isSilent: false })

/** A handler that notes whose sockets it was given and what came on them. */
const made = Effect.gen(function* () {
  const given: Array<Upgrade["callConnectionId"]> = []
  const heard: Array<string> = []
  const failed: Array<unknown> = []
  const over = yield* Deferred.make<void>()
  const handler = yield* MediaSocketHandler.make({
    audience,
    keys: { jwks },
    onSocket: ({ packets }, { callConnectionId }) =>
      Effect.andThen(
        Effect.sync(() => given.push(callConnectionId)),
        Effect.ensuring(
          Stream.runForEach(packets, ({ _tag }) => Effect.sync(() => heard.push(_tag))),
          Deferred.succeed(over, undefined)
        )
      ),
    onError: (cause) => Effect.sync(() => failed.push(Cause.squash(cause)))
  })
  return { failed, given, handler, heard, over: Deferred.await(over) }
})

/** What the other side sends, and the end. */
const spoken = (socket: ScriptedSocket) => {
  socket.receive(packet)
  socket.end(1000)
}

describe("a handler of media sockets", () => {
  it.live("takes those of a server of the Fetch API, which come at once and are closed in the end", () =>
    Effect.gen(function* () {
      const { given, handler, heard, over } = yield* made
      const socket = new ScriptedSocket()
      const response = new Response()
      const accept = () => ({ socket, response })
      assert.strictEqual(yield* Effect.promise(() => handler.fetch(requestOf(), accept)), response)
      spoken(socket)
      yield* over
      assert.deepStrictEqual([given, heard], [["connection-1"], ["AudioData"]])
    })
  )

  it.live("refuses who is not verified, what opens no socket, and what nothing accepts", () =>
    Effect.gen(function* () {
      const { given, handler } = yield* made
      const accept = () => assert.fail("it was accepted")
      const status = (request: MediaSocketHandler.AcceptRequest, by?: () => never) =>
        Effect.promise(() => handler.fetch(request, by).then((response) => response.status))
      assert.strictEqual(yield* status(requestOf("Bearer a.b.c"), accept), 401)
      assert.strictEqual(yield* status(requestOf(""), accept), 401)
      assert.strictEqual(yield* status({ headers: new Headers({ authorization }) }, accept), 426)
      assert.strictEqual(yield* status(requestOf()), 501)
      assert.strictEqual(yield* status(requestOf(), accept), 500)
      assert.deepStrictEqual(given, [])
    })
  )

  it.live("takes those of Deno and of workerd as they are", () =>
    Effect.gen(function* () {
      const { given, handler, heard } = yield* made
      const socket = new ScriptedSocket()
      const response = new Response()
      vi.stubGlobal("Deno", { upgradeWebSocket: () => ({ socket, response }) })
      assert.strictEqual(yield* Effect.promise(() => handler.fetch(requestOf())), response)
      spoken(socket)
      vi.unstubAllGlobals()
      const server = Object.assign(new ScriptedSocket(), { accepted: 0, accept: () => void server.accepted++ })
      vi.stubGlobal("WebSocketPair", function () {
        return { 0: {}, 1: server }
      })
      // Only workerd makes a response of 101.
      assert.strictEqual((yield* Effect.promise(() => handler.fetch(requestOf()))).status, 500)
      vi.unstubAllGlobals()
      assert.strictEqual(server.accepted, 1)
      while (heard.length < 1) yield* Effect.yieldNow
      assert.deepStrictEqual(given, ["connection-1"])
    })
  )

  it.live("takes those of Bun, whose server calls its handlers", () =>
    Effect.gen(function* () {
      const { given, handler, heard, over } = yield* made
      const { fetch, websocket } = handler.bun
      let data: MediaSocketHandler.BunData | undefined
      const server = {
        upgrade: (_: unknown, options: { readonly data: MediaSocketHandler.BunData }) => {
          data = options.data
          return true
        }
      }
      assert.isUndefined(yield* Effect.promise(() => fetch(requestOf(), server)))
      assert(data !== undefined)
      const socket = { readyState: 1, send: () => {}, close: () => {}, data }
      websocket.open(socket)
      websocket.message(socket, packet)
      websocket.close(socket, 1000, "")
      yield* over
      assert.deepStrictEqual([given, heard], [["connection-1"], ["AudioData"]])
      const refusal = yield* Effect.promise(() => fetch(requestOf("Bearer a.b.c"), server))
      assert.strictEqual(refusal?.status, 401)
      const none = yield* Effect.promise(() => fetch(requestOf(), { upgrade: () => false }))
      assert.strictEqual(none?.status, 426)
    })
  )

  it.live("takes those of Node's servers, and refuses in HTTP; a connection that is gone is left alone", () =>
    Effect.gen(function* () {
      const { given, handler, heard, over } = yield* made
      const socket = new ScriptedSocket()
      let taken = 0
      const listener = handler.node({
        handleUpgrade: (_request: unknown, _socket: MediaSocketHandler.NodeSocket, _head: string, done) => {
          taken++
          done(socket)
        }
      })
      const said = yield* Deferred.make<string>()
      const connection = (destroyed: boolean): MediaSocketHandler.NodeSocket => ({
        destroyed,
        end: (text) => Deferred.doneUnsafe(said, Effect.succeed(text)),
        destroy: () => {},
        on: () => {}
      })
      listener({ headers: headersOf("Bearer a.b.c") }, connection(false), "")
      assert.strictEqual(
        yield* Deferred.await(said),
        'HTTP/1.1 401 Unauthorized\r\nconnection: close\r\nwww-authenticate: Bearer error="invalid_token", error_description="Malformed: expected a signed JWT"\r\ncontent-length: 0\r\n\r\n'
      )
      listener({ headers: headersOf() }, connection(true), "")
      listener({ headers: headersOf() }, connection(false), "")
      while (given.length < 1) yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
      spoken(socket)
      yield* over
      assert.deepStrictEqual([taken, given, heard], [1, ["connection-1"], ["AudioData"]])
    })
  )

  it.live("closes a socket whose program fails, and all sockets with the scope", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const failed = yield* Deferred.make<unknown>()
      const sockets = [new ScriptedSocket(), new ScriptedSocket()]
      const [failing, waiting] = sockets
      const handler = yield* Scope.provide(
        MediaSocketHandler.make({
          audience,
          keys: { jwks },
          onSocket: (_, { correlationId }) => (correlationId === "fails" ? Effect.fail("wrong") : Effect.never),
          onError: (cause) => Deferred.succeed(failed, Cause.squash(cause))
        }),
        scope
      )
      for (const [index, socket] of sockets.entries()) {
        const headers = new Headers({ ...headersOf(), "x-ms-call-correlation-id": index === 0 ? "fails" : "waits" })
        yield* Effect.promise(() => handler.fetch({ headers }, () => ({ socket, response: new Response() })))
      }
      assert.strictEqual(yield* Deferred.await(failed), "wrong")
      assert.deepStrictEqual(failing?.done, ["close 1000"])
      assert.deepStrictEqual(waiting?.done, [])
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual(waiting?.done, ["close 1000"])
      const late = yield* Effect.promise(() => handler.fetch(requestOf(), () => assert.fail("it was accepted")))
      assert.strictEqual(late.status, 503)
    })
  )

  it.live("says of a program that still sends when the call is over only to whoever wants to know everything", () =>
    Effect.gen(function* () {
      const levels: Array<LogLevel.LogLevel> = []
      const logger = Logger.make(({ logLevel }) => void levels.push(logLevel))
      for (const code of [1000, 1011]) {
        const socket = new ScriptedSocket()
        const over = yield* Deferred.make<void>()
        const handler = yield* MediaSocketHandler.make({
          audience,
          keys: { jwks },
          onSocket: ({ closed, send }) =>
            Effect.ensuring(
              Effect.andThen(closed, send({ _tag: "StopAudio" })),
              Effect.forkDetach(Effect.andThen(Effect.yieldNow, Deferred.succeed(over, undefined)))
            )
        }).pipe(Effect.provide(Logger.layer([logger])), Effect.provideService(References.MinimumLogLevel, "All"))
        yield* Effect.promise(() => handler.fetch(requestOf(), () => ({ socket, response: new Response() })))
        socket.end(code)
        yield* Deferred.await(over)
      }
      assert.deepStrictEqual(levels, ["Debug", "Error"])
    })
  )

  it("is the same in the Promise API", async () => {
    const socket = new ScriptedSocket()
    const ended = new Promise((resolve) => {
      const handler = createMediaSocketHandler({
        audience,
        keys: { jwks },
        onSocket: async (media, { callConnectionId }) => {
          for await (const { _tag } of media.packets()) resolve(`${callConnectionId} ${_tag}`)
        }
      })
      void handler.fetch(requestOf(), () => ({ socket, response: new Response() })).then(() => spoken(socket))
    })
    assert.strictEqual(await ended, "connection-1 AudioData")
    assert.throws(() => createMediaSocketHandler({ connectionString: "none", onSocket: () => {} }), /connectionString/)
  })
})
