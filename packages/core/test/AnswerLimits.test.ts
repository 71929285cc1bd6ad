/** How much of an answer is read, over every transport: counted as it arrives, and again when it was compressed. */
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib"
import * as CurrentTransport from "../src/CurrentTransport.ts"
import * as HttpClientTransport from "../src/HttpClientTransport.ts"
import type { WireResponse } from "../src/Transport.ts"
import * as sample from "./support/sample.ts"
import { answered, broken, requestTo, transports } from "./support/transports.ts"

const text = JSON.stringify({ name: "a thing", note: "Grüße 🙂 ".repeat(40) })
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
const encoded = new Map<string, readonly [encoding: string, body: Buffer]>([
  ["/gzip", ["gzip", gzipSync(text)]],
  ["/deflate", ["deflate", deflateSync(text)]],
  ["/raw-deflate", ["deflate", deflateRawSync(text)]],
  ["/br", ["br", brotliCompressSync(text)]],
  ["/bomb", ["gzip", bomb]],
  ["/broken", ["gzip", Buffer.from("not compressed at all")]]
])

let server: Server
let origin = ""
const accepted: Array<string | undefined> = []
/** Resolves when the connection of the next endless answer has been closed by its reader. */
let onClosed: () => void = () => {}
let requests = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    requests++
    request.resume()
    accepted.push(request.headers["accept-encoding"])
    const path = request.url?.split("?")[0] ?? ""
    const found = encoded.get(path)
    if (found) {
      const [encoding, body] = found
      response.writeHead(200, {
        "content-encoding": encoding,
        "content-length": body.length,
        "content-type": "application/json"
      })
      return response.end(body)
    }
    if (path.startsWith("/bytes/")) return response.end("x".repeat(Number(path.slice(7))))
    response.writeHead(path.startsWith("/things/unavailable") ? 503 : path.endsWith(":act") ? 202 : 200)
    const chunk = Buffer.alloc(65_536, " ")
    const write = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on("drain", write)
    response.once("close", () => onClosed())
    write()
    return response
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address: AddressInfo | string | null = server.address()
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const closing = () => new Promise<void>((resolve) => (onClosed = resolve))

const assertTooLarge = (response: WireResponse, limit: number) => {
  assert.strictEqual(response.status, 200)
  for (const read of [() => response.text(), () => response.bytes()])
    assert.throws(read, RangeError, `expected at most ${limit} bytes`)
}

for (const { make, name } of transports) {
  describe(`over ${name}`, () => {
    const transport = make({ maxAnswerBytes: 100_000 })

    it("reads an answer of as many bytes as are allowed, and no larger one", async () => {
      assert.lengthOf((await answered(transport, requestTo(origin, "/bytes/100000"))).text(), 100_000)
      assertTooLarge(await answered(transport, requestTo(origin, "/bytes/100001")), 100_000)
    })

    it("leaves an answer without an end, whose connection closes", async () => {
      const closed = closing()
      assertTooLarge(await answered(transport, requestTo(origin, "/endless")), 100_000)
      await closed
      assert.isAbove(requests, 0)
    })

    it("takes the limit of a request before its own", async () => {
      const request = requestTo(origin, "/bytes/200000", { maxAnswerBytes: 200_000 })
      assert.lengthOf((await answered(transport, request)).bytes(), 200_000)
      assertTooLarge(await answered(transport, { ...request, maxAnswerBytes: 199_999 }), 199_999)
    })

    it("reads a body that was compressed, whether it asked for that or not", async () => {
      const paths = name === "HttpClientTransport" ? ["/gzip"] : ["/gzip", "/deflate", "/br"]
      for (const path of paths) {
        const response = await answered(transport, requestTo(origin, path))
        assert.strictEqual(response.text(), text, path)
      }
    })

    it("leaves a body that decompresses to more than is allowed", async () => {
      const response = await answered(transport, requestTo(origin, "/bomb"))
      assert.strictEqual(response.status, 200)
      assertTooLarge(response, 100_000)
    })

    it("fails as sent when what was compressed is broken", async () => {
      assert.isTrue((await broken(transport, requestTo(origin, "/broken"))).sent)
    })

    it("asks for an answer that is not compressed, where the platform lets it", async () => {
      await answered(transport, requestTo(origin, "/bytes/1"))
      assert.strictEqual(accepted.at(-1), name === "FetchTransport" ? "gzip, deflate" : "identity")
    })

    it.live(
      "a call whose answer is too large fails with UnexpectedResponse, names the limit, and is not sent again",
      () =>
        Effect.gen(function* () {
          const client = yield* sample.connect(transport, { endpoint: origin, retry: { baseMillis: 1 } })
          const before = requests
          for (const call of [
            Effect.asVoid(client.invoke(sample.read, { id: "1" })),
            Effect.asVoid(client.invoke(sample.act, { id: "1", participant: sample.participant }))
          ]) {
            const error = yield* Effect.flip(call)
            assert.deepStrictEqual(error.reason, {
              _tag: "UnexpectedResponse",
              field: "",
              expected: "expected at most 100000 bytes"
            })
            assert.strictEqual(error.attempts, 1)
          }
          assert.strictEqual(requests - before, 2)
        })
    )

    it.live("a status counts whatever follows it: a failure that is too large is tried again", () =>
      Effect.gen(function* () {
        const client = yield* sample.connect(transport, { endpoint: origin, retry: { attempts: 2, baseMillis: 1 } })
        const error = yield* Effect.flip(client.invoke(sample.read, { id: "unavailable" }))
        assert.deepInclude(error, { attempts: 2, status: 503 })
        assert.strictEqual(error.reason._tag, "Unavailable")
      })
    )

    it("refuses invalid limits", () => {
      for (const value of [0, -1, 1.5, Number.NaN, Infinity]) {
        assert.throws(
          () => make({ maxAnswerBytes: value }),
          TypeError,
          "maxAnswerBytes: expected a whole number from 1"
        )
        assert.throws(() => make({ maxInFlight: value }), TypeError, "maxInFlight: expected a whole number from 1")
      }
    })
  })
}

it("deflate without its header is read as well", async () => {
  for (const { make, name } of transports.filter(({ knows }) => knows))
    assert.strictEqual((await answered(make(), requestTo(origin, "/raw-deflate"))).text(), text, name)
})

it("a client of effect that does not decompress is helped, within the limit", async () => {
  const undecoded = HttpClient.make((request, url) =>
    Effect.sync(() => {
      const body = url.pathname === "/bomb" ? bomb : gzipSync(text)
      const headers = { "content-encoding": "gzip" }
      return HttpClientResponse.fromWeb(request, new Response(new Uint8Array(body), { headers }))
    })
  )
  const transport = HttpClientTransport.make(undecoded, undefined, { maxAnswerBytes: 100_000 })
  assert.strictEqual((await answered(transport, requestTo("https://contoso.example", "/"))).text(), text)
  assertTooLarge(await answered(transport, requestTo("https://contoso.example", "/bomb")), 100_000)
})

it.live("16 MiB are read unless another limit is given", () =>
  Effect.gen(function* () {
    const transport = yield* CurrentTransport.CurrentTransport
    const closed = closing()
    const response = yield* Effect.promise(() => answered(transport, requestTo(origin, "/endless")))
    assertTooLarge(response, 16_777_216)
    yield* Effect.promise(() => closed)
  })
)
