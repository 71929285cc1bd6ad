/**
 * What a failure prints: over every transport nothing of the request and nothing of the bytes that came, however deep one looks.
 */
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import { createServer, type Server, type Socket } from "node:net"
import { inspect } from "node:util"
import { CommunicationError } from "../src/CommunicationError.ts"
import * as FetchTransport from "../src/FetchTransport.ts"
import * as HttpClientTransport from "../src/HttpClientTransport.ts"
import type { Transport } from "../src/Transport.ts"
import * as sample from "./support/sample.ts"
import { closedOrigin } from "./support/server.ts"
import { broken, requestTo, transports } from "./support/transports.ts"

const number = "14255550123"
const token = "eyJhbGciOiJub25lIn0.eyJza3lwZWlkIjoieCJ9.c2lnbmF0dXJl"
const secrets = [number, "c2lnbmF0dXJl", "opaque-secret", "rawPacket", "participants", "/things/"]

/** Every way in which a value may reach a log. */
const printings = (value: unknown): ReadonlyArray<string> => {
  const error = value instanceof Error ? [value.message, value.stack ?? "", value.toString()] : []
  return [
    ...error,
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: null, showHidden: true, maxStringLength: null }),
    inspect(value, { depth: null, getters: true }),
    Cause.pretty(Cause.fail(value)),
    JSON.stringify(Cause.fail(value))
  ]
}

const looksClean = (value: unknown) => {
  for (const text of printings(value)) {
    for (const secret of secrets) assert.notInclude(text, secret)
    // Bytes are printed as numbers, or as pairs of hexadecimal digits.
    assert.notMatch(text, /<Buffer|Uint8Array|"type":"Buffer"/)
  }
}

/** Answers that no parser takes, with what must not be shown in every part of them. */
const garbage = [
  `opaque-secret ${token} +${number}\r\n\r\n`,
  `HTTP/1.1 200 OK\r\nopaque-secret\u0000: +${number}\r\n\r\n`,
  `HTTP/1.1 200 OK\r\nContent-Length: opaque-secret${number}\r\n\r\n`,
  `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nopaque-secret${number}\r\n`,
  `HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nopaque-secret${number}`
]

let server: Server
let origin = ""
let answer = ""
beforeAll(async () => {
  server = createServer((socket: Socket) => {
    socket.on("error", () => {})
    socket.on("data", () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
})
afterAll(() => void server.close())

const id = `4:+${number}`
const path = `/things/participants/4%3A%2B${number}?token=opaque-secret`

const failureOf = (transport: Transport, endpoint: string) =>
  Effect.gen(function* () {
    const client = yield* sample.connect(transport, { endpoint, retry: { attempts: 1 } })
    const exit = yield* Effect.exit(client.invoke(sample.act, { id, participant: sample.participant }))
    assert(exit._tag === "Failure")
    looksClean(exit)
    for (const text of [Cause.pretty(exit.cause), inspect(exit.cause, { depth: null, showHidden: true })])
      for (const secret of secrets) assert.notInclude(text, secret)
    return yield* Effect.flip(exit)
  })

describe.each(transports)("over $name", ({ make }) => {
  const transport = make()

  it.live("an answer that is not HTTP is reported without its bytes, and without the request", () =>
    Effect.gen(function* () {
      for (answer of garbage) {
        const error = yield* Effect.promise(() => broken(transport, requestTo(origin, path)))
        assert.isNotEmpty(error.message)
        assert.isTrue(error.sent)
        looksClean(error)
        const failed = yield* failureOf(transport, origin)
        assert.instanceOf(failed, CommunicationError)
        looksClean(failed)
      }
    })
  )

  it.live("so is a connection that is refused, with its code", () =>
    Effect.gen(function* () {
      const closed = yield* Effect.promise(closedOrigin)
      const error = yield* Effect.promise(() => broken(transport, requestTo(closed, path)))
      assert.strictEqual(error.code, "ECONNREFUSED")
      assert.match(error.message, /^ECONNREFUSED /)
      looksClean(error)
      looksClean(yield* failureOf(transport, closed))
    })
  )

  it("so is a header that cannot be sent", async () => {
    const headers = ["authorization", `Bearer opaque-secret${number}\n`]
    const error = await broken(transport, requestTo(origin, path, { headers }))
    assert.isNotEmpty(error.message)
    looksClean(error)
  })
})

describe("what was thrown", () => {
  const inner = Object.assign(new Error(`refused http://127.0.0.1:9/things/4:+${number}`), {
    code: "ECONNRESET",
    rawPacket: Buffer.from("opaque-secret"),
    data: "opaque-secret"
  })
  const causes: ReadonlyArray<readonly [name: string, cause: unknown]> = [
    ["a cause of a cause", new TypeError("fetch failed", { cause: new Error("between", { cause: inner }) })],
    ["several errors", new AggregateError([inner, inner], "", { cause: "opaque-secret" })],
    ["a URL", new TypeError(`Failed to parse URL from https://contoso.example/things/${number}?sig=opaque-secret`)],
    ["a header", new TypeError(`Headers.append: "Bearer opaque-secret" is an invalid header value.`)],
    ["no error", { url: `https://contoso.example/things/${number}` }]
  ]

  it.each(causes)("%s: fetch keeps nothing of it but the code", async (_, cause) => {
    const error = await broken(
      FetchTransport.make(() => Promise.reject(cause)),
      requestTo("https://contoso.example", path)
    )
    looksClean(error)
    assert.deepStrictEqual(Object.keys(error).toSorted(), ["_tag", "code", "description", "sent"])
  })

  it.each(causes)("%s: HttpClient keeps nothing of it but the code", async (_, cause) => {
    const client = HttpClient.make((request) =>
      Effect.fail(
        new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
      )
    )
    const error = await broken(HttpClientTransport.make(client), requestTo("https://contoso.example", path))
    assert.isNotEmpty(error.message)
    looksClean(error)
  })

  it("is at most 300 characters", async () => {
    const failing = () => Promise.reject(new Error("x".repeat(100_000)))
    assert.lengthOf((await broken(FetchTransport.make(failing), requestTo("https://a.example", "/"))).message, 300)
  })
})
