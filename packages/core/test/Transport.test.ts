/** One suite for every transport, against a real server. */
import { afterAll, assert, beforeAll, describe, it, vi } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import { Socket } from "node:net"
import * as CurrentTransport from "../src/CurrentTransport.ts"
import * as FetchTransport from "../src/FetchTransport.ts"
import * as HttpClientTransport from "../src/HttpClientTransport.ts"
import * as NodeTransport from "../src/NodeTransport.ts"
import * as SharedKeyCredential from "../src/SharedKeyCredential.ts"
import type { WireRequest } from "../src/Transport.ts"
import * as sample from "./support/sample.ts"
import { closedOrigin, listen, type TestServer } from "./support/server.ts"
import { answered, broken, transports } from "./support/transports.ts"

let server: TestServer
beforeAll(async () => {
  server = await listen()
})
afterAll(() => server.close())

const request = (path: string, overrides: Partial<WireRequest> = {}): WireRequest => ({
  method: "GET",
  origin: server.origin,
  path,
  headers: ["x-one", "1"],
  body: undefined,
  ...overrides
})

const lastSeen = () => {
  const seen = server.seen.at(-1)
  if (seen === undefined) throw new Error("the server saw nothing")
  return seen
}

for (const { make, name } of transports) {
  describe(`over ${name}`, () => {
    const transport = make()

    it("sends method, path, headers and body to the letter", async () => {
      const path = "/a%2Fb/8%3Aacs%3Ax%20y:remove?q=%C3%A9+%26&api-version=2026-03-12"
      const body = '{"text":"Grüße 🙂"}'
      const headers = ["Content-Type", "application/merge-patch+json", "X-Case", "Kept"]
      await answered(transport, request(path, { method: "PATCH", headers, body }))
      const seen = lastSeen()
      assert.strictEqual(seen.method, "PATCH")
      assert.strictEqual(seen.path, path)
      assert.strictEqual(seen.body.toString(), body)
      assert.strictEqual(seen.headers["content-type"], "application/merge-patch+json")
      assert.strictEqual(seen.headers["x-case"], "Kept")
      assert.strictEqual(seen.headers["content-length"], String(Buffer.byteLength(body)))
      assert.isUndefined(seen.headers["transfer-encoding"])
      assert.strictEqual(seen.headers.host, new URL(server.origin).host)
    })

    it("sends bytes", async () => {
      const body = new Uint8Array([0, 255, 13, 10, 128])
      await answered(transport, request("/bytes", { method: "PUT", body }))
      assert.deepStrictEqual([...lastSeen().body], [...body])
    })

    it("sends a GET and a DELETE without a body, and a POST with an empty one", async () => {
      for (const method of ["GET", "DELETE", "POST"]) {
        await answered(transport, request("/plain", { method }))
        const { body, headers } = lastSeen()
        assert.lengthOf(body, 0)
        assert.isUndefined(headers["transfer-encoding"])
        if (method === "POST") assert.strictEqual(headers["content-length"], "0")
      }
    })

    it("reads status, headers and body", async () => {
      const response = await answered(transport, request("/plain"))
      assert.strictEqual(response._tag, "WireResponse")
      assert.strictEqual(response.status, 200)
      assert.strictEqual(response.header("content-type"), "application/json; charset=utf-8")
      assert.strictEqual(response.header("x-multi"), "one, two")
      assert.isUndefined(response.header("x-none"))
      assert.deepStrictEqual(JSON.parse(response.text()), { text: "Grüße 🙂" })
      assert.strictEqual(new TextDecoder().decode(response.bytes()), response.text())
    })

    it("reads an answer without a body", async () => {
      for (const [path, status] of [
        ["/empty", 202],
        ["/nothing", 204]
      ] as const) {
        const response = await answered(transport, request(path, { method: "POST", body: "{}" }))
        assert.strictEqual(response.status, status)
        assert.strictEqual(response.text(), "")
        assert.lengthOf(response.bytes(), 0)
      }
    })

    it("reads an answer in many pieces, whose letters lie across them", async () => {
      const response = await answered(transport, request("/large"))
      assert.strictEqual(response.text(), "ü".repeat(64 * 8_192))
      assert.lengthOf(response.bytes(), 2 * 64 * 8_192)
    })

    it("does not follow a redirect", async () => {
      const response = await answered(transport, request("/redirect"))
      assert.strictEqual(response.status, 302)
      assert.strictEqual(response.header("location"), "/elsewhere")
      assert.strictEqual(lastSeen().path, "/redirect")
    })

    it("uses connections again", async () => {
      const before = server.seen.length
      for (let i = 0; i < 20; i++) await answered(transport, request("/plain", { method: "POST", body: "{}" }))
      // A pool may open a second one while the first is still being handed back.
      assert.isAtMost(new Set(server.seen.slice(before).map(({ connection }) => connection)).size, 2)
    })

    it("carries many at once, each with its own answer", async () => {
      const statuses = await Promise.all(
        Array.from({ length: 60 }, async (_, i) => {
          const { status } = await answered(transport, request(i % 2 === 0 ? "/empty" : "/nothing"))
          return status === (i % 2 === 0 ? 202 : 204)
        })
      )
      assert.isTrue(statuses.every(Boolean))
    })

    it("fails as sent when the connection is reset before an answer", async () => {
      const error = await broken(transport, request("/reset", { method: "POST", body: "{}" }))
      assert.isTrue(error.sent)
      assert.isNotEmpty(error.message)
    })

    it("fails as sent when the answer breaks off", async () => {
      for (const path of ["/truncated", "/truncated-chunks"]) {
        const error = await broken(transport, request(path))
        assert.isTrue(error.sent)
      }
      assert.strictEqual((await answered(transport, request("/plain"))).status, 200)
    })

    it("fails as not sent when there is no connection", async () => {
      const error = await broken(transport, request("/", { origin: await closedOrigin(), method: "POST", body: "{}" }))
      assert.isFalse(error.sent)
      assert.strictEqual(error.code, "ECONNREFUSED")
    })

    it("stops an exchange: the connection closes, and nobody is called", async () => {
      const arrived = server.silence()
      const exchange = transport.send(request("/silence", { method: "POST", body: "{}" }), () =>
        assert.fail("it was cancelled")
      )
      const { closed } = await arrived
      assert.isTrue(exchange.sent())
      exchange.cancel()
      await closed
      exchange.cancel()
      assert.strictEqual((await answered(transport, request("/plain"))).status, 200)
    })

    it("stops an exchange that has not begun: it never arrives", async () => {
      const fresh = make()
      const exchange = fresh.send(request("/never"), () => assert.fail("it was cancelled"))
      exchange.cancel()
      for (let i = 0; i < 3; i++) await answered(fresh, request("/plain"))
      assert.deepStrictEqual(
        server.seen.filter(({ path }) => path === "/never"),
        []
      )
    })

    it("refuses a header that would be two, by throwing or failing, and sends nothing", async () => {
      const before = server.seen.length
      const refused = await broken(transport, request("/plain", { headers: ["x-one", "1\r\nx-two: 2"] })).catch(
        (cause: unknown) => cause
      )
      assert.instanceOf(refused, Error)
      assert.lengthOf(server.seen, before)
    })

    it.live("carries a client's calls, signed for what arrives", () =>
      Effect.gen(function* () {
        const client = yield* sample.connect(transport, { retry: { attempts: 1 }, endpoint: server.origin })
        const error = yield* Effect.flip(client.invoke(sample.act, { id: "4:+1 é", participant: sample.participant }))
        assert.strictEqual(error.reason._tag, "UnexpectedResponse")
        const { body, headers, path } = lastSeen()
        const date = headers["x-ms-date"]
        const signed = SharedKeyCredential.make(sample.accessKey).authorize(
          { method: "POST", host: headers.host ?? "", path: path ?? "", body },
          Date.parse(typeof date === "string" ? date : "")
        )
        assert.isTrue(Array.isArray(signed) && signed.includes(headers.authorization))
      })
    )
  })
}

it("NodeTransport gives up a connection that is idle for a minute", async () => {
  const limits = vi.spyOn(Socket.prototype, "setTimeout")
  await answered(NodeTransport.make(), request("/plain"))
  const found = limits.mock.calls.map(([millis]) => millis)
  limits.mockRestore()
  assert.include(found, 60_000)
})

it("a failure whose code is undefined is reported without one", async () => {
  const failing = () => Promise.reject(Object.assign(new Error("broken"), { code: undefined }))
  assert.strictEqual((await broken(FetchTransport.make(failing), request("/"))).message, "broken")
})

describe("HttpClientTransport.layer", () => {
  it.live("makes the context's client the transport, with what its own layer looks up", () =>
    Effect.gen(function* () {
      const requests: Array<{ readonly url: string; readonly redirect: string | undefined }> = []
      const fetch: typeof globalThis.fetch = (input, init) => {
        requests.push({ url: input instanceof Request ? input.url : String(input), redirect: init?.redirect })
        return Promise.resolve(new Response(null, { status: 204 }))
      }
      const transport = yield* CurrentTransport.CurrentTransport.pipe(
        Effect.provide(HttpClientTransport.layer),
        Effect.provide(FetchHttpClient.layer),
        Effect.provideService(FetchHttpClient.Fetch, fetch)
      )
      const client = yield* sample.connect(transport)
      yield* client.invoke(sample.remove, { id: "1" })
      assert.deepStrictEqual(requests, [
        { url: `${sample.endpoint}/things/1?api-version=2026-03-12`, redirect: "manual" }
      ])
    })
  )
})
