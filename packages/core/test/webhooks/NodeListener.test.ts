/** A handler behind Node's servers, whatever has read the body before it. */
import * as Http from "node:http"
import * as Http2 from "node:http2"
import * as Net from "node:net"
import type { AddressInfo } from "node:net"
import { gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as WebhookAnswer from "../../src/WebhookAnswer.ts"
import * as WebhookHandler from "../../src/WebhookHandler.ts"
import { type Handler, type NodeListener, type NodeRequest, toNodeListener } from "../../src/webhooks/NodeListener.ts"

const listening = (server: Http.Server | Http2.Http2Server) =>
  Effect.acquireRelease(
    Effect.promise(
      () =>
        new Promise<number>((resolve) => {
          server.listen(0, "127.0.0.1", () => {
            const bound: AddressInfo | string | null = server.address()
            resolve(typeof bound === "object" && bound !== null ? bound.port : 0)
          })
        })
    ),
    () =>
      Effect.promise(
        () =>
          new Promise<void>((resolve) => {
            server.close(() => resolve())
            if (server instanceof Http.Server) server.closeAllConnections()
          })
      )
  )

/** A handler that notes the bodies that it was given, and when its events were handled. */
const noting = (options: WebhookHandler.Limits = {}) => {
  const bodies: Array<string> = []
  const urls: Array<string> = []
  const happened: Array<string> = []
  const respond = WebhookHandler.make(
    "Test",
    { ...options, trusted: ({ url }) => urls.push(url) > 0 },
    (request, behind) =>
      Effect.gen(function* () {
        const early = WebhookAnswer.beforeBody(request)
        if (early !== undefined) return early
        const { body } = request
        bodies.push(body instanceof Uint8Array ? new TextDecoder().decode(body) : "none")
        yield* Effect.forkDetach(
          Effect.andThen(
            behind.after ?? Effect.void,
            Effect.sync(() => happened.push("handled"))
          )
        )
        return WebhookAnswer.json(200, { a: 1 })
      })
  )
  return { bodies, urls, happened, handler: WebhookHandler.promised(respond) }
}

/** Reads a body to its end, as parsers do. */
const whole = async (request: NodeRequest): Promise<Buffer> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type Parser = (request: Http.IncomingMessage) => Promise<void> | void

const served = (handler: Handler, before: Parser = () => {}) =>
  Effect.map(
    listening(
      Http.createServer((request, response) => {
        const listener = toNodeListener(handler)
        void Promise.resolve(before(request)).then(() => listener(request, response))
      })
    ),
    (port) => `http://127.0.0.1:${port}`
  )

const asked = (url: string, init: RequestInit = {}) =>
  Effect.promise(async () => {
    const response = await fetch(url, { method: "POST", body: '[{"b":2}]', ...init })
    return { status: response.status, text: await response.text(), headers: response.headers }
  })

const parsers: ReadonlyArray<readonly [what: string, before: Parser]> = [
  ["nobody", () => {}],
  [
    "a parser of JSON",
    async (request) => void Object.assign(request, { body: JSON.parse((await whole(request)).toString()) })
  ],
  ["a parser of text", async (request) => void Object.assign(request, { body: (await whole(request)).toString() })],
  ["a parser of bytes", async (request) => void Object.assign(request, { body: await whole(request) })],
  ["a parser that skips it and leaves an empty object", (request) => void Object.assign(request, { body: {} })],
  [
    "a host that keeps its bytes beside what it parses",
    async (request) => void Object.assign(request, { rawBody: await whole(request), body: { b: "parsed" } })
  ],
  ["something that takes its time", () => new Promise((resolve) => setImmediate(resolve))]
]

describe("a listener of Node's servers", () => {
  it.live.each(parsers)("has the body when it was read by %s", ([, before]) =>
    Effect.gen(function* () {
      const { bodies, handler, urls } = noting()
      const url = yield* served(handler, before)
      const { headers, status, text } = yield* asked(`${url}//events?secret=a`)
      assert.deepStrictEqual([status, text], [200, '{"a":1}'])
      assert.strictEqual(headers.get("content-type"), "application/json")
      assert.deepStrictEqual([bodies, urls], [['[{"b":2}]'], [`${url}//events?secret=a`]])
    })
  )

  it.live("answers 503 when the body was read and not kept: its events are to come again", () =>
    Effect.gen(function* () {
      const { bodies, handler } = noting()
      const url = yield* served(handler, async (request) => void (await whole(request)))
      const { headers, status } = yield* asked(url)
      assert.deepStrictEqual([status, headers.get("retry-after"), bodies], [503, "5", []])
    })
  )

  it.live("refuses a compressed body, unless a parser has decompressed it", () =>
    Effect.gen(function* () {
      const { bodies, handler } = noting()
      const init = { body: new Uint8Array(gzipSync("[3]")), headers: { "content-encoding": "gzip" } }
      assert.strictEqual((yield* asked(yield* served(handler), init)).status, 415)
      const parsed = yield* served(handler, async (request) => {
        await whole(request)
        Object.assign(request, { body: [3] })
      })
      assert.strictEqual((yield* asked(parsed, init)).status, 200)
      assert.deepStrictEqual(bodies, ["[3]"])
    })
  )

  it.live("answers a body that is too large, and other methods, on a connection that stays", () =>
    Effect.gen(function* () {
      const { bodies, handler } = noting({ maxBodyBytes: 100_000 })
      const url = yield* served(handler)
      assert.strictEqual((yield* asked(url, { body: "x".repeat(100_001) })).status, 413)
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(50_000))
      })
      // The answer comes while it is sent.
      const init = { body: endless, duplex: "half", signal: AbortSignal.timeout(10_000) }
      const early = yield* Effect.promise(() =>
        fetch(url, { method: "POST", ...init }).then(
          ({ status }) => status,
          () => 0
        )
      )
      assert.include([413, 0], early)
      for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
        const { status, text } = yield* asked(url, { method, body: null })
        assert.deepStrictEqual([status, text], [405, ""], method)
      }
      assert.strictEqual((yield* asked(url)).status, 200)
      assert.strictEqual(bodies.length, 1)
    })
  )

  it.live("goes on when a sender breaks off, or says what is no HTTP for the Fetch API", () =>
    Effect.gen(function* () {
      const { bodies, handler } = noting()
      const url = yield* served(handler)
      const { port } = new URL(url)
      const raw = (text: string) =>
        Effect.promise(
          () =>
            new Promise<string>((resolve) => {
              const socket = Net.connect(Number(port), "127.0.0.1", () => socket.write(text))
              let answer = ""
              socket.on("data", (chunk) => {
                answer += chunk.toString()
                socket.end()
              })
              socket.on("close", () => resolve(answer))
              socket.on("error", () => resolve(answer))
              if (text.includes("content-length: 9")) setImmediate(() => socket.destroy())
            })
        )
      yield* raw("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n[1")
      assert.match(yield* raw("TRACE / HTTP/1.1\r\nhost: a\r\n\r\n"), /^HTTP\/1.1 405 /)
      const strange = "POST http://[/ HTTP/1.1\r\nhost: %20 a\r\ncontent-length: 2\r\n\r\n[]"
      assert.match(yield* raw(strange), /^HTTP\/1.1 200 /)
      assert.match(yield* raw("POST * HTTP/1.1\r\nhost: a:b:c\r\ncontent-length: 2\r\n\r\n[]"), /^HTTP\/1.1 200 /)
      assert.strictEqual((yield* asked(url)).status, 200)
      assert.deepStrictEqual(bodies, ["[]", "[]", '[{"b":2}]'])
    })
  )

  it.live("hands events on once the answer was sent", () =>
    Effect.gen(function* () {
      const { handler, happened } = noting()
      const url = yield* served(
        Object.assign((request: WebhookHandler.WebRequest) => handler(request), {
          respond: (request: WebhookHandler.WebRequest, sending: WebhookHandler.Sending) => {
            void sending.sent?.then(() => happened.push("sent"))
            return handler.respond(request, sending)
          }
        })
      )
      yield* asked(url)
      while (happened.length < 2) yield* Effect.yieldNow
      assert.deepStrictEqual(happened, ["sent", "handled"])
    })
  )

  it.live("answers 500 when a program's own handler fails, at once or later", () =>
    Effect.gen(function* () {
      const failures: ReadonlyArray<Handler> = [
        () => {
          throw new Error("at once")
        },
        () => Promise.reject(new Error("later"))
      ]
      for (const failing of failures) assert.strictEqual((yield* asked(yield* served(failing))).status, 500)
      const own = async (request: Request) => {
        const headers = new Headers({ "x-body": await request.text() })
        headers.append("set-cookie", "a=1")
        headers.append("set-cookie", "b=2")
        return new Response("made", { status: 201, headers })
      }
      const { headers, status, text } = yield* asked(yield* served(own))
      assert.deepStrictEqual([status, text, headers.get("x-body")], [201, "made", '[{"b":2}]'])
      assert.deepStrictEqual(headers.getSetCookie(), ["a=1", "b=2"])
    })
  )

  it.live("takes Fastify's request and reply, whose body is parsed or left", () =>
    Effect.gen(function* () {
      const { bodies, handler } = noting()
      const listener: NodeListener = toNodeListener(handler)
      let hijacked = 0
      for (const parse of [true, false]) {
        const server = Http.createServer((raw, response) => {
          const body = parse ? whole(raw).then((bytes): unknown => JSON.parse(bytes.toString())) : Promise.resolve()
          void body.then((body) => listener({ raw, body }, { raw: response, hijack: () => hijacked++ }))
        })
        assert.strictEqual((yield* asked(`http://127.0.0.1:${yield* listening(server)}`)).status, 200)
      }
      assert.deepStrictEqual([bodies, hijacked], [['[{"b":2}]', '[{"b":2}]'], 2])
    })
  )

  it.live("takes HTTP/2", () =>
    Effect.gen(function* () {
      const { bodies, handler, urls } = noting()
      const server = Http2.createServer(toNodeListener(handler))
      const port = yield* listening(server)
      const session = Http2.connect(`http://127.0.0.1:${port}`)
      const status = yield* Effect.promise(
        () =>
          new Promise<unknown>((resolve, reject) => {
            const stream = session.request({ ":method": "POST", ":path": "/events" })
            stream.on("response", (headers) => resolve(headers[":status"]))
            stream.on("error", reject)
            stream.resume()
            stream.end("[4]")
          })
      )
      session.close()
      assert.deepStrictEqual([status, bodies, urls], [200, ["[4]"], [`http://127.0.0.1:${port}/events`]])
    })
  )
})
